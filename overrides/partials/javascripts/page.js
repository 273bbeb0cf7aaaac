// What the pages can do beyond HTML: the colour scheme, closing the menu, sharing, search on demand.
const boldFace = document.currentScript.dataset.boldFace
addEventListener("DOMContentLoaded", () => {
  const root = document.documentElement
  const dark = matchMedia("(prefers-color-scheme: dark)")
  const KEY = "newsroom.scheme"

  // Storage can be forbidden; the choice then lasts for the page.
  const remember = (scheme) => {
    try {
      const followsMachine = scheme === (dark.matches ? "slate" : "default")
      followsMachine ? localStorage.removeItem(KEY) : localStorage.setItem(KEY, scheme)
    } catch {}
  }
  const chosen = () => {
    try {
      return localStorage.getItem(KEY)
    } catch {
      return null
    }
  }

  const button = document.querySelector("[data-scheme-switch]")
  const show = (scheme) => {
    root.dataset.mdColorScheme = scheme
    button?.setAttribute("aria-pressed", scheme === "slate")
  }
  show(root.dataset.mdColorScheme || "default")
  button?.addEventListener("click", () => {
    const scheme = root.dataset.mdColorScheme === "slate" ? "default" : "slate"
    show(scheme)
    remember(scheme)
  })
  dark.addEventListener?.("change", () => chosen() || show(dark.matches ? "slate" : "default"))

  const menu = document.querySelector("[data-menu]")
  const closeMenu = () => {
    if (menu?.open) menu.open = false
  }
  addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu?.open) return
    closeMenu()
    menu.querySelector("summary").focus()
  })
  addEventListener("click", (event) => menu?.contains(event.target) || closeMenu())
  menu?.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !menu.contains(event.relatedTarget)) closeMenu()
  })

  // A link may lead into something folded: older browsers do not open it by themselves.
  const unfold = () => {
    const target = document.getElementById(location.hash.slice(1))
    const folded = target?.closest("details:not([open])")
    if (folded) {
      folded.open = true
      target.scrollIntoView()
    }
  }
  unfold()
  addEventListener("hashchange", unfold)

  for (const share of document.querySelectorAll("[data-share]")) {
    share.addEventListener("click", async () => {
      const url = share.dataset.share
      try {
        if (navigator.share) return await navigator.share({ title: document.title, url })
        await navigator.clipboard.writeText(url)
        share.nextElementSibling.textContent = share.dataset.done
      } catch {}
    })
  }

  // The search module costs nothing until somebody turns to the search box.
  for (const form of document.querySelectorAll("[data-search]")) {
    const load = () => import(new URL(form.dataset.search, document.baseURI).href).then((search) => search.default?.(form))
    form.addEventListener("focusin", load, { once: true })
    if (form.contains(document.activeElement)) load()
  }

  // The next page may need the bold face; the words of this one come first.
  const fetchBold = () => {
    const face = Object.assign(document.createElement("link"), { rel: "prefetch", href: boldFace, crossOrigin: "" })
    document.head.append(face)
  }
  addEventListener("load", () => setTimeout(fetchBold, 300))
})
