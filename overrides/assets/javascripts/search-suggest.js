/* What to offer where nothing is found exactly: words of the query, other names, one wrong character, pinyin. */
Object.assign(archiveSearch, (() => {
  const search = archiveSearch
  const MOST = 5, TRIED = 60, LONGEST = 12

  /* --- completing by pinyin: whole syllables, initials, or both mixed --- */
  const matches = (typed, syllables, at = 0) => {
    if (!typed) return true
    if (at === syllables.length) return false
    for (let size = syllables[at].length; size; size--)
      if (typed.startsWith(syllables[at].slice(0, size)) && matches(typed.slice(size), syllables, at + 1)) return true
    return false
  }
  const isWhole = (typed, syllables) =>
    typed === syllables.join("") || typed === syllables.map(one => one[0]).join("")
  const complete = async (typed, most = MOST) => {
    const letters = typed.toLowerCase().replace(/[\s'’]/g, ""), found = []
    if (!/^[a-z][a-z0-9]*$/.test(letters)) return []
    const [rows] = await search.load(`sounding/${letters[0]}`)
    for (let at = 0; at < rows.length; at += 3) {
      const syllables = rows[at + 2].split(" ")
      if (matches(letters, syllables)) found.push({ text: rows[at], kind: rows[at + 1], whole: isWhole(letters, syllables) })
    }
    const order = ({ whole, kind }) => (whole ? 0 : 10) + (kind === "w" ? 1 : 0)
    return found.sort((one, two) => order(one) - order(two)).slice(0, most)
  }

  /* --- words of the dictionary in a phrase; what is in none stays together --- */
  const cut = async phrase => {
    const chars = [...phrase], [count] = await search.load("dictionary"), pieces = []
    const lists = await Promise.all(chars.map(async char => {
      const [words] = await search.load(`words/${char.codePointAt(0) * 7919 % count}`)
      return new Set(words.split("\t"))
    }))
    let rest = ""
    for (let at = 0; at < chars.length;) {
      let size = Math.min(8, chars.length - at)
      while (size > 1 && !lists[at].has(chars.slice(at, at + size).join(""))) size--
      if (size === 1) rest += chars[at]
      else { pieces.push(rest, chars.slice(at, at + size).join("")); rest = "" }
      at += size
    }
    return [...new Set([...pieces, rest].flatMap(piece => piece.split("|")).filter(Boolean))]
  }
  const loosen = async words => {
    const pieces = (await Promise.all(words.map(({ phrase }) => cut(phrase)))).flat()
    if (pieces.length <= words.length) return null
    const query = pieces.join(" "), { hits } = await search.find(query)
    return hits.length ? { query, hits, phrases: pieces } : null
  }

  /* --- other readings and other names --- */
  const otherForms = async phrase => {
    const [forms] = await search.load("forms")
    return forms.flatMap(([typed, printed, why]) => {
      if (why === "a") return phrase.includes(typed) ? [[phrase.replace(typed, printed), why]] : []
      const at = typed.indexOf(phrase)
      let same = 0, tail = 0
      while (same < typed.length && typed[same] === printed[same]) same++
      const most = Math.min(typed.length, printed.length) - same
      while (tail < most && typed[typed.length - 1 - tail] === printed[printed.length - 1 - tail]) tail++
      const covers = at >= 0 && at <= same && at + phrase.length >= typed.length - tail
      return covers ? [[printed.slice(at, at + phrase.length + printed.length - typed.length), why]] : []
    })
  }

  /* --- one wrong character: characters of the same sound or a like shape --- */
  const likely = async char => {
    const [[sounds], [shapes]] = await Promise.all([search.load("sounds"), search.load("shapes")])
    const own = Object.keys(sounds).filter(sound => sounds[sound].includes(char))
    const near = sound => sound.replace(/^([zcs])h/, "$1").replace(/ng$/, "n").replace(/^l/, "n")
    const alike = shapes.filter(family => family.includes(char)).join("")
    const same = own.map(sound => sounds[sound]).join("")
    const close = Object.keys(sounds).filter(sound => own.some(one => near(one) === near(sound))).map(sound => sounds[sound]).join("")
    const both = [...same].filter(one => alike.includes(one))
    return [...new Set([...both, ...alike, ...[...same].slice(0, TRIED), ...[...close].slice(0, TRIED)])].filter(one => one !== char)
  }
  const soundingAlike = async phrase => {
    const [sounds] = await search.load("sounds"), chars = [...phrase]
    const readings = chars.map(char => Object.keys(sounds).filter(sound => sounds[sound].includes(char)))
    if (readings.some(list => !list.length)) return []
    const lists = await Promise.all([...new Set(readings[0].map(sound => sound[0]))].map(letter => search.load(`sounding/${letter}`)))
    return lists.flatMap(([rows]) => rows.filter((text, at) => {
      const others = at % 3 || [...text].length !== chars.length ? [] : [...text].filter((char, rank) => char !== chars[rank])
      const syllables = rows[at + 2] && rows[at + 2].split(" ")
      return others.length === 1 && syllables.length === chars.length && syllables.every((one, rank) => readings[rank].includes(one))
    }))
  }
  /* Puts another character where the index knows no pair; only what stands in the texts comes back. */
  const respell = async phrase => {
    const chars = [...phrase], { length } = search.settings
    if (chars.length < 2 || chars.length > LONGEST) return []
    const offsets = chars.map((_, at) => at).slice(0, chars.length + 1 - length)
    const missing = []
    for (const at of offsets) if (!(await search.readPlaces(chars.slice(at, at + length).join(""))).length) missing.push(at)
    const found = []
    for (let at = 0; at < chars.length && found.length < MOST; at++) {
      if (missing.some(gap => at < gap || at >= gap + length)) continue
      for (const char of await likely(chars[at])) {
        const other = [...chars.slice(0, at), char, ...chars.slice(at + 1)].join("")
        if ((await search.findPlaces(other)).length) found.push(other)
        if (found.length >= MOST) break
      }
    }
    return found
  }

  /* Other phrases for one that is not found, each with the reason that it is offered for. */
  const replace = async phrase => {
    if (/^[a-z0-9]+$/.test(phrase)) return (await complete(phrase)).map(({ text }) => [text, "pinyin"])
    const reasons = { a: "other_name", d: "doubted", c: "corrected" }
    const forms = (await otherForms(phrase)).map(([text, why]) => [text, reasons[why]])
    const spelt = [...await soundingAlike(phrase), ...await respell(phrase)].map(text => [text, "misspelt"])
    return [...forms, ...spelt]
  }
  /* Queries to offer instead of one without answer: [query, reason, articles]. */
  const suggest = async (query, words) => {
    const offered = new Map(), wanted = words.filter(({ not }) => !not)
    for (const word of wanted) {
      if (wanted.length > 1 && (await search.find(word.text)).hits.length) continue
      for (const [text, reason] of await replace(word.phrase)) {
        const other = query.trim().split(/\s+/u).map(one => one === word.text ? text : one).join(" ")
        const { hits } = offered.has(other) || offered.size >= MOST ? { hits: [] } : await search.find(other)
        if (hits.length) offered.set(other, { query: other, reason, count: hits.length })
      }
    }
    return [...offered.values()]
  }

  return { complete, loosen, suggest }
})())
