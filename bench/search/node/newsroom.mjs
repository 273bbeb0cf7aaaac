// Runs the script that the site ships against the index that the site ships.
// Each query is asked once with nothing loaded (bytes, requests) and then warm (milliseconds).
import { readFileSync } from "node:fs"
import { answer, task, timed } from "./timing.mjs"

const RESULTS = 10
const { site, script, queries } = task()
const source = readFileSync(`${site}/${script}`)
const { Index, search } = await import(`data:text/javascript;base64,${source.toString("base64")}`)

let loaded = []
const load = async (name) => {
  const bytes = readFileSync(`${site}/search/${name}`)
  loaded.push(bytes.length)
  return new Response(bytes)
}
const results = async (index, text) => {
  const { pages } = await search(index, text)
  return Promise.all(pages.slice(0, RESULTS).map(({ id }) => index.passage(id)))
}

const warm = await new Index(load).open()
const answers = []
for (const { text } of queries) {
  loaded = []
  const found = await results(await new Index(load).open(), text)
  const [bytes, requests] = [loaded.reduce((sum, length) => sum + length, 0), loaded.length]
  const ms = await timed(() => results(warm, text))
  answers.push({ pages: found.map(({ url }) => url), bytes, requests, ms })
}
answer(answers)
