/* The field in the header of every page: results while typing, completions, all by keyboard. On the page of results it
   only passes the query on. Nothing happens while an input method composes. */
(() => {
  const form = document.querySelector("[data-search-form]")
  if (!form) return
  const search = archiveSearch, input = form.querySelector("input"), panel = form.querySelector(".search-panel")
  const list = panel.querySelector("ul"), status = panel.querySelector("[role=status]")
  const page = document.querySelector("[data-search-results]")
  const WAIT = 100, SHOWN = 6
  let timer, asked = 0, isComposing = false

  const close = () => {
    panel.hidden = true
    input.setAttribute("aria-expanded", "false")
    input.removeAttribute("aria-activedescendant")
  }
  const options = () => [...list.querySelectorAll("[role=option]")]
  const select = step => {
    const all = options(), now = all.findIndex(one => one.getAttribute("aria-selected") === "true")
    if (!all.length) return
    const next = all[(now + step + all.length + (now < 0 && step < 0 ? 1 : 0)) % all.length]
    for (const one of all) one.setAttribute("aria-selected", String(one === next))
    input.setAttribute("aria-activedescendant", next.id)
    next.scrollIntoView({ block: "nearest" })
  }
  const choose = option => { location.href = option.querySelector("a").href }
  const addOption = (link, ...rest) => {
    link.tabIndex = -1
    list.append(search.make("li", { role: "option", id: `search-option-${options().length}`, "aria-selected": "false" }, link, ...rest))
  }

  const show = async query => {
    const mine = ++asked, { make, say } = search
    if (!query.trim()) return close()
    try {
      await search.open()
      const { hits, phrases } = await search.find(query)
      const typed = query.split(/\s+/u).pop(), before = query.slice(0, query.length - typed.length)
      const completed = await search.complete(typed)
      const best = await Promise.all(hits.slice(0, SHOWN).map(({ number }) => search.readArticle(number)))
      if (mine !== asked) return
      list.replaceChildren()
      for (const { text, kind } of completed)
        addOption(make("a", { href: search.searchAddress(before + text) }, text), make("small", {}, search.words[`kind_${kind}`] || ""))
      for (const article of best) {
        const row = search.writeRow(article, phrases, query)
        addOption(row.querySelector("h3 a"), ...row.querySelectorAll(".quotation, .when"))
      }
      status.textContent = hits.length || !completed.length ? say("count", { n: hits.length }) : ""
      if (hits.length > SHOWN || !hits.length) addOption(make("a", { href: search.searchAddress(query), class: "all" }, say("see_all")))
    } catch {
      status.textContent = search.words ? say("unread") : status.dataset.unread
    }
    panel.hidden = false
    input.setAttribute("aria-expanded", "true")
  }

  const change = () => {
    clearTimeout(timer)
    if (isComposing) return
    timer = setTimeout(() => page ? page.dispatchEvent(new CustomEvent("query", { detail: input.value })) : show(input.value), WAIT)
  }
  input.addEventListener("compositionstart", () => { isComposing = true; clearTimeout(timer) })
  input.addEventListener("compositionend", () => { isComposing = false; change() })
  input.addEventListener("input", event => event.isComposing || change())
  input.addEventListener("focus", () => search.open().catch(() => {}), { once: true })
  input.addEventListener("keydown", event => {
    if (isComposing || event.isComposing) return
    const chosen = list.querySelector("[aria-selected=true]")
    if (event.key === "Escape") { close(); if (!input.value) input.blur() }
    else if (event.key === "ArrowDown" || event.key === "ArrowUp") select(event.key === "ArrowDown" ? 1 : -1)
    else if (event.key === "Enter" && chosen && !panel.hidden) choose(chosen)
    else return
    event.preventDefault()
  })
  list.addEventListener("click", event => { const option = event.target.closest("[role=option]"); if (option) choose(option) })
  form.addEventListener("focusout", event => form.contains(event.relatedTarget) || setTimeout(close, 200))
  for (const one of document.querySelectorAll("form[role=search]")) one.addEventListener("submit", event => {
    event.preventDefault()
    const query = one.querySelector("input").value
    if (!isComposing) page ? page.dispatchEvent(new CustomEvent("query", { detail: query })) : location.href = search.searchAddress(query)
  })
  document.addEventListener("keydown", event => {
    const isTyping = event.target.closest("input, textarea, select, [contenteditable]")
    const isSlash = event.key === "/" && !isTyping && !event.ctrlKey && !event.metaKey && !event.altKey
    if (!isSlash && !(event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey))) return
    event.preventDefault()
    input.focus()
    input.select()
  })
})()
