/* Copies the references of an article, shares its address, prints it. Without a script they stand there to be copied. */
(() => {
  /* The switch of readings, for browsers whose styles cannot ask whether it is on. */
  const box = document.querySelector("#raw-text")
  if (box) {
    const show = () => box.closest(".article").classList.toggle("raw", box.checked)
    box.closest(".raw-switch").dataset.works = ""
    box.addEventListener("change", show)
    show()
  }

  const section = document.querySelector(".cite")
  if (!section) return
  const address = () => location.href.split(/[?#]/)[0]

  const copy = async text => {
    try {
      await navigator.clipboard.writeText(text)
    } catch {
      const field = document.createElement("textarea")
      field.value = text
      section.append(field)
      field.select()
      document.execCommand("copy")
      field.remove()
    }
  }

  const share = async () => {
    if (!navigator.share) return copy(address())
    /* A reader who closes the panel of the system has shared nothing, and that is no error. */
    await navigator.share({ title: document.title, url: address() }).catch(() => {})
    return false
  }

  const deeds = {
    cite: button => copy(button.previousElementSibling.textContent),
    share,
    print: () => { window.print(); return false },
  }

  for (const button of section.querySelectorAll("[data-deed]")) {
    button.addEventListener("click", async () => {
      const isSilent = (await deeds[button.dataset.deed](button)) === false
      if (!isSilent) button.textContent = button.dataset.done
    })
  }
  for (const hidden of section.querySelectorAll("[hidden]")) hidden.hidden = false

  /* The day of access is the reader's: YYYY-MM-DD by the clock of this machine. */
  const day = new Date(Date.now() - new Date().getTimezoneOffset() * 60000).toISOString().slice(0, 10)
  for (const accessed of section.querySelectorAll(".accessed")) accessed.textContent = day
})()
