// Reads the files that hooks/newsroom/search writes: the root, shards of terms, chunks of passages.

const VERSION = 1
const TWO_BYTES = 0xc0
const FOUR_BYTES = 0xff
const FILES_TO_A_DIGEST = 16

// load(name, fresh) gives the bytes of one file of the index, or throws.
export class Index {
  constructor(load) {
    this.load = load
    this.files = new Map()
  }

  async open(fresh = false) {
    const root = JSON.parse(await inflate(await this.load("root.bin", fresh)).text())
    if (root.version !== VERSION) throw new Error("version")
    this.root = root
    this.size = root.passages
    this.first = root.first.split("\n")
    this.acronyms = root.acronyms.map(([full, short]) => [full.split(" "), short])
    // A word ends in a digit: how often it stands in the site, as a power of two.
    this.words = new Map(root.words.split(" ").map((word) => [word.slice(0, -1), +word.slice(-1)]))
    this.pageOf = new Int32Array(this.size)
    for (let i = 0, page = -1; i < this.size; i++) this.pageOf[i] = page += +root.pages[i]
    this.starts = [0]
    for (const count of root.counts) this.starts.push(this.starts[this.starts.length - 1] + count)
    return this
  }

  // The terms of every shard that holds one of the keys, or keys that start with a prefix.
  async terms(keys, prefixes) {
    const numbers = new Set(keys.map((key) => this.shardOf(key)))
    for (const prefix of prefixes) {
      const from = this.shardOf(prefix)
      const to = Math.min(this.shardOf(prefix + "\uffff"), from + 2)
      for (let number = from; number <= to; number++) numbers.add(number)
    }
    const shards = [...numbers].map((number) => this.file("t", number, this.root.shards, readShard))
    return new Map((await Promise.all(shards)).flatMap((shard) => [...shard]))
  }

  async passage(id) {
    let chunk = 0
    while (this.starts[chunk + 1] <= id) chunk++
    const rows = await this.file("p", chunk, this.root.chunks, readJson)
    const [section, anchor, text, title, page, kind, date, agency, number, sample] = rows[id - this.starts[chunk]]
    return { id, section, url: page + anchor, text, title, kind, date, agency, number, sample: !!sample }
  }

  facets() {
    return this.file("f", 0, this.root.facets, readJson)
  }

  shardOf(term) {
    let low = 0
    let high = this.first.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (this.first[middle] <= term) low = middle
      else high = middle - 1
    }
    return low
  }

  file(kind, number, digests, read) {
    const at = 6 * Math.floor(number / FILES_TO_A_DIGEST)
    const name = `${kind}${number}-${digests.slice(at, at + 6)}.bin`
    if (!this.files.has(name)) {
      const file = Promise.resolve(this.load(name)).then((bytes) => read(inflate(bytes)))
      file.catch(() => this.files.delete(name))
      this.files.set(name, file)
    }
    return this.files.get(name)
  }
}

const inflate = (bytes) => new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate")))

const readJson = (response) => response.json()

async function readShard(response) {
  const buffer = await response.arrayBuffer()
  const runs = []
  for (let at = 0; at < buffer.byteLength; ) {
    const length = new DataView(buffer).getUint32(at, true)
    runs.push(new Uint8Array(buffer, at + 4, length))
    at += 4 + length
  }
  const [heads, docs, places] = runs.slice(1).map(numbers)
  const terms = new Map()
  let word
  for (const line of new TextDecoder().decode(runs[0]).split("\n")) {
    const pair = line[0] === " "
    const forms = line.split("|")
    if (!pair) word = forms[0]
    const lists = []
    for (let count = heads(); count > 0; count--) {
      const list = { left: heads(true), right: pair && heads(true) }
      const head = heads()
      list.level = head & 7
      list.docs = new Int32Array(head >> 3)
      for (let i = 0, doc = 0; i < list.docs.length; i++) list.docs[i] = doc += docs()
      if (pair) list.places = list.docs.map(() => places())
      lists.push(list)
    }
    if (lists.length) terms.set(pair ? word + line : word, { forms: forms[1] ? forms.slice(1) : forms, lists })
  }
  return terms
}

// Gives the numbers of a run one by one; `plain` is a single byte as it is.
function numbers(bytes) {
  let at = 0
  return (plain) => {
    const first = bytes[at++]
    if (plain || first < TWO_BYTES) return first
    if (first < FOUR_BYTES) return TWO_BYTES + ((first - TWO_BYTES) << 8) + bytes[at++]
    at += 3
    return (bytes[at - 3] << 16) | (bytes[at - 2] << 8) | bytes[at - 1]
  }
}
