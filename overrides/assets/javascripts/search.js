/* Finds words in the index below search/, from a server and a disk alike. Folds as generator/searching/folding.py does. */
const archiveSearch = (() => {
  const root = new URL("../../", document.currentScript.src)
  const FACETS = ["person", "theme", "district", "year", "session", "page", "genre"]
  const FACTORS = [7919, 104729], LONGEST_WORD = 8, LONGEST_MISSPELT = 12, OFFERED = 5, TOGETHER = 4, FEW = 8, KEPT = 100
  const first = ([one]) => one, unique = list => [...new Set(list)], isLatin = /^[a-z][a-z0-9]*$/
  let settings, table, facets, foldText

  /* The files of the index: each hands over its values. */
  const parts = new Map(), loading = new Map()
  window.__search = (name, ...values) => parts.set(name, values)
  const load = name => {
    if (!loading.has(name)) loading.set(name, new Promise((resolve, reject) => {
      const script = document.createElement("script")
      script.src = new URL(`search/${name}.js`, root)
      script.onload = () => {
        script.remove()
        resolve(parts.get(name))
        parts.delete(name)
        if (loading.size > KEPT) loading.delete(first([...loading.keys()]))
      }
      script.onerror = () => { script.remove(); loading.delete(name); reject(new Error(name)) }
      document.head.append(script)
    }))
    return loading.get(name)
  }
  const open = async () => {
    if (settings) return
    const [start] = await load("start")
    const [lengths, titles, heads, days, ranks] = await load("table")
    const title = decode(titles), head = decode(heads).map((size, at) => size + title[at])
    table = { starts: [0, ...addUp(decode(lengths))], title, head, days, day: decode(ranks) }
    foldText = makeFolder(start.fold)
    settings = start
  }
  const shardOf = (entry, count) =>
    [...entry].reduce((sum, char, at) => sum + char.codePointAt(0) * FACTORS[at], 0) % count

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
    let sum = 0
    return numbers.map(number => sum += number)
  }

  const say = (word, values = {}) => (settings.words[word] || "").replace(/\{(\w+)\}/g, (_, name) => values[name])

  /* An article: what a list shows of it, and its fields as [kind, text]. */
  const readArticle = async number => {
    const [rows] = await load(`texts/${Math.floor(number / settings.together)}`)
    const [id, url, title, who, date, note, ...fields] = rows[number % settings.together]
    return { id, url, title, who, date, note, fields: fields.map(field => [field[0], field.slice(1)]) }
  }

  /* Folding: the characters of a text as they are searched, and for each where it begins and ends in the text. */
  const makeFolder = rules => {
    const [vanishing, marks, combining] = ["vanishing", "marks", "combining"].map(name => new RegExp(`[${rules[name]}]`, "u"))
    const chunks = new RegExp(`[^][${rules.combining}]*`, "gu"), isDigit = char => char >= "0" && char <= "9"
    const fresh = [...rules.simplified], simplified = new Map([...rules.traditional].map((old, at) => [old, fresh[at]]))
    const foldChar = char => vanishing.test(char) ? "" : marks.test(char) ? "|" : simplified.get(char) || char
    const folds = new Map()
    const foldChunk = chunk => {
      if (!folds.has(chunk)) folds.set(chunk, [...chunk.normalize("NFKC").toLowerCase().normalize("NFKC")].map(foldChar).filter(Boolean))
      return folds.get(chunk)
    }
    return text => {
      const chars = [], from = [], to = []
      let at = 0, last = -1
      for (const chunk of combining.test(text) ? text.match(chunks) : text) {
        for (let char of foldChunk(chunk)) {
          if (".%".includes(char) && !isDigit(chars[last])) char = "|"
          if (chars[last] === "." && !isDigit(char)) chars[last] = "|"
          if (char === "|" && chars[last] === "|") continue
          chars[++last] = char
          from[last] = at
          to[last] = at + chunk.length
        }
        at += chunk.length
      }
      if (chars[last] === ".") chars[last] = "|"
      return { chars, from, to }
    }
  }
  const fold = text => foldText(text).chars.join("")
  const foldPhrase = text => fold(text).replace(/^\||\|$/g, "")
  const foldArticle = async number => fold(`|${(await readArticle(number)).fields.map(([, text]) => text).join("|")}|`)

  /* Where a phrase begins among folded characters. */
  const findIn = (chars, phrase) => {
    const wanted = [...phrase], found = []
    for (let at = chars.indexOf(wanted[0]); at >= 0; at = chars.indexOf(wanted[0], at + 1))
      if (wanted.every((char, offset) => chars[at + offset] === char)) found.push(at)
    return found
  }

  const simplify = value => fold(value).replace(/^第|[年版]$/g, "").replace(/^0+/, "")
  const readFacet = async text => {
    const [, name, value] = text.match(/^([^:：]+)[:：](.+)$/) || []
    const facet = FACETS.find(one => say(`facet_${one}`) === name)
    if (!facet) return null
    const values = (await readFacets())[facet].values.map(simplify), wanted = simplify(value)
    const match = test => values.flatMap((one, rank) => test(one) ? [rank] : []), exact = match(one => one === wanted)
    const ranks = exact.length || !wanted ? exact : match(one => one.includes(wanted))
    return ranks.length ? { facet, ranks: new Set(ranks) } : null
  }
  const readDay = text => {
    const [, year, month, day] = text.normalize("NFKC").match(/^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/) || []
    return year && `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`
  }
  /* Words between spaces, those after a hyphen not wanted; a query of such words alone means them as they stand. */
  const parse = async query => {
    const typed = query.split(/\s+/u).filter(Boolean), isNot = text => /^[-－]./u.test(text)
    const means = typed.every(isNot) ? () => false : isNot, wanted = [], unwanted = [], filters = []
    for (const text of typed) {
      const not = means(text), bare = not ? text.slice(1) : text
      const filter = await readFacet(bare), phrase = foldPhrase(bare)
      if (filter) filters.push({ ...filter, not })
      else if (phrase) (not ? unwanted : wanted).push({ text, phrase, day: readDay(bare) })
    }
    return { wanted, unwanted, filters, phrases: wanted.map(({ phrase }) => phrase) }
  }

  const readFacets = async () => {
    if (facets) return facets
    const [columns] = await load("facets"), read = {}
    for (const facet of FACETS) {
      const [values, text] = columns[facet], ranks = Uint32Array.from(decode(text)), starts = new Uint32Array(table.day.length + 1)
      table.day.forEach((_, number) => starts[number + 1] = starts[number] + ranks[starts[number]] + 1)
      read[facet] = { values, of: number => ranks.subarray(starts[number] + 1, starts[number + 1]) }
    }
    return facets = read
  }
  const countFacets = async hits => {
    const read = await readFacets()
    return FACETS.map(facet => {
      const { values, of } = read[facet], counts = new Map()
      for (const { number } of hits) for (const rank of of(number)) counts.set(rank, (counts.get(rank) || 0) + 1)
      const rows = [...counts].sort((one, two) => two[1] - one[1] || one[0] - two[0])
      return { name: say(`facet_${facet}`), rows: rows.map(([rank, count]) => [values[rank], count]) }
    }).filter(({ rows }) => rows.length)
  }

  /* Places: characters counted through all articles, one behind the other. */
  const findEntry = (entries, entry, size) => {
    for (let at = 0, rank = 0; at < entries.length; rank++) {
      if (entries.startsWith(entry, at)) return rank
      for (let char = 0; char < size; char++) at += entries.codePointAt(at) > 0xffff ? 2 : 1
    }
    return -1
  }
  const readNumbers = async (kind, entry, count, size) => {
    const [entries, numbers, singles, places] = await load(`${kind}/${shardOf(entry, count)}`)
    const rank = findEntry(entries, entry, size), single = rank < 0 ? findEntry(singles, entry, size) : -1
    return rank >= 0 ? decode(numbers.split("\t")[rank]) : single < 0 ? [] : [addUp(decode(places))[single]]
  }
  const readPlaces = async entry => addUp(await readNumbers("places", entry, settings.shards, settings.length))
  const articleAt = place => {
    let low = 0, high = table.starts.length - 1
    while (high - low > 1) {
      const middle = low + high >> 1
      if (table.starts[middle] <= place) low = middle
      else high = middle
    }
    return low
  }
  /* The places of one list from which another has one at a distance. */
  const meet = (places, others, distance) => {
    let at = 0
    return places.filter(place => {
      while (others[at] < place + distance) at++
      return others[at] === place + distance
    })
  }
  const checkTexts = async (phrase, articles) => (await Promise.all(articles.map(async number =>
    findIn([...await foldArticle(number)], phrase).map(at => table.starts[number] + at)))).flat()
  /* Where a phrase stands; of a long one, a few parts are looked up and then the few articles left. */
  const findPlaces = async phrase => {
    const chars = [...phrase], { length } = settings, offsets = []
    for (let at = 0; at < chars.length; at += length) offsets.push(Math.min(at, chars.length - length))
    let places
    while (offsets.length && (!places || places.length)) {
      const taken = offsets.splice(0, TOGETHER)
      const lists = await Promise.all(taken.map(async at => [await readPlaces(chars.slice(at, at + length).join("")), at]))
      if (places) lists.push([places, 0])
      const [[shortest, base], ...others] = lists.sort(([one], [two]) => one.length - two.length)
      places = others.reduce((kept, [list, at]) => meet(kept, list, at - base), shortest).map(place => place - base)
      if (offsets.length && places.length && places.length <= FEW) return checkTexts(phrase, unique(places.map(articleAt)))
    }
    return places
  }

  /* Articles that hold a word: number, weight there, where: 2 in the title, 1 in the head. */
  const gather = places => {
    const { starts, title, head } = table, found = []
    let number = 0, last
    for (const place of places) {
      while (starts[number + 1] <= place) number++
      if (!last || last.number !== number) found.push(last = { number, weight: 0, where: 0 })
      const offset = place - starts[number], where = offset < title[number] ? 2 : offset < head[number] ? 1 : 0
      last.weight += [1, 4, 12][where]
      last.where = Math.max(last.where, where)
    }
    return found
  }
  const findCharacter = async char => {
    let number = -1
    return (await readNumbers("characters", char, settings.characters, 1)).map(code => {
      const where = code % 12 >> 2
      number += Math.floor(code / 12)
      return { number, where, weight: code % 4 + 1 + [0, 3, 11][where] }
    })
  }
  const numbers = () => table.day.map((_, number) => number)
  const findWord = async ({ phrase, day }) => {
    const places = settings.length > 1 && [...phrase].length === 1 ? null : await findPlaces(phrase)
    const found = places ? gather(places) : await findCharacter(phrase), rank = day ? table.days.indexOf(day) : -1
    if (rank < 0) return { found, places }
    const known = new Map(found.map(one => [one.number, one]))
    return { found: numbers().filter(number => known.has(number) || table.day[number] === rank)
      .map(number => known.get(number) || { number, weight: 1, where: 0 }), places }
  }

  /* Ranking: title and people first, then nearness, then how often and how rare, then the date. */
  const rankWord = (found, hits) => {
    const count = table.day.length, average = table.starts[count] / count
    const rarity = Math.log(1 + (count - found.length + .5) / (found.length + .5))
    let at = 0
    for (const hit of hits) {
      while (found[at].number < hit.number) at++
      const { weight, where } = found[at], length = table.starts[hit.number + 1] - table.starts[hit.number]
      hit.score += where * 10 + rarity * weight / (weight + .4 + .8 * length / average)
    }
  }
  const rankNearness = (places, others, hits) => {
    const nearest = new Map()
    let at = 0
    for (const place of places) {
      while (others[at + 1] <= place) at++
      const number = articleAt(place)
      for (const other of others.slice(at, at + 2))
        if (articleAt(other) === number) nearest.set(number, Math.min(nearest.get(number) || 99, Math.abs(other - place)))
    }
    for (const hit of hits) hit.score += 10 / (1 + (nearest.get(hit.number) || 99) / 8)
  }
  const rankJoined = async (phrases, hits) => {
    const joined = new Map(gather(await findPlaces(phrases.join(""))).map(({ number, where }) => [number, where]))
    for (const hit of hits) if (joined.has(hit.number)) hit.score += 20 + 10 * joined.get(hit.number)
  }

  /* The articles that a query finds exactly, best first. */
  const find = async query => {
    await open()
    const parsed = await parse(query), { wanted, unwanted, filters, phrases } = parsed
    const found = await Promise.all(wanted.map(findWord))
    let kept = wanted.length + filters.length + unwanted.length ? numbers() : []
    const keep = (list, isWanted) => {
      const held = new Set(list.map(({ number }) => number))
      kept = kept.filter(number => held.has(number) === isWanted)
    }
    for (const one of found) keep(one.found, true)
    for (const word of unwanted) keep((await findWord(word)).found, false)
    for (const { facet, ranks, not } of filters) {
      const { of } = (await readFacets())[facet]
      kept = kept.filter(number => of(number).some(rank => ranks.has(rank)) !== not)
    }
    const hits = kept.map(number => ({ number, score: 0 }))
    for (const one of found) rankWord(one.found, hits)
    for (let at = 1; hits.length && at < found.length; at++)
      if (found[at - 1].places && found[at].places) rankNearness(found[at - 1].places, found[at].places, hits)
    if (hits.length && wanted.length > 1) await rankJoined(phrases, hits)
    const { day } = table
    hits.sort((one, two) => two.score - one.score || day[two.number] - day[one.number] || one.number - two.number)
    return { ...parsed, hits }
  }
  /* The same by date; those of unknown date last. */
  const sortByDate = (hits, isNewest) => {
    const { day, days } = table, unknown = isNewest ? -1 : days.length, sign = isNewest ? 1 : -1
    const when = ({ number }) => days[day[number]] ? day[number] : unknown
    return [...hits].sort((one, two) => sign * (when(two) - when(one)) || one.number - two.number)
  }

  /* Completing by pinyin: whole syllables, initials, or both mixed. */
  const sounds = (typed, syllables, at = 0) => {
    if (!typed || at === syllables.length) return !typed
    for (let size = syllables[at].length; size; size--)
      if (typed.startsWith(syllables[at].slice(0, size)) && sounds(typed.slice(size), syllables, at + 1)) return true
    return false
  }
  const complete = async typed => {
    const letters = foldPhrase(typed), found = []
    if (!isLatin.test(letters)) return found
    const [rows] = await load(`sounding/${letters[0]}`)
    for (let at = 0; at < rows.length; at += 3) {
      const syllables = rows[at + 2].split(" "), whole = [syllables.join(""), syllables.map(first).join("")].includes(letters)
      if (sounds(letters, syllables)) found.push({ text: rows[at], kind: rows[at + 1], whole })
    }
    return found.sort((one, two) => two.whole - one.whole).slice(0, OFFERED)
  }

  /* Where nothing is found exactly: the words of the dictionary in it; what is in none stays together. */
  const cut = async phrase => {
    const chars = [...phrase], [count] = await load("dictionary"), pieces = []
    const lists = await Promise.all(chars.map(async char => new Set((await load(`words/${shardOf(char, count)}`))[0].split("\t"))))
    let rest = ""
    for (let at = 0, size; at < chars.length; at += size) {
      for (size = LONGEST_WORD; size > 1 && !lists[at].has(chars.slice(at, at + size).join("")); size--);
      if (size === 1) rest += chars[at]
      else { pieces.push(rest, chars.slice(at, at + size).join("")); rest = "" }
    }
    return unique([...pieces, rest].flatMap(piece => piece.split("|")).filter(Boolean))
  }
  const loosen = async wanted => {
    const pieces = (await Promise.all(wanted.map(({ phrase }) => cut(phrase)))).flat()
    if (pieces.length <= wanted.length) return null
    const query = pieces.join(" "), { hits, phrases } = await find(query)
    return hits.length ? { query, hits, phrases } : null
  }

  /* Still nothing: other names and readings, one wrong character, pinyin. */
  const findForms = async phrase => {
    const [forms] = await load("forms")
    return forms.flatMap(([typed, printed, reason, same, other]) => {
      const at = typed.indexOf(phrase)
      if (phrase.includes(typed)) return [[phrase.replace(typed, printed), reason]]
      if (at < 0 || at > same || at + phrase.length < typed.length - other) return []
      return [[printed.slice(at, at + phrase.length + printed.length - typed.length), reason]]
    })
  }
  /* Puts a character of like sound or shape where the index knows no entry. */
  const respell = async phrase => {
    const chars = [...phrase], { length, alike } = settings, missing = [], found = []
    if (chars.length < 2 || chars.length > LONGEST_MISSPELT) return []
    for (let at = 0; at + length <= chars.length; at++)
      if (!(await readPlaces(chars.slice(at, at + length).join(""))).length) missing.push(at)
    for (const [at, char] of chars.entries()) {
      if (missing.some(gap => at < gap || at >= gap + length)) continue
      const [families] = await load(`alike/${shardOf(char, alike)}`)
      const others = [...families[char] || ""].map(one => [...chars.slice(0, at), one, ...chars.slice(at + 1)].join(""))
      const places = await Promise.all(others.map(findPlaces))
      found.push(...others.filter((_, rank) => places[rank].length).map(one => [one, "misspelt"]))
    }
    return found
  }
  const replace = async (phrase, isSure) => isLatin.test(phrase)
    ? (await complete(phrase)).map(({ text }) => [text, "pinyin"])
    : [...await findForms(phrase), ...isSure ? [] : await respell(phrase)]
  /* Queries to offer instead of one without answer; where `isSure`, no guesses. */
  const suggest = async (query, wanted, isSure) => {
    const offered = new Map(), joined = wanted.map(({ phrase }) => phrase).join("")
    for (const { text, phrase } of isLatin.test(joined) ? [{ text: query, phrase: joined }] : wanted) {
      if ((await find(text)).hits.length) continue
      for (const [other, reason] of await replace(phrase, isSure)) {
        const changed = query.replace(text, () => other), { hits } = offered.size < OFFERED ? await find(changed) : { hits: [] }
        if (hits.length) offered.set(changed, { query: changed, reason, count: hits.length })
      }
    }
    return [...offered.values()]
  }

  return {
    root, unique, isSmall: () => !settings.characters, open, find, parse, sortByDate, countFacets, readArticle, complete, loosen, suggest, findIn, fold,
    foldText: text => foldText(text), say,
  }
})();

