/* Shows what was found: marks, quotations, rows of articles, suggestions. Text goes in as text, never as markup. */
Object.assign(archiveSearch, (() => {
  const search = archiveSearch
  const BEFORE = 18, QUOTED = 84, QUOTATIONS = 3

  /* Makes an element with attributes and children. */
  const make = (tag, attributes = {}, ...children) => {
    const element = document.createElement(tag)
    for (const [name, value] of Object.entries(attributes)) if (value !== undefined) element.setAttribute(name, value)
    element.append(...children)
    return element
  }
  const say = (word, values = {}) => search.words[word].replace(/\{(\w+)\}/g, (_, name) => values[name])

  /* Where phrases stand in a text: [from, to, rank of the phrase], in order, none inside another. */
  const findMarks = (text, phrases) => {
    const folded = search.foldText(text), chars = folded.map(([char]) => char), marks = []
    phrases.forEach((phrase, rank) => {
      const wanted = [...phrase]
      for (let at = chars.indexOf(wanted[0]); at >= 0; at = chars.indexOf(wanted[0], at + 1))
        if (wanted.every((char, offset) => chars[at + offset] === char))
          marks.push([folded[at][1], folded[at + wanted.length - 1][2], rank])
    })
    marks.sort((one, two) => one[0] - two[0] || two[1] - one[1])
    return marks.filter(([, to], at) => !marks.slice(0, at).some(other => other[1] >= to))
  }
  const markText = (text, marks, from = 0, to = text.length) => {
    const pieces = []
    let at = from
    for (const [first, last] of marks) {
      if (last <= at || first >= to) continue
      const begin = Math.max(first, at), end = Math.min(last, to)
      pieces.push(text.slice(at, begin), make("mark", {}, text.slice(begin, end)))
      at = end
    }
    return [...pieces, text.slice(at, to)].filter(piece => piece !== "")
  }
  /* Phrases as the fields of an article hold them; one that runs over the end of a field, in its parts. */
  const split = (phrases, texts) => phrases.flatMap(phrase => {
    const isWhole = !phrase.includes("|") || texts.some(text => search.fold(text).includes(phrase))
    return isWhole ? [phrase] : phrase.split("|")
  })

  const quote = (text, marks) => {
    const from = text.length > QUOTED ? Math.max(0, Math.min(marks.length ? marks[0][0] - BEFORE : 0, text.length - QUOTED)) : 0
    const to = Math.min(text.length, Math.max(from + QUOTED, marks.length ? Math.min(marks[0][1], from + 5 * QUOTED) : 0))
    return [from ? "…" : "", ...markText(text, marks, from, to), to < text.length ? "…" : ""]
  }
  /* The fields to quote: those that show a phrase not shown yet, then others, as many as fit. */
  const choose = (fields, phrases) => {
    const marked = fields.map(([kind, text]) => ({ kind, text, marks: findMarks(text, phrases) })).filter(({ marks }) => marks.length)
    const shown = new Set(), chosen = new Set()
    for (const field of marked.filter(({ kind }) => "tis".includes(kind))) field.marks.forEach(mark => shown.add(mark[2]))
    for (const field of marked.filter(({ kind }) => !"tis".includes(kind)))
      for (const mark of field.marks)
        if (!shown.has(mark[2])) { shown.add(mark[2]); chosen.add({ ...field, marks: [mark, ...field.marks.filter(one => one[0] > mark[0])] }) }
    for (const field of marked.filter(({ kind }) => "hbrg".includes(kind)))
      if (chosen.size < QUOTATIONS && ![...chosen].some(one => one.text === field.text)) chosen.add(field)
    return { chosen: [...chosen], count: marked.reduce((sum, { marks }) => sum + marks.length, 0) }
  }

  const addressOf = (article, query) => new URL(article.url, search.root) + (query ? `#h=${encodeURIComponent(query)}` : "")
  const searchAddress = query => {
    const address = new URL("search.html", search.root), q = encodeURIComponent(query).replace(/%20/g, "+")
    return `${address}${address.protocol === "file:" ? "#" : "?"}q=${q}`
  }

  /* A row: headline, deck, quotations. `phrases` are marked and passed on to the article's page as `query`. */
  const writeRow = (article, phrases, query) => {
    const texts = article.fields.map(([, text]) => text), wanted = split(phrases, texts)
    const { chosen, count } = choose(article.fields, wanted)
    const heads = article.fields.filter(([kind]) => "is".includes(kind))
    const link = make("a", { href: addressOf(article, query) }, ...markText(article.title, findMarks(article.title, wanted)))
    const row = make("li", { "data-article-id": article.id }, make("h3", {}, link))
    const shown = heads.filter(([, text]) => text === article.who || findMarks(text, wanted).length)
    for (const [, text] of shown) row.append(make("p", { class: "who" }, ...markText(text, findMarks(text, wanted))))
    const opening = article.fields.filter(([kind]) => kind === "b").slice(0, 1).map(([kind, text]) => ({ kind, text, marks: [] }))
    for (const { kind, text, marks } of chosen.length ? chosen : opening) {
      const label = search.words[`field_${kind}`]
      row.append(make("p", { class: "quotation" }, ...(label ? [make("small", {}, label)] : []), ...quote(text, marks)))
    }
    row.append(make("p", { class: "when" }, article.date, article.note ? ` · ${article.note}` : "", count > 1 ? ` · ${say("occurrences", { n: count })}` : ""))
    return row
  }
  /* Lines with the word in the middle, what is before and behind it at its sides. */
  const writeContexts = (article, phrases, query, width) => {
    const wanted = split(phrases, article.fields.map(([, text]) => text))
    return article.fields.flatMap(([, text]) => findMarks(text, wanted).map(([from, to]) => make("li", {},
      make("span", { class: "left" }, text.slice(Math.max(0, from - width), from)),
      make("mark", {}, text.slice(from, to)),
      make("span", { class: "right" }, text.slice(to, to + width)),
      make("a", { href: addressOf(article, query) }, article.title))))
  }

  return { make, say, findMarks, markText, split, writeRow, writeContexts, searchAddress }
})())
