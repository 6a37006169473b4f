/* Fills the quotation and the correction slip of an article with what the reader selects. Asks no other host. */
(() => {
  const panel = document.querySelector(".slip")
  if (!panel) return
  const data = { ...archiveWording, ...JSON.parse(panel.dataset.slip) }
  const issue = panel.querySelector(".slip-issue")
  const fields = { slip: panel.querySelector(".slip-entry"), quote: panel.querySelector(".slip-quote") }
  const scalar = text => `'${text.replace(/\s+/g, " ").trim().replace(/'/g, "''")}'`
  const today = () => new Date(Date.now() - new Date().getTimezoneOffset() * 60000).toISOString().slice(0, 10)

  /* The selection, widened to whole corrected readings: half of one stands in no source line. */
  const widen = selected => {
    const range = selected.cloneRange()
    const parent = node => (node.nodeType === 1 ? node : node.parentElement)
    const first = parent(range.startContainer).closest("ins.corrected")
    const last = parent(range.endContainer).closest("ins.corrected")
    if (first) range.setStartBefore(first)
    if (last) range.setEndAfter(last)
    return range
  }

  const read = (range, isRaw) => {
    const piece = range.cloneContents()
    if (isRaw) for (const changed of piece.querySelectorAll("ins.corrected")) changed.textContent = changed.dataset.raw
    return piece.textContent.replace(/\s+/g, " ").trim()
  }

  /* Which of the lines of a paragraph the selection begins on: as many joins lie before it. */
  const place = (paragraph, range) => {
    const before = document.createRange()
    before.setStart(paragraph, 0)
    before.setEnd(range.startContainer, range.startOffset)
    const joins = before.cloneContents().querySelectorAll(".join").length
    const lines = (paragraph.dataset.lines || paragraph.dataset.source).split(",")
    const sources = (paragraph.dataset.sources || "").split(",")
    const at = Math.min(joins, lines.length - 1)
    return { line: lines[at], source: Number(sources[at] || 0) }
  }

  const encode = text => encodeURIComponent(text).replace(/-/g, "%2D")
  /* The words for the browser's own mark; of many the first and the last. */
  const ENDS = 8
  const direct = text => {
    const all = [...text]
    const isLong = all.length > 3 * ENDS
    return isLong ? [all.slice(0, ENDS), all.slice(-ENDS)].map(part => encode(part.join("").trim())).join() : encode(text)
  }

  const prefill = slip => {
    const full = data.issue + encode("```yaml\n" + slip + "\n```")
    return full.length > data.longest ? data.issue + encode(data.words.long) : full
  }

  const fill = () => {
    const selection = getSelection()
    if (!selection.rangeCount || selection.isCollapsed) return
    const range = widen(selection.getRangeAt(0))
    const start = range.startContainer
    const paragraph = (start.nodeType === 1 ? start : start.parentElement).closest("[data-lines], [data-source]")
    if (!paragraph || !paragraph.contains(range.endContainer)) return
    const shown = read(range, false), raw = read(range, true)
    if (!shown) return
    const { line, source } = place(paragraph, range)
    const [file, sha256] = data.sources[source]
    const here = location.href.split(/[?#]/)[0], anchor = "#" + paragraph.id
    const address = here + (paragraph.id ? anchor : "")
    const exact = `${here}?quote=${encode(shown)}${anchor}:~:text=${direct(shown)}`
    const values = { file: scalar(file), sha256, line, expected: scalar(raw), date: today(), address }
    for (const name of ["replacement", "reason", "by"]) values[name] = scalar(data.words[name])
    fields.slip.textContent = data.slip.replace(/\{(\w+)\}/g, (_, name) => values[name])
    if (issue) issue.href = prefill(fields.slip.textContent)
    const other = raw === shown ? "" : data.words.raw.replace("{raw}", () => raw)
    const link = document.createElement("small")
    link.textContent = exact
    fields.quote.replaceChildren(`“${shown}”${other}（${data.citation}，${data.words.line.replace("{n}", line)}）\n`, link)
  }

  const copy = async (field, button) => {
    const text = field.textContent
    try {
      await navigator.clipboard.writeText(text)
    } catch {
      getSelection().selectAllChildren(field)
      document.execCommand("copy")
    }
    button.textContent = data.words.copied
  }

  document.addEventListener("selectionchange", fill)
  for (const button of panel.querySelectorAll("button")) {
    button.hidden = false
    button.addEventListener("click", () => copy(fields[button.dataset.copies], button))
  }
})()
