// Reads the files that hooks/newsroom/search writes: the root, shards of terms, chunks of passages.

import { keyOf } from "./search-words.mjs"

const TWO_BYTES = 0xc0
const FOUR_BYTES = 0xff

// load(name, fresh) promises the Response with one file of the index.
export class Index {
  constructor(load) {
    this.load = load
    this.files = new Map()
    this.failed = 0 // files that could not be had; what depends on them is left out
  }

  async open() {
    const root = await readJson(inflate(await this.load("root.bin", true)))
    if (root.version !== 1) throw new Error("version") // VERSION in index.py
    Object.assign(this, root)
    // A word ends in a digit: how often it stands in the site, as a power of two.
    this.words = new Map(root.words.split(" ").map((word) => [word.slice(0, -1), +word.slice(-1)]))
    this.acronyms = new Map(root.acronyms.flatMap((rule) => rule.map((phrase) => [keyOf(phrase), [phrase, rule[1]]])))
    let page = -1
    this.pageOf = Int32Array.from(root.pages, (words) => (page += words > 0)) // of the title
    this.size = this.pageOf.length
    return this
  }

  // The terms of every shard that holds one of the keys, or keys that start in one of these ways.
  async terms(keys, starts) {
    const numbers = new Set(keys.map((key) => this.shardOf(key)))
    for (const start of starts) {
      const last = this.shardOf(start + "\uffff")
      for (let number = this.shardOf(start), most = number + 2; number <= last && number <= most; number++) numbers.add(number)
    }
    const shards = await had([...numbers].map((number) => this.file("t", number, this.shards, readShard)))
    return new Map(shards.flatMap((shard) => [...shard]))
  }

  async passage(id) {
    let chunk = 0
    let row = id
    while (row >= this.counts[chunk]) row -= this.counts[chunk++]
    const rows = await this.file("p", chunk, this.chunks, readJson)
    const [section, anchor, text, title, page, kind, date, agency, sample, number] = rows[row]
    return { section, url: page + anchor, text, title, kind, date, agency, sample, number }
  }

  columns() {
    return this.file("f", 0, this.facets, readJson)
  }

  shardOf(term) {
    return this.first.findLastIndex((first) => first <= term)
  }

  file(kind, number, digests, read) {
    const name = `${kind}${number}-${digests[number >> 4]}.bin` // sixteen files share a digest
    if (!this.files.has(name)) {
      const file = this.load(name).then((response) => read(inflate(response)))
      this.files.set(name, file)
      file.catch(() => {
        this.files.delete(name)
        this.failed++
      })
    }
    return this.files.get(name)
  }
}

// What could be had of something promised.
export const had = async (promises) => (await Promise.allSettled(promises)).flatMap(({ value }) => value ?? [])

const inflate = ({ body }) => new Response(body.pipeThrough(new DecompressionStream("deflate")))

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
    const [key, ...forms] = line.split("|")
    if (!pair) word = key
    const lists = []
    for (let count = heads(); count > 0; count--) {
      const list = { forms: pair ? [heads(true), heads(true)] : [heads(true)] }
      const head = heads()
      list.level = head & 7
      list.docs = new Int32Array(head >> 3)
      for (let i = 0, doc = 0; i < list.docs.length; i++) list.docs[i] = doc += docs()
      if (pair) list.places = list.docs.map(() => places())
      lists.push(list)
    }
    if (lists.length) terms.set(pair ? word + key : key, { forms: forms.length ? forms : [key], lists })
  }
  return terms
}

// Gives the numbers of a run one by one; `plain` is a single byte as it is.
const numbers = (bytes) => {
  let at = 0
  return (plain) => {
    const first = bytes[at++]
    if (plain || first < TWO_BYTES) return first
    if (first < FOUR_BYTES) return TWO_BYTES + ((first - TWO_BYTES) << 8) + bytes[at++]
    return (bytes[at++] << 16) | (bytes[at++] << 8) | bytes[at++]
  }
}
