/* Marks the passage that an address quotes; where its words were changed since, shows both readings. Asks no other host.
   The words come in ?quote=, for browsers keep #:~:text= from scripts; addresses that have only that work where they do not. */
(() => {
  const panel = document.querySelector(".slip")
  if (!panel) return
  const words = archiveWording.words
  const LONGEST = 300, MOST_READINGS = 6, WHOLE = 16, BESIDE = 2
  const bare = text => text.replace(/\s+/g, "")

  const readDirective = () => {
    const [, directive = ""] = (performance.getEntriesByType("navigation")[0]?.name || "").split(":~:text=")
    return /[,&]/.test(directive) ? "" : directive
  }
  const decode = text => {
    try {
      return decodeURIComponent(text)
    } catch {
      return ""
    }
  }
  const quoted = (new URLSearchParams(location.search).get("quote") || decode(readDirective())).trim().slice(0, LONGEST)
  const wanted = bare(quoted)
  if (!wanted) return

  /* The characters of a paragraph, each with its place in the page; `undone` are corrections that read as before. */
  const list = (paragraph, undone) => {
    const cells = []
    const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT)
    for (let node; (node = walker.nextNode());) {
      const changed = node.parentElement.closest("ins.corrected")
      const text = undone.has(changed) ? changed.dataset.raw : node.data
      for (let at = 0; at < text.length; at++) {
        if (bare(text[at])) cells.push({ char: text[at], node, at: undone.has(changed) ? -1 : at, changed })
      }
    }
    return cells
  }

  /* Which of the corrections may read as before: none first, then ever more of them. */
  const choose = paragraph => {
    const all = [...paragraph.querySelectorAll("ins.corrected")].slice(0, MOST_READINGS)
    const sets = [...Array(2 ** all.length).keys()].map(bits => new Set(all.filter((_, at) => bits & (2 ** at))))
    return sets.sort((one, other) => one.size - other.size)
  }

  const find = paragraph => {
    for (const undone of choose(paragraph)) {
      const cells = list(paragraph, undone)
      const at = cells.map(cell => cell.char).join("").indexOf(wanted)
      if (at >= 0) return { paragraph, undone, cells: cells.slice(at, at + wanted.length) }
    }
    return null
  }

  const mark = cells => {
    const spans = new Map()
    for (const { node, at } of cells) {
      const [first, last] = at < 0 ? [0, node.length] : [at, at + 1]
      const [start, end] = spans.get(node) || [first, last]
      spans.set(node, [Math.min(start, first), Math.max(end, last)])
    }
    return [...spans].map(([node, [start, end]]) => {
      const range = document.createRange()
      range.setStart(node, start)
      range.setEnd(node, end)
      const element = document.createElement("mark")
      element.className = "quoted"
      range.surroundContents(element)
      return element
    })
  }

  /* How a changed passage read in the quotation, and how it reads now: all of a short one, else with what is beside. */
  const word = (cells, changed) => {
    const first = cells.findIndex(cell => cell.changed === changed)
    const last = cells.map(cell => cell.changed).lastIndexOf(changed)
    const isShort = cells.length <= WHOLE
    const part = cells.slice(isShort ? 0 : Math.max(0, first - BESIDE), isShort ? cells.length : last + 1 + BESIDE)
    const said = new Set()
    const now = part.map(({ char, node, at, changed: other }) => {
      if (at >= 0) return char
      const isNew = !said.has(other)
      said.add(other)
      return isNew ? bare(other.textContent) : ""
    })
    return [part.map(cell => cell.char).join(""), now.join("")]
  }

  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name])
  const note = (beside, text) => {
    const element = document.createElement("p")
    element.className = "quoted-note"
    element.setAttribute("role", "note")
    element.textContent = text
    beside.after(element)
    return element
  }

  const passages = [...document.querySelectorAll("article [data-lines], article [data-source]")]
  const target = document.getElementById(decode(location.hash.slice(1)))
  const ordered = target ? [target, ...passages.filter(passage => passage !== target)] : passages
  let found = null
  for (const passage of ordered) if ((found = find(passage))) break
  let shown
  if (found) {
    const readings = [...found.undone].filter(changed => found.cells.some(cell => cell.changed === changed))
    const notes = readings.map(changed => {
      const [was, now] = word(found.cells, changed)
      return fill(words.changed, { was, now, reason: changed.title })
    })
    shown = mark(found.cells)[0]
    for (const text of notes.reverse()) note(found.paragraph, text)
  } else {
    const beside = target || passages[0]
    if (!beside) return
    shown = note(beside, fill(words.missing, { was: quoted }))
  }
  const show = () => shown.scrollIntoView({ block: "center" })
  if (document.readyState === "complete") show()
  else addEventListener("load", () => requestAnimationFrame(show))
})()
