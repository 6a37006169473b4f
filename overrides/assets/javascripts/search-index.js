/* Reads the index below search/: plain scripts at relative addresses, so that the same files serve a server, a folder of
   it and a disk. Folds as generator/searching/folding.py does, with its table. */
const archiveSearch = (() => {
  const root = new URL("../../", document.currentScript.src)
  const parts = new Map(), loading = new Map(), shards = new Map()
  window.__search = (name, ...values) => parts.set(name, values)

  /* The values that a file of the index hands over. */
  const load = name => {
    if (!loading.has(name)) loading.set(name, new Promise((resolve, reject) => {
      const script = document.createElement("script")
      script.src = new URL(`search/${name}.js`, root)
      script.onload = () => { script.remove(); resolve(parts.get(name)) }
      script.onerror = () => { script.remove(); loading.delete(name); reject(new Error(name)) }
      document.head.append(script)
    }))
    return loading.get(name)
  }

  /* Numbers as generator/searching/encoding.py writes them. */
  const digits = new Int8Array(128)
  for (let code = 32, digit = 0; code < 127; code++) if (code !== 34 && code !== 92) digits[code] = digit++
  const decode = text => {
    const numbers = []
    let high = 0
    for (let at = 0; at < text.length; at++) {
      const digit = digits[text.charCodeAt(at)]
      if (digit < 45) { numbers.push(high * 45 + digit); high = 0 } else high = high * 48 + digit - 44
    }
    return numbers
  }
  const addUp = numbers => {
    for (let at = 1; at < numbers.length; at++) numbers[at] += numbers[at - 1]
    return numbers
  }

  /* Makes the function that folds a text: its folded characters, and for each where it begins and ends in the text. */
  const makeFolder = table => {
    const [vanishing, marks] = [table.vanishing, table.marks].map(set => new RegExp(`[${set}]`, "u"))
    const chunks = new RegExp(`[^][${table.combining}]*`, "gu"), isDigit = char => char >= "0" && char <= "9"
    const fresh = [...table.simplified], simplified = new Map([...table.traditional].map((old, at) => [old, fresh[at]]))
    const foldChar = char => vanishing.test(char) ? "" : marks.test(char) ? "|" : simplified.get(char) || char
    const folds = new Map()
    const foldChunk = chunk => {
      const plain = chunk.normalize("NFKC").toLowerCase().normalize("NFKC")
      if (!folds.has(chunk)) folds.set(chunk, [...plain].map(foldChar).filter(Boolean))
      return folds.get(chunk)
    }
    return text => {
      const read = [], folded = []
      for (const { 0: chunk, index } of text.matchAll(chunks))
        for (const char of foldChunk(chunk)) read.push([char, index, index + chunk.length])
      read.forEach(([char, from, to], at) => {
        const before = at && isDigit(read[at - 1][0]), after = at + 1 < read.length && isDigit(read[at + 1][0])
        if (char === "%" && !before || char === "." && !(before && after)) char = "|"
        if (char !== "|" || !folded.length || folded[folded.length - 1][0] !== "|") folded.push([char, from, to])
      })
      return folded
    }
  }
  const fold = text => search.foldText(text).map(([char]) => char).join("")
  const foldPhrase = text => fold(text).replace(/^\||\|$/g, "")

  /* Folding, layout, and what is known of every article without its text. */
  const open = async () => {
    const [settings] = await load("start")
    if (search.settings) return
    const [lengths, titles, heads, days, ranks] = await load("table")
    const starts = [0, ...addUp(decode(lengths))], title = decode(titles)
    const head = decode(heads).map((size, at) => size + title[at])
    Object.assign(search, { settings, words: settings.words, foldText: makeFolder(settings.fold) })
    search.table = { starts, title, head, days, day: decode(ranks) }
  }

  /* The entries of a shard: places, still encoded, or the one place. */
  const readShard = async (kind, entry, count) => {
    const factors = [7919, 104729]
    const number = [...entry].reduce((sum, char, at) => sum + char.codePointAt(0) * factors[at], 0) % count
    const name = `${kind}/${number}`, values = await load(name)
    if (!shards.has(name)) {
      const found = new Map(), size = kind === "characters" ? 1 : search.settings.length
      const list = (text, notes) => {
        const chars = [...text]
        for (let at = 0; at < chars.length; at += size) found.set(chars.slice(at, at + size).join(""), notes[at / size])
      }
      list(values[0], values[1].split("\t"))
      list(values[2], addUp(decode(values[3])))
      shards.set(name, found)
    }
    return shards.get(name).get(entry)
  }
  const readPlaces = async entry => {
    const found = await readShard("places", entry, search.settings.shards)
    return found === undefined ? [] : typeof found === "number" ? [found] : addUp(decode(found))
  }
  const readCharacter = async char => decode(await readShard("characters", char, search.settings.characters) || "")

  /* An article's row: what a list shows, and its fields as [kind, text]. */
  const readArticle = async number => {
    const { together } = search.settings
    const [rows] = await load(`texts/${Math.floor(number / together)}`)
    const [id, url, title, who, date, note, ...fields] = rows[number % together]
    return { id, url, title, who, date, note, fields: fields.map(field => [field[0], field.slice(1)]) }
  }

  const search = { root, load, open, decode, fold, foldPhrase, readPlaces, readCharacter, readArticle }
  return search
})()
