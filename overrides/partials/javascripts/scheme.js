// The colour scheme before first paint.
try {
  document.documentElement.dataset.mdColorScheme =
    localStorage.getItem("newsroom.scheme") || (matchMedia("(prefers-color-scheme:dark)").matches ? "slate" : "default")
} catch {}
