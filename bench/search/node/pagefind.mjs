// Runs Pagefind's own script against its index.
// Bytes are what a first search with ten results fetches: entry, wasm, meta, chunks, ten fragments.
import { existsSync, readFileSync } from "node:fs"
import { answer, task, timed } from "./timing.mjs"

const RESULTS = 10
const { site, queries, fold } = task()
const folded = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/đ/g, "d").replace(/Đ/g, "D")

let sizes = []
globalThis.fetch = async (url) => {
  const file = site + decodeURIComponent(new URL(url).pathname)
  if (!existsSync(file)) return new Response("", { status: 404 })
  const bytes = readFileSync(file)
  sizes.push(bytes.length)
  return new Response(bytes)
}
const basePath = "http://localhost/pagefind/"
globalThis.document = { querySelector: () => ({ getAttribute: () => "vi" }), currentScript: null }
const source = readFileSync(`${site}/pagefind/pagefind.js`)

const open = async (salt) => {
  const pagefind = await import(`data:text/javascript;base64,${Buffer.concat([source, Buffer.from(`\n//${salt}`)]).toString("base64")}`)
  await pagefind.options({ basePath, noWorker: true })
  await pagefind.init("vi")
  return pagefind
}
const results = async (pagefind, text) => {
  const found = await pagefind.search(fold ? folded(text) : text)
  return Promise.all((found?.results ?? []).slice(0, RESULTS).map((result) => result.data()))
}

const warm = await open("warm")
const answers = []
for (const [number, { text }] of queries.entries()) {
  sizes = []
  const found = await results(await open(number), text)
  const [bytes, requests] = [sizes.reduce((sum, size) => sum + size, 0), sizes.length]
  answers.push({ pages: found.map(({ url }) => url), bytes, requests, ms: await timed(() => results(warm, text)) })
}
answer(answers)