/* Shows it: in the field of every page, on the page of results, on an article. Text goes in as text, never as markup. */
(() => {
  const { root, unique, open, find, parse, readArticle, findIn, fold, foldText, say } = archiveSearch
  const BEFORE = 18, QUOTED = 84, QUOTATIONS = 3, SIDE = 30, HEAD = "tis"
  const select = selector => document.querySelector(selector), selectAll = selector => [...document.querySelectorAll(selector)]
  const make = (tag, attributes, ...children) => {
    const element = document.createElement(tag)
    for (const name in attributes) element.setAttribute(name, attributes[name])
    element.append(...children)
    return element
  }
  const makeButton = (act, ...children) => {
    const button = make("button", { type: "button" }, ...children)
    button.addEventListener("click", act)
    return button
  }
  const isDisk = root.protocol === "file:"
  const addressOf = query => `${new URL("search.html", root)}${isDisk ? "#" : "?"}${new URLSearchParams({ q: query })}`

  /* Where phrases stand in a text: [from, to, rank of the phrase], in order, none over another. */
  const findMarks = (text, phrases) => {
    const { chars, from, to } = foldText(text)
    const marks = phrases.flatMap((phrase, rank) =>
      findIn(chars, phrase).map(at => [from[at], to[at + [...phrase].length - 1], rank]))
    marks.sort((one, two) => one[0] - two[0] || two[1] - one[1])
    let end = 0
    return marks.filter(one => {
      one[0] = Math.max(one[0], end)
      end = Math.max(one[1], end)
      return one[0] < one[1]
    })
  }
  const mark = (text, marks, from = 0, to = text.length) => {
    const pieces = []
    let at = from
    for (const [start, end] of marks) {
      if (start < from || end > to) continue
      pieces.push(text.slice(at, start), make("mark", {}, text.slice(start, end)))
      at = end
    }
    return [...pieces, text.slice(at, to)]
  }
  /* Phrases as texts hold them; one that runs on from a field into the next, in its parts. */
  const divide = (phrases, texts) => phrases.flatMap(phrase =>
    !phrase.includes("|") || texts.some(text => fold(text).includes(phrase)) ? [phrase] : phrase.split("|"))

  const quote = (text, marks, [start, end]) => {
    const from = Math.max(0, Math.min(start - BEFORE, text.length - QUOTED)), to = Math.min(text.length, Math.max(from + QUOTED, end))
    return [from ? "…" : "", ...mark(text, marks, from, to), to < text.length ? "…" : ""]
  }
  /* What to quote: fields that show a phrase which headline and deck do not show, then others, as many as fit. */
  const choose = fields => {
    const shown = new Set(), chosen = [], quotable = fields.filter(({ kind, marks }) => marks.length && !HEAD.includes(kind))
    for (const { kind, marks } of fields) if (HEAD.includes(kind)) marks.forEach(([, , rank]) => shown.add(rank))
    for (const field of quotable)
      for (const one of field.marks) if (!shown.has(one[2])) { shown.add(one[2]); chosen.push([field, one]) }
    for (const field of quotable)
      if (chosen.length < QUOTATIONS && !"nc".includes(field.kind) && !chosen.some(([one]) => one === field))
        chosen.push([field, field.marks[0]])
    return chosen
  }
  const makeLink = (article, query, ...children) =>
    make("a", { href: `${new URL(article.url, root)}#${new URLSearchParams({ h: query })}` }, ...children)
  const readFields = (article, phrases) => {
    const wanted = divide(phrases, article.fields.map(([, text]) => text))
    return [article.fields.map(([kind, text]) => ({ kind, text, marks: findMarks(text, wanted) })), wanted]
  }
  const makeRow = (article, phrases, query) => {
    const [fields, wanted] = readFields(article, phrases), { title, who } = article
    const count = fields.reduce((sum, { marks }) => sum + marks.length, 0), chosen = choose(fields)
    if (!chosen.length) chosen.push(...fields.filter(({ kind }) => kind === "b").slice(0, 1).map(field => [field, [0, 0]]))
    const lines = fields.filter(({ kind, text, marks }) => kind !== "t" && HEAD.includes(kind) && (text === who || marks.length))
    return make("li", { "data-article-id": article.id },
      make("h3", {}, makeLink(article, query, ...mark(title, findMarks(title, wanted)))),
      ...lines.map(({ text, marks }) => make("p", { class: "who" }, ...mark(text, marks))),
      ...chosen.map(([{ kind, text, marks }, focus]) =>
        make("p", { class: "quotation" }, make("small", {}, say(`field_${kind}`)), ...quote(text, marks, focus))),
      make("p", { class: "when" }, [article.date, article.note, count > 1 && say("occurrences", { n: count })].filter(Boolean).join(" · ")))
  }
  /* The same article as lines with the word in the middle. */
  const makeContexts = (article, phrases, query) => {
    const lines = readFields(article, phrases)[0].flatMap(({ text, marks }) => marks.map(([from, to]) => make("li", {},
      make("span", { class: "left" }, text.slice(Math.max(0, from - SIDE), from)), make("mark", {}, text.slice(from, to)),
      make("span", {}, text.slice(to, to + SIDE)))))
    return make("li", { "data-article-id": article.id, class: "contexts" },
      make("h3", {}, makeLink(article, query, article.title)), make("ol", {}, ...lines))
  }
  const makeRows = async (hits, phrases, query, makeOne = makeRow) =>
    (await Promise.all(hits.map(({ number }) => readArticle(number)))).map(article => makeOne(article, phrases, query))

  /* The field in the header: results and completions while typing. */
  const input = select("[data-search-form] input"), panel = select(".search-panel"), list = select(".search-panel ul")
  const status = select(".search-panel [role=status]"), results = select("[data-search-results]")
  const WAIT = 100, SHOWN = 6
  let timer, asked = 0, isComposing = false

  const close = () => {
    panel.hidden = true
    input.setAttribute("aria-expanded", "false")
    input.removeAttribute("aria-activedescendant")
  }
  const fill = async query => {
    const { hits, phrases } = await find(query), typed = query.split(/\s+/u).pop()
    const completed = await archiveSearch.complete(typed), before = query.slice(0, query.length - typed.length)
    const words = completed.map(({ text, kind }) =>
      make("li", {}, make("a", { href: addressOf(before + text) }, text), make("small", {}, say(`kind_${kind}`))))
    const rows = await makeRows(hits.slice(0, SHOWN), phrases, query)
    const all = hits.length > SHOWN || !hits.length ? [make("li", {}, make("a", { class: "all", href: addressOf(query) }, say("see_all")))] : []
    return [[...words, ...rows, ...all], hits.length || !words.length ? say("count", { n: hits.length }) : ""]
  }
  const show = async query => {
    const mine = ++asked
    if (!query.trim()) return close()
    const [options, said] = await fill(query).catch(() => [[], status.dataset.unread])
    if (mine !== asked) return
    /* No link and no heading inside an option. */
    options.forEach((option, at) => {
      const link = option.querySelector("a"), { href, className } = link
      Object.assign(option, { id: `search-option-${at}`, href })
      option.setAttribute("role", "option");
      (link.closest("h3") || link).replaceWith(make("b", { class: className }, ...link.childNodes))
    })
    list.replaceChildren(...options)
    status.textContent = said
    panel.hidden = false
    input.setAttribute("aria-expanded", "true")
  }
  const move = step => {
    const chosen = list.querySelector("[aria-selected]"), options = [...list.children], { length } = options
    const next = options[chosen ? (options.indexOf(chosen) + step + length) % length : step > 0 ? 0 : length - 1]
    if (!next) return
    if (chosen) chosen.removeAttribute("aria-selected")
    next.setAttribute("aria-selected", "true")
    input.setAttribute("aria-activedescendant", next.id)
    next.scrollIntoView({ block: "nearest" })
  }
  const go = option => { location.href = option.href }
  const change = () => {
    clearTimeout(timer)
    if (!isComposing) timer = setTimeout(() => results ? ask(input.value) : show(input.value), WAIT)
  }
  input.addEventListener("compositionstart", () => { isComposing = true; clearTimeout(timer) })
  input.addEventListener("compositionend", () => { isComposing = false; change() })
  input.addEventListener("input", change)
  input.addEventListener("focus", () => open().catch(() => {}), { once: true })
  input.addEventListener("keydown", event => {
    const chosen = panel.hidden ? null : list.querySelector("[aria-selected]")
    if (isComposing) return
    if (event.key === "Escape") close()
    else if (event.key === "ArrowDown" || event.key === "ArrowUp") move(event.key === "ArrowDown" ? 1 : -1)
    else if (event.key === "Enter" && chosen) go(chosen)
    else return
    event.preventDefault()
  })
  list.addEventListener("click", event => go(event.target.closest("li")))
  input.form.addEventListener("focusout", () => setTimeout(() => input.form.contains(document.activeElement) || close(), 200))
  for (const form of selectAll("form[role=search]")) form.addEventListener("submit", event => {
    const query = form.querySelector("input").value
    event.preventDefault()
    if (results) ask(query)
    else location.href = addressOf(query)
  })
  document.addEventListener("keydown", event => {
    const isCommand = event.ctrlKey || event.metaKey, isTyping = event.target.closest("input, textarea, select")
    if (isCommand ? event.key.toLowerCase() !== "k" : event.key !== "/" || event.altKey || isTyping) return
    event.preventDefault()
    input.select()
  })

  /* The page of results. */
  const ROWS = 20, AT_ONCE = 4, SOON = 50, FACET_ROWS = 8, RECENT = "recent-searches", KEPT = 12
  const count = select("[data-search-count]"), offers = select("[data-search-suggestions]"), none = select(".search-none")
  const more = select(".search-more"), setting = {}
  let query = "", answer, shown

  const readAddress = () => new URLSearchParams(location.hash.length > 1 ? location.hash.slice(1) : location.search)
  const writeAddress = () => {
    const values = new URLSearchParams({ q: query, ...setting })
    history.replaceState(null, "", isDisk ? `#${values}` : `${location.pathname}?${values}`)
  }
  const setBusy = isBusy => results.setAttribute("aria-busy", isBusy)
  const showMore = async (mine, until) => {
    const { order = "best", view } = setting, write = view === "contexts" ? makeContexts : makeRow
    const hits = order === "best" ? answer.hits : archiveSearch.sortByDate(answer.hits, order === "newest")
    setBusy(true)
    while (shown < Math.min(until, hits.length)) {
      const next = hits.slice(shown, Math.min(shown + (shown ? ROWS : AT_ONCE), until))
      const rows = await makeRows(next, answer.phrases, query, write)
      if (mine !== asked) return
      results.append(...rows)
      shown += next.length
    }
    more.hidden = shown >= hits.length
    if (shown) setBusy(false)
  }
  const draw = async mine => {
    shown = 0
    results.replaceChildren()
    const { order = "best", view = "articles" } = setting
    for (const button of selectAll("[data-order], [data-view]"))
      button.setAttribute("aria-pressed", button.dataset.order === order || button.dataset.view === view)
    writeAddress()
    await showMore(mine, archiveSearch.isSmall() || answer.hits.length <= SOON ? Infinity : ROWS)
  }
  /* A click writes the facet into the query, or takes it out. */
  const showFacets = async mine => {
    const groups = answer.hits.length ? await archiveSearch.countFacets(answer.hits) : []
    if (mine !== asked) return
    const typed = query.split(/\s+/u).filter(Boolean)
    select(".search-facets").replaceChildren(...groups.map(({ name, rows }) => {
      const items = rows.map(([value, number]) => {
        const text = `${name}:${value.replace(/\s+/g, "")}`, isOn = typed.includes(text)
        const button = makeButton(() => ask((isOn ? typed.filter(one => one !== text) : [...typed, text]).join(" ")),
          make("span", {}, value), make("i"), make("span", { class: "num" }, number))
        button.setAttribute("aria-pressed", isOn)
        return make("li", {}, button)
      })
      const rest = items.splice(FACET_ROWS), more = make("summary", {}, say("facet_more", { n: rest.length }))
      return make("section", {}, make("h2", {}, name), make("ul", {}, ...items),
        ...(rest.length ? [make("details", {}, more, make("ul", {}, ...rest))] : []))
    }))
    select(".search-narrow").hidden = !groups.length
  }
  const showOffers = async mine => {
    if (answer.hits.length || !answer.wanted.length) return
    const loose = await archiveSearch.loosen(answer.wanted)
    const others = await archiveSearch.suggest(query, answer.wanted, loose)
    const rows = loose ? await makeRows(loose.hits.slice(0, ROWS), loose.phrases, loose.query) : []
    const links = others.map(one => make("li", { "data-query": one.query }, make("a", { href: addressOf(one.query) }, one.query),
      make("small", {}, `${say(`why_${one.reason}`)} · ${say("count", { n: one.count })}`)))
    if (mine !== asked) return
    if (links.length) offers.append(make("h2", {}, say("suggested")), make("ul", { class: "offers" }, ...links))
    if (loose) offers.append(make("h2", {}, say("loose", { words: loose.query })), make("ol", { class: "rows" }, ...rows))
    if (!offers.children.length) offers.append(make("p", {}, say("try")))
  }
  const ask = async text => {
    const mine = ++asked
    query = text.trim()
    if (input.value.trim() !== query) input.value = text
    setBusy(true)
    try {
      const found = await find(query)
      if (mine !== asked) return
      answer = found
      const { length } = found.hits
      count.dataset.searchCount = count.textContent = length
      select(".search-status").hidden = !query
      none.hidden = length || !query
      none.textContent = say("none", { q: query })
      select(".search-tools").hidden = !length
      select(".search-help").open = !query
      offers.replaceChildren()
      await draw(mine)
      await Promise.all([showFacets(mine), showOffers(mine)])
      if (mine === asked) remember()
    } catch {
      none.hidden = false
      none.textContent = none.dataset.unread
    }
    if (mine === asked) setBusy(false)
  }

  /* Recent searches: none unless asked for, gone with the session. */
  const readRecent = () => JSON.parse(sessionStorage.getItem(RECENT))
  const keep = queries => {
    const tick = make("input", { type: "checkbox" }), links = (queries || []).map(one => make("a", { href: addressOf(one) }, one))
    sessionStorage.setItem(RECENT, JSON.stringify(queries))
    tick.checked = queries
    tick.addEventListener("change", () => keep(tick.checked ? [] : null))
    select(".search-recent").replaceChildren(make("label", {}, tick, say("recent")), ...links,
      ...(links.length ? [makeButton(() => keep([]), say("recent_clear"))] : []))
  }
  const remember = () => {
    const queries = readRecent()
    keep(queries && answer.hits.length && query ? unique([query, ...queries]).slice(0, KEPT) : queries)
  }
  const begin = () => {
    const values = readAddress()
    for (const name of ["order", "view"]) if (values.get(name)) setting[name] = values.get(name)
    ask(values.get("q") || "")
  }
  if (results) {
    for (const button of selectAll("[data-order], [data-view]")) button.addEventListener("click", () => {
      Object.assign(setting, button.dataset)
      draw(++asked)
    })
    more.addEventListener("click", () => showMore(asked, shown + ROWS))
    addEventListener("hashchange", begin)
    begin()
  }

  /* The page of an article: what was looked for is marked, one after another. */
  const FIELDS = ".article > h1, .article > h2, .article > p, .roster h2, .roster li, .lead-in, .deck, .crumb > span, .facts > span, .person > a, .misread"
  const article = select("article[data-article-id]")

  const readNodes = field => {
    const walker = document.createTreeWalker(field, NodeFilter.SHOW_TEXT), nodes = []
    while (walker.nextNode()) nodes.push(walker.currentNode)
    return { nodes, text: nodes.map(({ data }) => data).join("") }
  }
  const wrap = (nodes, from, to, number) => {
    for (const node of nodes) {
      const { length } = node.data, range = document.createRange()
      if (from < length && to > 0) {
        range.setStart(node, Math.max(from, 0))
        range.setEnd(node, Math.min(to, length))
        range.surroundContents(make("mark", { "data-hit": number }))
      }
      from -= length
      to -= length
    }
  }
  const showBar = total => {
    const place = make("span", { role: "status" }), marks = () => selectAll("mark[data-hit]")
    let now = -1
    const step = by => {
      now = (now + by + total) % total
      for (const one of marks()) one.classList.toggle("now", Number(one.dataset.hit) === now)
      select("mark.now").scrollIntoView({ block: "center" })
      place.textContent = say("hits_in_page", { n: total, i: now + 1 })
    }
    const clear = () => {
      for (const one of marks()) one.replaceWith(...one.childNodes)
      bar.remove()
    }
    const bar = make("div", { class: "hit-bar" }, place, makeButton(() => step(-1), say("previous_hit")),
      makeButton(() => step(1), say("next_hit")), makeButton(clear, say("clear_hits")))
    document.body.append(bar)
    step(1)
  }
  const markArticle = async looked => {
    await open()
    const fields = selectAll(FIELDS).map(readNodes)
    const phrases = divide((await parse(looked)).phrases, fields.map(({ text }) => text))
    let total = 0
    for (const { nodes, text } of fields) {
      const found = findMarks(text, phrases)
      total += found.length
      found.reverse().forEach(([from, to], at) => wrap(nodes, from, to, total - 1 - at))
    }
    if (total) showBar(total)
  }
  const looked = article && readAddress().get("h")
  if (looked) markArticle(looked).catch(() => {})
})()
