// The search box: suggestions while typing (a combobox with a list), loaded when it gets focus.

import { had, Index } from "./search-index.mjs"
import { fill, make, matcher } from "./search-marks.mjs"
import { meantBy, openSearch, search } from "./search-open.mjs"
import { showResults } from "./search-page.mjs"

// For whoever wants the results without the page.
export { Index, search }

const PAUSE = 150
const MOST = 6

// Sets a form up, once: its box, and the results where the page has a place for them.
export default function setUp(form) {
  if (form.ready) return
  form.ready = true
  const folder = new URL(form.dataset.index, document.baseURI)
  const page = document.querySelector("[data-results]")
  const site = { form, page, root: new URL("..", folder), ask: openSearch(folder), say: { ...form.dataset, ...page?.dataset } }
  setUpBox(site)
  if (page) showResults(site)
}

if (globalThis.document?.querySelector("[data-results]")) setUp(document.querySelector("[data-search]"))

function setUpBox({ form, root, ask, say }) {
  const input = form.elements.q
  const list = form.querySelector("[role=listbox]")
  const status = form.querySelector("p")
  let active
  let wanted
  let timer

  const choose = (place) => {
    active = place
    const options = [...list.children]
    options.forEach((option, i) => option.setAttribute("aria-selected", i === place))
    input.setAttribute("aria-activedescendant", options[place]?.id ?? "")
    options[place]?.scrollIntoView({ block: "nearest" })
  }
  const show = (options, message) => {
    list.replaceChildren(...options)
    list.hidden = !options.length
    status.textContent = message
    input.setAttribute("aria-expanded", !list.hidden)
    choose(-1)
  }
  const close = () => {
    clearTimeout(timer)
    wanted = ""
    show([], "")
  }
  const option = (href, text) => {
    const row = make("a", text, { href, id: href, tabIndex: -1 })
    row.setAttribute("role", "option") // as attributes, for browsers that have no properties for ARIA
    return row
  }
  const suggestions = async (index, query) => {
    const found = await search(index, query)
    const total = found.pages.length
    const options = await had(
      found.pages.slice(0, MOST).map(async ({ id }) => {
        const { url, title, section, kind } = await index.passage(id)
        const row = option(new URL(url, root), "")
        const place = make("small", [section, kind].filter(Boolean).join(" · "))
        fill(row, title, matcher(found)).append(place)
        return row
      }),
    )
    const more = (text, q) => option(`${form.action}?${new URLSearchParams({ q })}`, text)
    const meant = await meantBy(index, query)
    if (meant) options.unshift(more(`${say.meant} ${meant}`, meant))
    if (total) options.push(more(`${say.all} (${total})`, query))
    return { options, total }
  }
  const suggest = async () => {
    const query = (wanted = input.value.trim())
    if (!query) return close()
    const { options, total, failed } = await ask((index) => suggestions(index, query)).catch(() => ({ options: [], failed: 1 }))
    if (wanted === query) show(options, failed ? say.trouble : total ? `${total} ${say.found}` : say.none)
  }

  input.addEventListener("input", () => {
    clearTimeout(timer)
    choose(-1) // what was chosen answers another query
    timer = setTimeout(suggest, PAUSE)
  })
  input.addEventListener("keydown", (event) => {
    const { length } = list.children
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (event.isComposing) return
    if (step && !length) suggest()
    else if (step) choose((Math.max(active, step < 0 ? 0 : -1) + step + length) % length)
    else if (event.key === "Enter" && active >= 0) list.children[active].click()
    else if (event.key === "Escape" && status.textContent) close()
    else return
    event.preventDefault()
  })
  form.addEventListener("submit", close)
  form.addEventListener("focusout", ({ relatedTarget }) => form.contains(relatedTarget) || close())
  // A press on an option or the button must not take the focus away before it is a click.
  form.addEventListener("mousedown", (event) => event.target === input || event.preventDefault())
  // What was typed before this script was here.
  if (input === document.activeElement) suggest()
}
