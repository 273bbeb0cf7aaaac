// Runs Material's search worker, as the page would, against the index Material built.
// Bytes are the whole index, gzipped: every page fetches it before anyone searches.
import { gzipSync } from "node:zlib"
import { readFileSync, readdirSync } from "node:fs"
import { dirname, join } from "node:path"
import vm from "node:vm"
import { answer, task, timed } from "./timing.mjs"

const { site, queries } = task()
const folder = join(site, "assets/javascripts/workers")
const worker = join(folder, readdirSync(folder).find((name) => /^search\..*\.js$/.test(name)))
const raw = readFileSync(join(site, "search/search_index.json"))

let receive
let reply
const scope = {
  addEventListener: (_, listener) => (receive = listener),
  postMessage: (message) => reply(message),
  importScripts: (...names) => names.forEach((name) => run(join(dirname(worker), name))),
  console: { ...console, warn: () => {} },
  TextEncoder,
  performance,
}
scope.self = scope
vm.createContext(scope)
const run = (file) => vm.runInContext(readFileSync(file, "utf8"), scope, { filename: file })
run(worker)
const ask = (message) =>
  new Promise((resolve) => {
    reply = resolve
    receive({ data: message })
  })

await ask({ type: 0, data: { ...JSON.parse(raw), options: { suggest: false } } })
const pagesOf = ({ data }) => [...new Set(data.items.map(([{ location }]) => location.split("#")[0]))]
const bytes = gzipSync(raw).length
const answers = []
for (const { text } of queries) {
  const message = { type: 2, data: text }
  answers.push({ pages: pagesOf(await ask(message)).slice(0, 10), bytes, requests: 1, ms: await timed(() => ask(message)) })
}
answer(answers)
