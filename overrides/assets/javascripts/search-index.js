// Reads the files of hooks/newsroom/search: the root, shards of terms, chunks of passages.

const TWO_BYTES = 0xc0
const FOUR_BYTES = 0xff
const VERSION = 1

// load(name, fresh) gives the bytes of one file of the index, or throws.
export class Index {
  #load
  #files = new Map()

  constructor(load) {
    this.#load = load
  }

  async open(fresh = false) {
    const root = JSON.parse(await inflate(await this.#load("root.bin", fresh)).text())
    if (root.version !== VERSION) throw new Error("version")
    this.root = root
    this.size = root.passages
    this.firsts = root.first.split("\n")
    this.words = new Map(root.words ? root.words.split(" ").map((w) => [w.slice(0, -1), +w.at(-1)]) : [])
    this.pageOf = new Int32Array(root.passages)
    for (let i = 0, page = -1; i < root.passages; i++) this.pageOf[i] = page += +root.pages[i]
    this.starts = [0]
    for (const count of root.counts) this.starts.push(this.starts.at(-1) + count)
    return this
  }

  // The shards holding these terms (or everything that starts with them), as one Map.
  async terms(keys, prefixes = []) {
    const numbers = new Set(keys.map((key) => this.#shardOf(key)))
    for (const prefix of prefixes) {
      const last = Math.min(this.#shardOf(prefix + "\uffff"), this.#shardOf(prefix) + 2)
      for (let n = this.#shardOf(prefix); n <= last; n++) numbers.add(n)
    }
    const shards = await Promise.all([...numbers].map((n) => this.#file("t", n, this.root.shards, readShard)))
    return new Map(shards.flatMap((shard) => [...shard]))
  }

  async passage(id) {
    let chunk = 0
    while (this.starts[chunk + 1] <= id) chunk++
    const rows = await this.#file("p", chunk, this.root.chunks, readJson)
    const [section, anchor, text, title, page, kind, date, agency, number, sample] = rows[id - this.starts[chunk]]
    return { id, section, url: page + anchor, text, title, page, kind, date, agency, number, sample: !!sample }
  }

  facets() {
    return this.#file("f", "", this.root.facets, readJson)
  }

  #shardOf(term) {
    let low = 0
    let high = this.firsts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (this.firsts[middle] <= term) low = middle
      else high = middle - 1
    }
    return low
  }

  #file(kind, number, digests, read) {
    const digest = digests.slice(number * 6, number * 6 + 6)
    const name = `${kind}${number}-${digest}.bin`
    if (!this.#files.has(name)) {
      const file = this.#load(name).then((bytes) => read(inflate(bytes)))
      file.catch(() => this.#files.delete(name))
      this.#files.set(name, file)
    }
    return this.#files.get(name)
  }
}

function inflate(bytes) {
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate")))
}

const readJson = (response) => response.json()

async function readShard(response) {
  const buffer = await response.arrayBuffer()
  const view = new DataView(buffer)
  const runs = []
  for (let at = 0; at < buffer.byteLength; ) {
    const length = view.getUint32(at, true)
    runs.push(new Uint8Array(buffer, at + 4, length))
    at += 4 + length
  }
  const lines = new TextDecoder().decode(runs[0]).split("\n")
  const heads = numbers(runs[1])
  const docs = numbers(runs[2])
  const places = numbers(runs[3])
  const terms = new Map()
  let word = ""
  for (const line of lines) {
    const pair = line[0] === " "
    const forms = pair ? [] : line.split("|")
    if (!pair) word = forms[0]
    const term = pair ? word + line : word
    const lists = []
    for (let count = heads(); count > 0; count--) {
      const left = heads(1)
      const right = pair ? heads(1) : 0
      const head = heads()
      const list = new Int32Array(head >> 3)
      for (let i = 0, doc = 0; i < list.length; i++) list[i] = doc += docs()
      const at = pair && new Int32Array(list.length)
      for (let i = 0; i < at.length; i++) at[i] = places()
      lists.push({ left, right, level: head & 7, docs: list, places: at })
    }
    if (lists.length) terms.set(term, { forms: forms.length > 1 ? forms.slice(1) : forms, lists })
  }
  return terms
}

// Reads the numbers of a run one by one; `plain` takes a single byte as it is.
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
