/* Filters a list in place by words, one of articles by year and session too; a list of several sheets hands its words to the search. */
(() => {
  const form = document.querySelector(".filter")
  if (!form) return
  const input = form.querySelector("input"), selects = [...form.querySelectorAll("select")]
  const rows = [...document.querySelectorAll(".list li[data-year], .list li[data-row]")]
  const fold = text => text.normalize("NFKC").toLowerCase()
  const texts = rows.map(row => fold(row.textContent))

  const fill = select => {
    const values = [...new Set(rows.map(row => row.dataset[select.dataset.filter]).filter(Boolean))]
    for (const value of values) {
      const inferred = rows.filter(row => row.dataset.session === value && "inferred" in row.dataset).length
      const isNoted = select.dataset.partly && inferred
      select.append(new Option(isNoted ? value + select.dataset.partly.replace("{n}", inferred) : value, value))
    }
    select.hidden = values.length < 2
  }

  const apply = () => {
    const words = fold(input.value).split(/\s+/).filter(Boolean)
    let count = 0
    rows.forEach((row, at) => {
      const isShown = words.every(word => texts[at].includes(word))
        && selects.every(select => !select.value || row.dataset[select.dataset.filter] === select.value)
      row.hidden = !isShown
      if (isShown) count++
    })
    for (const list of new Set(rows.map(row => row.parentElement))) {
      const isEmpty = ![...list.children].some(row => !row.hidden)
      const part = list.closest("section")
      for (const element of part ? [part] : [list, list.previousElementSibling]) element.hidden = isEmpty
    }
    const isAll = count === rows.length
    const output = form.querySelector("output")
    output.textContent = isAll ? "" : output.dataset.count.replace("{n}", count)
  }

  form.addEventListener("submit", event => {
    event.preventDefault()
    if (!("narrowing" in form.dataset)) return apply()
    const query = [form.dataset.narrowing, input.value.trim()].filter(Boolean).join(" ")
    location.href = `${form.action}?q=${encodeURIComponent(query)}`
  })
  if (!("narrowing" in form.dataset)) {
    selects.forEach(fill)
    form.addEventListener("input", apply)
  }
  form.hidden = false
})()
