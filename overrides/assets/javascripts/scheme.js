/* Light or dark: the reader's choice, else the system's, which the stylesheet follows by itself. Runs before the page is drawn. */
(() => {
  const root = document.documentElement, KEY = "archive-scheme", system = matchMedia("(prefers-color-scheme: dark)")
  const isDark = () => (root.dataset.scheme ? root.dataset.scheme === "dark" : system.matches)
  try {
    const chosen = localStorage.getItem(KEY)
    if (chosen === "dark" || chosen === "light") root.dataset.scheme = chosen
  } catch { /* A browser that keeps nothing follows the system. */ }

  addEventListener("DOMContentLoaded", () => {
    const button = document.querySelector(".scheme")
    if (!button) return
    const name = () => { button.title = isDark() ? button.dataset.light : button.dataset.dark; button.setAttribute("aria-label", button.title) }
    button.addEventListener("click", () => {
      root.dataset.scheme = isDark() ? "light" : "dark"
      try { localStorage.setItem(KEY, root.dataset.scheme) } catch { /* As above. */ }
      name()
    })
    system.addEventListener("change", name)
    name()
    button.hidden = false
  })
})()
