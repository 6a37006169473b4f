/* Marks what a reader searched for on the page of an article, with the folding of the search; goes from one to the next. */
(() => {
  const article = document.querySelector("article[data-article-id]")
  const query = new URLSearchParams(location.hash.slice(1)).get("h") || new URLSearchParams(location.search).get("h")
  if (!article || !query) return
  const search = archiveSearch
  const FIELDS = "h1, h2, .lead-in, .deck, .crumb > span, .facts > span, p[data-lines], p.picture, .roster li, .person > a"
  const NOT = ".slip, .apparatus, .neighbours, .source, script"

  /* The pieces of text of a field, with where each begins. */
  const readField = field => {
    const walker = document.createTreeWalker(field, NodeFilter.SHOW_TEXT), nodes = []
    let text = ""
    while (walker.nextNode()) { nodes.push([walker.currentNode, text.length]); text += walker.currentNode.data }
    return { text, nodes }
  }
  const wrap = ({ nodes }, [from, to], number) => {
    for (const [node, start] of nodes) {
      const first = Math.max(from - start, 0), last = Math.min(to - start, node.data.length)
      if (first >= last) continue
      const range = document.createRange(), mark = search.make("mark", { "data-hit": number })
      range.setStart(node, first)
      range.setEnd(node, last)
      range.surroundContents(mark)
    }
  }
  const showBar = total => {
    const { make, say } = search, place = make("span", { role: "status" })
    let now = -1
    const go = step => {
      now = (now + step + total) % total
      for (const mark of article.querySelectorAll("mark[data-hit]")) mark.classList.toggle("now", Number(mark.dataset.hit) === now)
      article.querySelector("mark.now").scrollIntoView({ block: "center" })
      place.textContent = say("hits_in_page", { n: total, i: now + 1 })
    }
    const button = (word, act) => {
      const made = make("button", { type: "button" }, say(word))
      made.addEventListener("click", act)
      return made
    }
    const bar = make("div", { class: "hit-bar", role: "group", "aria-label": query }, place,
      button("previous_hit", () => go(-1)), button("next_hit", () => go(1)), button("clear_hits", () => {
        for (const mark of article.querySelectorAll("mark[data-hit]")) mark.replaceWith(...mark.childNodes)
        article.normalize()
        bar.remove()
      }))
    document.body.append(bar)
    go(1)
  }

  const markAll = async () => {
    await search.open()
    const fields = [...article.querySelectorAll(FIELDS)].filter(field => !field.closest(NOT)).map(readField)
    const phrases = search.split(await search.readPhrases(query), fields.map(({ text }) => text))
    let total = 0
    for (const field of fields)
      for (const mark of search.findMarks(field.text, phrases).map(mark => [...mark, total++]).reverse()) wrap(field, mark, mark[3])
    if (total) showBar(total)
  }
  markAll().catch(() => {})
})()
