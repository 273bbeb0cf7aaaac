// Opens the index of the site, and answers with pages, for the box and for the page of results.

import { Index } from "./search-index.mjs"
import { rank } from "./search-rank.mjs"
import { repair } from "./search-repair.mjs"

// task(index) runs once more with the newest index when some of its files were not there: the site
// may have been published again since the page was opened. Gives its result and `failed`.
export function openSearch(folder) {
  const load = async (name, fresh) => {
    const answer = await fetch(new URL(name, folder), fresh && { cache: "no-cache" })
    if (!answer.ok) throw new Error(answer.status)
    return answer
  }
  const open = () => new Index(load).open().catch(reloadOldPage)
  let index
  const ask = async (task, again) => {
    index ??= await open()
    index.failed = 0
    const result = await task(index)
    if (again || !index.failed) return { ...result, failed: index.failed }
    index = await open().catch(() => index)
    return ask(task, true)
  }
  return ask
}

// A script of yesterday may not understand the index of today.
function reloadOldPage(error) {
  if (error.message === "version" && !sessionStorage.reloaded) {
    sessionStorage.reloaded = 1
    location.reload()
  }
  throw error
}

// hits: passages; pages: the best passage of each page.
export async function search(index, text) {
  const found = await rank(index, text)
  return { ...found, pages: bestOfPages(found.hits) }
}

// What a query with keys of Telex or VNI in it was meant to be, if the site has those words.
export async function meantBy(index, text) {
  const meant = repair(text, index.words)
  const { slots } = await rank(index, meant)
  return slots.every(({ words: [{ form, key, best }] }) => form === key || best === 1) ? meant : ""
}

export function bestOfPages(hits) {
  const seen = new Set()
  return hits.filter(({ page }) => !seen.has(page) && seen.add(page))
}
