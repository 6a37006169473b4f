/* The page of results: facets, order, quotations or words in context, suggestions, an address to share. */
(() => {
  const results = document.querySelector("[data-search-results]")
  if (!results) return
  const search = archiveSearch, { make, say } = search
  const find = name => document.querySelector(`.search-page .${name}`)
  const count = document.querySelector("[data-search-count]"), offers = document.querySelector("[data-search-suggestions]")
  const input = document.querySelector("[data-search-form] input")
  const ROWS = 20, SOON = 60, WIDTH = 24, FACET_ROWS = 8
  let asked = 0, query = "", order = "best", view = "articles", answer = { hits: [], phrases: [] }, shown = 0

  /* --- the address: ?q= from a server, #q= from a disk --- */
  const readAddress = () => {
    const values = new URLSearchParams(location.search)
    new URLSearchParams(location.hash.slice(1)).forEach((value, name) => values.set(name, value))
    return values
  }
  const writeAddress = () => {
    const values = new URLSearchParams()
    for (const [name, value] of [["q", query], ["order", order === "best" ? "" : order], ["view", view === "articles" ? "" : view]])
      if (value) values.set(name, value)
    const isDisk = location.protocol === "file:", text = String(values)
    history.replaceState(null, "", isDisk ? `#${text}` : text ? `?${text}` : location.pathname)
  }

  /* --- results --- */
  const sorted = () => order === "best" ? answer.hits : search.sortByDate(answer.hits, order === "newest")
  const showMore = async (mine, until) => {
    const hits = sorted()
    results.setAttribute("aria-busy", "true")
    while (shown < Math.min(until, hits.length)) {
      const next = hits.slice(shown, Math.min(shown + ROWS, until))
      const articles = await Promise.all(next.map(({ number }) => search.readArticle(number)))
      if (mine !== asked) return
      for (const article of articles) results.append(...view === "articles"
        ? [search.writeRow(article, answer.phrases, query)]
        : contexts(article))
      shown += next.length
    }
    find("search-more").hidden = shown >= hits.length
    results.setAttribute("aria-busy", "false")
  }
  const contexts = article => {
    const row = make("li", { "data-article-id": article.id, class: "contexts" })
    row.append(make("ol", {}, ...search.writeContexts(article, answer.phrases, query, WIDTH)))
    return [row]
  }
  const redraw = async () => {
    const mine = ++asked
    shown = 0
    results.replaceChildren()
    results.classList.toggle("kwic", view === "contexts")
    for (const button of document.querySelectorAll("[data-order], [data-view]"))
      button.setAttribute("aria-pressed", String([order, view].includes(button.dataset.order || button.dataset.view)))
    writeAddress()
    await showMore(mine, answer.hits.length <= SOON ? SOON : ROWS)
  }

  /* --- facets: a click writes the facet into the query, or takes it out --- */
  const toggle = text => {
    const words = query.trim().split(/\s+/u).filter(Boolean)
    ask((words.includes(text) ? words.filter(one => one !== text) : [...words, text]).join(" "))
  }
  const showFacets = async mine => {
    const groups = answer.hits.length ? await search.countFacets(answer.hits) : []
    if (mine !== asked) return
    const words = query.split(/\s+/u), box = find("search-facets")
    box.replaceChildren(...groups.map(({ name, rows }) => {
      const items = rows.map(([value, number], at) => {
        const text = `${name}:${value.replace(/\s+/g, "")}`
        const button = make("button", { type: "button", "aria-pressed": String(words.includes(text)) }, make("span", {}, value), make("i"), make("span", { class: "num" }, number))
        button.addEventListener("click", () => toggle(text))
        return make("li", at >= FACET_ROWS ? { hidden: "" } : {}, button)
      })
      const section = make("section", {}, make("h2", {}, name), make("ul", {}, ...items))
      if (rows.length > FACET_ROWS) {
        const more = make("button", { type: "button", class: "all" }, say("facet_more", { n: rows.length - FACET_ROWS }))
        more.addEventListener("click", () => { items.forEach(item => { item.hidden = false }); more.remove() })
        section.append(more)
      }
      return section
    }))
    find("search-narrow").hidden = !groups.length
  }

  /* --- nothing found --- */
  const showOffers = async mine => {
    offers.replaceChildren()
    if (answer.hits.length || !answer.words.length) return
    const loose = await search.loosen(answer.words.filter(({ not }) => !not))
    const others = loose ? [] : await search.suggest(query, answer.words)
    const rows = loose ? await Promise.all(loose.hits.slice(0, ROWS).map(({ number }) => search.readArticle(number))) : []
    if (mine !== asked) return
    if (loose) offers.append(make("h2", {}, say("loose", { words: loose.query })),
      make("ol", { class: "rows" }, ...rows.map(article => search.writeRow(article, loose.phrases, loose.query))))
    if (others.length) offers.append(make("h2", {}, say("suggested")), make("ul", { class: "offers" }, ...others.map(one =>
      make("li", { "data-query": one.query }, make("a", { href: search.searchAddress(one.query) }, one.query),
        make("small", {}, say(`why_${one.reason}`), " · ", say("count", { n: one.count }))))))
    if (!loose && !others.length) offers.append(make("p", {}, say("try")))
  }

  /* --- recent searches: off unless asked for, gone with the session --- */
  const RECENT = "recent-searches", KEPT = 12
  const readRecent = () => { try { return JSON.parse(sessionStorage.getItem(RECENT)) } catch { return null } }
  const keep = list => { try { list ? sessionStorage.setItem(RECENT, JSON.stringify(list)) : sessionStorage.removeItem(RECENT) } catch { /* none are kept */ } }
  const showRecent = () => {
    const list = readRecent(), box = find("search-recent")
    const tick = make("input", { type: "checkbox", ...(list ? { checked: "" } : {}) })
    tick.addEventListener("change", () => { keep(tick.checked ? [] : null); showRecent() })
    const clear = make("button", { type: "button" }, say("recent_clear"))
    clear.addEventListener("click", () => { keep([]); showRecent() })
    const links = (list || []).map(one => make("a", { href: search.searchAddress(one) }, one))
    box.replaceChildren(make("label", {}, tick, say("recent")), ...links, ...(links.length ? [clear] : []))
  }
  const remember = () => {
    const list = readRecent()
    if (list && query.trim() && answer.hits.length) keep([query.trim(), ...list.filter(one => one !== query.trim())].slice(0, KEPT))
    showRecent()
  }

  const ask = async text => {
    const mine = ++asked
    query = text
    if (input.value !== text) input.value = text
    results.setAttribute("aria-busy", "true")
    try {
      const found = await search.find(text)
      if (mine !== asked) return
      answer = found
      count.dataset.searchCount = count.textContent = String(found.hits.length)
      find("search-status").hidden = !text.trim()
      find("search-none").hidden = found.hits.length > 0 || !text.trim()
      find("search-none").textContent = say("none", { q: text.trim() })
      find("search-tools").hidden = !found.hits.length
      offers.replaceChildren()
      document.title = (text.trim() ? `${text.trim()} - ` : "") + document.title.split(" - ").slice(-2).join(" - ")
      const drawn = redraw(), now = asked
      await Promise.all([drawn, showFacets(now), showOffers(now)])
      if (now === asked) { results.setAttribute("aria-busy", "false"); remember() }
    } catch (error) {
      if (mine !== asked && !(error instanceof Error)) return
      find("search-none").hidden = false
      find("search-none").textContent = search.words ? say("unread") : find("search-none").dataset.unread
      results.setAttribute("aria-busy", "false")
    }
  }

  for (const button of document.querySelectorAll("[data-order]")) button.addEventListener("click", () => { order = button.dataset.order; redraw() })
  for (const button of document.querySelectorAll("[data-view]")) button.addEventListener("click", () => { view = button.dataset.view; redraw() })
  find("search-more").addEventListener("click", () => showMore(asked, shown + ROWS))
  if ("IntersectionObserver" in window) new IntersectionObserver(([one]) =>
    one.isIntersecting && results.getAttribute("aria-busy") === "false" && showMore(asked, shown + ROWS), { rootMargin: "600px" }).observe(find("search-more"))
  results.addEventListener("query", event => ask(event.detail))
  const begin = () => {
    const values = readAddress()
    order = values.get("order") || "best"
    view = values.get("view") || "articles"
    ask(values.get("q") || "")
  }
  addEventListener("hashchange", begin)
  addEventListener("popstate", begin)
  begin()
})()
