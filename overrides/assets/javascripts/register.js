/* Filters and sorts the rows of a register on its page. The rows are all there without it; it asks no host. */
(() => {
  const form = document.querySelector("form.filters")
  const table = document.querySelector(".register-table")
  if (!form || !table) return
  const body = table.tBodies[0]
  const rows = [...body.rows]
  const texts = new Map(rows.map(row => [row, fold(row.textContent + row.dataset.text)]))
  const selects = [...form.querySelectorAll("select")]
  const count = form.querySelector("output")

  function fold(text) {
    return text.normalize("NFKC").replace(/\s+/g, "").toLowerCase()
  }

  const valuesOf = (row, name) => (row.getAttribute("data-" + name) || "").split("|").filter(Boolean)
  const collator = new Intl.Collator("zh-Hans-CN", { numeric: true })

  /* Each filter offers what its rows hold; one that could not part them is left out. */
  for (const select of selects) {
    const found = new Map()
    for (const row of rows) for (const value of valuesOf(row, select.name)) found.set(value, (found.get(value) || 0) + 1)
    const order = [...found.keys()].sort(collator.compare)
    if (select.name === "year") order.reverse()
    select.append(new Option(form.dataset.all, ""))
    for (const value of order) select.append(new Option(`${value}（${found.get(value)}）`, value))
    select.parentElement.hidden = found.size < 2
  }

  const readAddress = () => {
    const given = new URLSearchParams(location.hash.includes("=") ? location.hash.slice(1) : location.search)
    for (const field of [form.elements.q, ...selects]) {
      const value = given.get(field.name) || ""
      field.value = value
      if (field.value !== value) field.value = ""
    }
  }

  const writeAddress = () => {
    const chosen = new URLSearchParams()
    for (const field of [form.elements.q, ...selects]) if (field.value) chosen.set(field.name, field.value)
    const hash = chosen.toString()
    history.replaceState(null, "", hash ? "#" + hash : location.pathname)
  }

  const apply = () => {
    const words = form.elements.q.value.trim().split(/\s+/).map(fold).filter(Boolean)
    let shown = 0
    for (const row of rows) {
      const fits = words.every(word => texts.get(row).includes(word)) &&
        selects.every(select => !select.value || valuesOf(row, select.name).includes(select.value))
      row.hidden = !fits
      shown += fits ? 1 : 0
    }
    count.textContent = form.dataset.words.replace("{shown}", shown).replace("{all}", rows.length)
  }

  const keyOf = (row, column) => row.cells[column].dataset.sort || row.cells[column].textContent.trim()

  const sort = (column, header) => {
    const isUp = header.getAttribute("aria-sort") !== "ascending"
    for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort")
    header.setAttribute("aria-sort", isUp ? "ascending" : "descending")
    const isNumber = header.dataset.number === "yes"
    const compare = isNumber ? (a, b) => Number(a) - Number(b) : collator.compare
    const ordered = rows.map((row, at) => [keyOf(row, column), at, row])
    ordered.sort((a, b) => (isUp ? 1 : -1) * compare(a[0], b[0]) || a[1] - b[1])
    body.append(...ordered.map(entry => entry[2]))
  }

  ;[...table.tHead.rows[0].cells].forEach((header, column) => {
    const button = document.createElement("button")
    button.type = "button"
    button.textContent = header.textContent
    button.title = form.dataset.sort
    header.dataset.number = rows.every(row => /^-?[\d.]+$/.test(row.cells[column].dataset.sort || "")) ? "yes" : ""
    button.addEventListener("click", () => sort(column, header))
    header.replaceChildren(button)
  })

  const change = () => { writeAddress(); apply() }
  form.addEventListener("input", change)
  form.addEventListener("submit", event => event.preventDefault())
  form.addEventListener("reset", () => setTimeout(change))
  addEventListener("hashchange", () => { readAddress(); apply() })
  form.hidden = false
  readAddress()
  apply()
})()
