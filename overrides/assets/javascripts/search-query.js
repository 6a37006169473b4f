/* Answers a query: words that must all occur, words that must not, facets; ranks what is found. */
Object.assign(archiveSearch, (() => {
  const search = archiveSearch
  const FACETS = ["person", "theme", "district", "year", "session", "page", "genre"]
  const MANY = 4, FEW = 8

  /* --- the query --- */
  const nameOf = facet => search.words[`facet_${facet}`]
  const simplify = (facet, value) =>
    facet === "year" || facet === "page" ? search.fold(value).replace(/[年第版]/g, "").replace(/^0+/, "") : search.fold(value)
  const readFacet = async word => {
    const [, name, value] = word.match(/^([^:：]+)[:：](.+)$/) || []
    const facet = name && FACETS.find(one => nameOf(one) === name)
    if (!facet) return null
    const { values } = (await readFacets())[facet], wanted = simplify(facet, value)
    const matches = test => values.flatMap((one, at) => test(simplify(facet, one)) ? [at] : [])
    const exact = matches(one => one === wanted)
    const loose = facet === "year" || facet === "page" || !wanted ? [] : matches(one => one.includes(wanted))
    const ranks = exact.length ? exact : loose
    return ranks.length ? { facet, ranks: new Set(ranks), value: values[ranks[0]] } : null
  }
  const readDay = word => {
    const [, year, month, day] = word.normalize("NFKC").match(/^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/) || []
    return year && `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`
  }
  const parse = async query => {
    const typed = query.split(/\s+/u).filter(Boolean), isNot = word => /^[-－]./u.test(word)
    const isOnlyNot = typed.every(isNot), words = [], filters = []
    for (const text of typed) {
      const not = !isOnlyNot && isNot(text), bare = not ? text.slice(1) : text
      const filter = await readFacet(bare), phrase = search.foldPhrase(bare)
      if (filter) filters.push({ ...filter, not, text })
      else if (phrase) words.push({ text, phrase, not, day: readDay(bare) })
    }
    return { words, filters, phrases: words.filter(word => !word.not).map(word => word.phrase) }
  }

  /* --- facets --- */
  let facets
  const readFacets = async () => {
    if (facets) return facets
    const [columns] = await search.load("facets"), read = {}
    for (const facet of FACETS) {
      const [values, text] = columns[facet], numbers = search.decode(text), of = []
      for (let at = 0; at < numbers.length; at += numbers[at] + 1) of.push(numbers.slice(at + 1, at + 1 + numbers[at]))
      read[facet] = { values, of }
    }
    return facets = read
  }
  const countFacets = async hits => {
    const read = await readFacets()
    return FACETS.map(facet => {
      const { values, of } = read[facet], counts = new Map()
      for (const { number } of hits) for (const rank of of[number]) counts.set(rank, (counts.get(rank) || 0) + 1)
      const rows = [...counts].sort((one, two) => two[1] - one[1] || one[0] - two[0])
      return { facet, name: nameOf(facet), rows: rows.map(([rank, count]) => [values[rank], count]) }
    }).filter(({ rows }) => rows.length)
  }

  /* --- places of a phrase --- */
  const meet = (places, others, distance) => {
    let at = 0
    return places.filter(place => {
      while (at < others.length && others[at] < place + distance) at++
      return others[at] === place + distance
    })
  }
  const articleAt = place => {
    const { starts } = search.table
    let low = 0, high = starts.length - 1
    while (high - low > 1) { const middle = low + high >> 1; if (starts[middle] <= place) low = middle; else high = middle }
    return low
  }
  const foldArticle = async number => {
    const { fields } = await search.readArticle(number)
    return ["", ...fields.map(([, text]) => search.fold(text)), ""].join("|").replace(/\|+/g, "|")
  }
  const checkTexts = async (phrase, numbers) => {
    const places = [], size = [...phrase].length
    for (const number of numbers) {
      const text = [...await foldArticle(number)], wanted = [...phrase]
      for (let at = 0; at + size <= text.length; at++)
        if (wanted.every((char, offset) => text[at + offset] === char)) places.push(search.table.starts[number] + at)
    }
    return places
  }
  /* Where a phrase of two characters or more stands; of a long one, a few parts and then the texts of those left. */
  const findPlaces = async phrase => {
    const chars = [...phrase], { length } = search.settings, offsets = []
    for (let at = 0; at < chars.length; at += length) offsets.push(Math.min(at, chars.length - length))
    let places = null
    while (offsets.length) {
      const taken = offsets.splice(0, MANY)
      const lists = await Promise.all(taken.map(at => search.readPlaces(chars.slice(at, at + length).join(""))))
      const joined = lists.map((list, rank) => [list, taken[rank]])
      if (places) joined.push([places, 0])
      joined.sort(([one], [two]) => one.length - two.length)
      const [shortest, base] = joined[0]
      places = joined.slice(1).reduce((kept, [list, at]) => meet(kept, list, at - base), shortest).map(place => place - base)
      if (!places.length) return places
      const numbers = new Set(places.length > MANY * FEW ? [] : places.map(articleAt))
      if (offsets.length && numbers.size && numbers.size <= FEW) return checkTexts(phrase, [...numbers].sort((a, b) => a - b))
    }
    return places
  }

  /* --- articles that hold a word: number, how much it counts there, 2 for the title, 1 for the head --- */
  const gather = places => {
    const { starts, title, head } = search.table, found = []
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
    return (await search.readCharacter(char)).map(code => {
      const where = code % 12 >> 2
      number += Math.floor(code / 12)
      return { number, where, weight: code % 4 + 1 + [0, 3, 11][where] }
    })
  }
  const findWord = async ({ phrase, day }) => {
    const isSingle = search.settings.length > 1 && [...phrase].length === 1
    const places = isSingle ? null : await findPlaces(phrase)
    const found = isSingle ? await findCharacter(phrase) : gather(places)
    const rank = day ? search.table.days.indexOf(day) : -1
    if (rank < 0) return { found, places }
    const known = new Map(found.map(one => [one.number, one]))
    search.table.day.forEach((one, number) => one === rank && !known.has(number) && known.set(number, { number, weight: 1, where: 0 }))
    return { found: [...known.values()].sort((one, two) => one.number - two.number), places }
  }

  /* --- ranking: title and people first, then nearness, then how often and how rare, then the date --- */
  const rankWord = (found, hits) => {
    const { starts } = search.table, count = starts.length - 1, average = starts[count] / count
    const rarity = Math.log(1 + (count - found.length + .5) / (found.length + .5))
    let at = 0
    for (const hit of hits) {
      while (found[at].number < hit.number) at++
      const { weight, where } = found[at], length = (starts[hit.number + 1] - starts[hit.number]) / average
      hit.score += where * 10 + rarity * weight / (weight + .4 + .8 * length)
    }
  }
  const rankNearness = (one, two, hits) => {
    const nearest = new Map()
    let at = 0, number = 0
    for (const place of one) {
      while (at + 1 < two.length && two[at + 1] <= place) at++
      while (search.table.starts[number + 1] <= place) number++
      for (const other of two.slice(at, at + 2))
        if (articleAt(other) === number) nearest.set(number, Math.min(nearest.get(number) || 99, Math.abs(other - place)))
    }
    for (const hit of hits) hit.score += 10 / (1 + (nearest.get(hit.number) || 99) / 8)
  }
  const rankJoined = async (phrases, hits) => {
    const joined = new Map(gather(await findPlaces(phrases.join(""))).map(one => [one.number, one.where]))
    for (const hit of hits) if (joined.has(hit.number)) hit.score += 20 + 10 * joined.get(hit.number)
  }
  const keepCommon = (hits, found) => {
    const numbers = new Set(found.map(({ number }) => number))
    return hits.filter(({ number }) => numbers.has(number))
  }

  /* The articles that a query finds exactly, best first. */
  const find = async query => {
    await search.open()
    const parsed = await parse(query), wanted = parsed.words.filter(word => !word.not)
    if (!parsed.words.length && !parsed.filters.length) return { ...parsed, hits: [] }
    const results = await Promise.all(wanted.map(findWord))
    let hits = results.length ? results[0].found : search.table.day.map((_, number) => ({ number }))
    for (const { found } of results.slice(1)) hits = keepCommon(hits, found)
    for (const word of parsed.words.filter(word => word.not)) {
      const gone = new Set((await findWord(word)).found.map(({ number }) => number))
      hits = hits.filter(({ number }) => !gone.has(number))
    }
    for (const { facet, ranks, not } of parsed.filters) {
      const { of } = (await readFacets())[facet]
      hits = hits.filter(({ number }) => of[number].some(rank => ranks.has(rank)) !== not)
    }
    hits = hits.map(({ number }) => ({ number, score: 0 }))
    for (const { found } of results) rankWord(found, hits)
    for (const [at, { places }] of results.entries())
      if (at && hits.length && places && results[at - 1].places) rankNearness(results[at - 1].places, places, hits)
    if (wanted.length > 1 && hits.length) await rankJoined(parsed.phrases, hits)
    const { day } = search.table
    hits.sort((one, two) => two.score - one.score || day[two.number] - day[one.number] || one.number - two.number)
    return { ...parsed, hits }
  }
  const sortByDate = (hits, isNewest) => {
    const { day, days } = search.table, unknown = isNewest ? -1 : days.length, sign = isNewest ? 1 : -1
    const when = ({ number }) => days[day[number]] ? day[number] : unknown
    return [...hits].sort((one, two) => sign * (when(two) - when(one)) || one.number - two.number)
  }

  const readPhrases = async query => (await parse(query)).phrases

  return { find, findPlaces, countFacets, sortByDate, readPhrases }
})())
