// What the page of results shows for each query: titles and snippets with their [marks], and the
// words that were not found or taken for others, and what was meant by keys of Telex. Reads {"scripts", "site", "queries"} as JSON.
import { readFileSync } from "node:fs"

const { scripts, site, queries } = JSON.parse(readFileSync(0, "utf8"))
const [{ Index }, { meantBy, search }, { matcher, snippet }, { wordsOf }] = await Promise.all(
  ["index", "open", "marks", "words"].map((part) => import(`${scripts}/search-${part}.mjs`)),
)
const index = await new Index(async (name) => new Response(readFileSync(`${site}/search/${name}`))).open()

const marked = (text, matches) => {
  let shown = ""
  let at = 0
  for (const { start, end, raw } of wordsOf(text).filter(matches)) {
    shown += `${text.slice(at, start)}[${raw}]`
    at = end
  }
  return shown + text.slice(at)
}

const answers = []
for (const text of queries) {
  const found = await search(index, text)
  const matches = matcher(found)
  const shown = await Promise.all(found.pages.map(({ id }) => index.passage(id)))
  const words = (fits) => found.slots.filter(fits).map(({ words: [{ raw }] }) => raw)
  answers.push({
    urls: shown.map(({ url }) => url),
    titles: shown.map(({ title }) => marked(title, matches)),
    snippets: shown.map(({ text }) => marked(snippet(text, matches), matches)),
    meant: await meantBy(index, text),
    missing: words(({ lists }) => !lists.length),
    guessed: words(({ lists, guessed }) => lists.length && guessed),
  })
}
console.log(JSON.stringify(answers))
