// The page of results. Its whole state is in the address: ?q=…&loai=…&xep=ngay&trang=2

import { had } from "./search-index.mjs"
import { fill, make, matcher, snippet } from "./search-marks.mjs"
import { bestOfPages, meantBy, search } from "./search-open.mjs"

const A_PAGE = 10
const CLOSE = 0.2 // of the best score: by date too, what answers less well comes after what does

// Shows what the address asks for, now and whenever it changes.
export function showResults({ form, page, root, ask, say }) {
  const [summary, filters, list, pager] = page.children
  const selects = [...filters.querySelectorAll("[data-column]")]
  const title = document.title
  let wanted
  // On a phone the results come first, unless the address asks for more than a query.
  filters.firstElementChild.open = innerWidth > 639 || location.search.includes("&")

  const address = (changes) => {
    const next = new URLSearchParams({ ...Object.fromEntries(wanted), trang: "", ...changes })
    for (const [name, value] of [...next]) if (!value) next.delete(name)
    return `?${next}`
  }
  // Whether a page has what the address asks for, one column left out.
  const passes = (columns, but) => ({ id }) =>
    selects.every(({ name, dataset: { column } }) => {
      const label = wanted.get(name)
      const { labels, rows } = columns[column] ?? {}
      return !label || !rows || name === but || rows[id].some((number) => labels[number] === label)
    })

  const look = async (index, query) => {
    const found = await search(index, query)
    const columns = selects.some(({ name }) => wanted.get(name)) ? await index.columns().catch(() => ({})) : {}
    const pages = bestOfPages(found.hits.filter(passes(columns)))
    const least = CLOSE * pages[0]?.score
    if (wanted.get("xep")) pages.sort((a, b) => (b.score >= least) - (a.score >= least) || b.id - a.id)
    const total = pages.length
    const last = Math.max(0, Math.ceil(total / A_PAGE) - 1)
    const first = A_PAGE * Math.min(last, Math.max(0, parseInt(wanted.get("trang")) - 1 || 0))
    const shown = await had(pages.slice(first, first + A_PAGE).map(({ id }) => index.passage(id)))
    return { ...found, total, first, shown, meant: await meantBy(index, query) }
  }

  async function draw() {
    const mine = (wanted = new URLSearchParams(location.search))
    const query = (wanted.get("q") ?? "").trim()
    form.elements.q.value = query
    document.title = query ? `${query} – ${title}` : title
    page.hidden = !query
    page.nextElementSibling.hidden = !!query
    if (!query) return
    summary.textContent = say.busy
    const found = await ask((index) => look(index, query)).catch(() => ({ total: 0, shown: [], failed: 1 }))
    if (mine !== wanted) return
    const { total, first, shown, failed, meant, slots } = found
    summary.textContent = total ? `${total} ${say.found}` : failed ? "" : say.none
    const tell = (sentence, fits) => {
      const words = slots.filter(fits).map(({ words: [{ raw }] }) => raw)
      if (words[0]) summary.append(` ${sentence} ${words.join(", ")}.`)
    }
    if (total && !failed) {
      tell(say.missing, ({ lists }) => !lists.length)
      tell(say.guessed, ({ lists, guessed }) => lists.length && guessed)
    }
    if (meant) summary.append(` ${say.meant} `, make("a", meant, { href: address({ q: meant }) }))
    const trouble = () => summary.append(` ${say.trouble} `, make("button", say.retry, { type: "button", onclick: draw }))
    if (failed) trouble()
    list.replaceChildren(...shown.map((passage) => item(passage, matcher(found))))
    list.start = first + 1
    const turn = (text, trang) => make("a", text, { href: address({ trang }) })
    pager.replaceChildren()
    if (first) pager.append(turn(say.back, first / A_PAGE))
    if (first + A_PAGE < total) pager.append(turn(say.next, first / A_PAGE + 2))
    if (found.hits?.length) {
      const counted = ask(async (index) => mine === wanted && count(found.hits, await index.columns()))
      await counted.catch(() => failed || mine !== wanted || trouble())
    }
  }

  // Fills the filters with what the results have, each with its number of pages.
  const count = (hits, columns) => {
    for (const select of selects) {
      const { labels, rows } = columns[select.dataset.column]
      const found = labels.map(() => new Set())
      const chosen = wanted.get(select.name) ?? ""
      const others = hits.filter(passes(columns, select.name))
      for (const { id, page } of others) for (const number of rows[id]) found[number].add(page)
      const options = labels.flatMap((label, i) => (found[i].size || label === chosen ? new Option(`${label} (${found[i].size})`, label) : []))
      select.replaceChildren(select.options[0], ...options)
      select.value = chosen
      // A filter that has the focus stays, for Tab to go on from.
      const narrows = options[1] || (options[0] && others.some(({ id }) => !rows[id].length))
      select.parentNode.hidden = !narrows && !chosen && select !== document.activeElement
    }
    filters.elements.xep.value = wanted.get("xep") ?? ""
    filters.hidden = false
  }

  const item = ({ url, title, section, kind, number, date, agency, sample, text }, matches) => {
    const entry = make("li")
    const heading = make("h2")
    const link = fill(make("a", "", { href: new URL(url, root) }), title, matches)
    if (section) link.append(fill(make("small"), section, matches))
    heading.append(link)
    const facts = [kind, number, date.split("-").reverse().join("/"), agency, sample && say.sample].filter(Boolean).join(" · ")
    entry.append(heading, make("small", facts), fill(make("p"), snippet(text, matches), matches))
    return entry
  }

  filters.addEventListener("change", ({ target: { name, value } }) => {
    history.pushState(null, "", address({ [name]: value }))
    draw()
  })
  addEventListener("popstate", draw)
  draw()
}
