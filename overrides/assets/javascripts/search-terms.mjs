// What of the index a query touches: for each word and each pair of neighbours the lists of
// passages, every list with the weight its marks, typos or missing letters leave it.

import { endings, likeness, typos } from "./search-query.mjs"

const TYPO = 0.7
const UNFINISHED = 0.85
const LONGER = 0.75
const RARE = 0.75
const READ = 0.95
const ALIKE = 0.85
const READING = 4 // levels from here on come from reading words as their acronym
const FEW = 3 // as the lexicon counts: a word of at most seven passages may be the beginning of others
const DIGITS = /^\d+$/

// slots: one for each word; pairs: one for each two that stand side by side, `at` the second one.
// A known word that never stands beside its neighbours may be another, mistyped: then it is asked
// once more with those in `doubtful`, of which pairs take what they may have been.
// marks: keys of the words found; a slot is guessed when its word, and none that it begins, is among
// them.
export async function gather(index, query, doubtful) {
  const { words } = query
  const slots = words.map((word) => ({
    words: [word],
    readings: readingsOf(index, word, doubtful),
    mends: doubtful?.includes(word) && index.words.has(word.key) ? weighted(typos(word.key, index.words), TYPO) : [],
  }))
  // A number is in no lexicon: what starts with it is found among the terms.
  const starts = slots
    .filter(({ words: [{ open, joined, key }] }) => open && !joined && DIGITS.test(key))
    .map((part) => ({ part, key: part.words[0].key, weight: UNFINISHED }))
  const pairs = slots.flatMap(({ words: [word], readings, mends }, at) => {
    if (!word.joined) return []
    const before = slots[at - 1]
    const pair = { at, words: [before.words[0], word], readings: [] }
    for (const left of [...before.readings, ...before.mends]) {
      for (const right of before.mends.includes(left) ? readings : [...readings, ...mends]) {
        pair.readings.push({ key: `${left.key} ${right.key}`, weight: left.weight * right.weight })
      }
      if (word.open) starts.push({ part: pair, key: `${left.key} ${word.key}`, weight: left.weight * LONGER })
    }
    return [pair]
  })
  const parts = [...slots, ...pairs]
  const keys = ({ key }) => key
  const terms = await index.terms(parts.flatMap(({ readings }) => readings.map(keys)), starts.map(keys))
  for (const { part, key: start, weight } of starts) {
    const longer = (key) => key.startsWith(start) && key > start && !key.includes(" ", start.length)
    part.readings.push(...[...terms.keys()].filter(longer).map((key) => ({ key, weight })))
  }
  for (const part of parts) part.lists = part.readings.flatMap((reading) => weighed(terms, part, reading))
  for (const { words: [word], lists } of slots) word.best = Math.max(...lists.map(({ fit }) => fit))
  const paired = pairs.filter(({ lists }) => lists.length)
  const alone = slots.filter(({ words: [word] }) => !paired.some(({ words }) => words.includes(word)))
  const lonely = alone.flatMap(({ words: [word] }) => (pairs.some(({ words }) => words.includes(word)) ? word : []))
  if (lonely.length && !doubtful) return gather(index, query, lonely)
  const found = [...paired, ...alone].flatMap(({ readings }) => readings.map(keys)).filter((key) => terms.has(key))
  const marks = new Set(found.flatMap((key) => key.split(" ")))
  for (const slot of slots) slot.guessed = ![...marks].some((key) => key.startsWith(slot.words[0].key))
  return { slots, pairs, marks }
}

function weighed(terms, { words }, { key, weight }) {
  const { lists = [] } = terms.get(key) ?? {}
  const fitsOf = key.split(" ").map((single, i) => {
    const word = words[i]
    return single === word?.key && terms.get(single)?.forms.map((form) => likeness(word, form))
  })
  const last = words.at(-1)
  const sure = last.marked && !(last.open && last.form === last.key) // its marks may be still to come
  const counts = {}
  let most = 0
  const fitting = lists.map((list) => {
    const fit = list.forms.reduce((fit, form, i) => fit * (fitsOf[i]?.[form] ?? 1), 1)
    if (fit > ALIKE) most = Math.max(most, (counts[list.forms] = (counts[list.forms] ?? 0) + list.docs.length))
    return { ...list, fit }
  })
  return fitting.flatMap((list) => {
    const read = list.level >= READING
    if (words[0].quoted && (list.fit < 1 || read)) return []
    // Where marks leave the choice, the commonest spelling is the likeliest.
    const share = list.fit > ALIKE && !(sure && list.fit === 1) ? counts[list.forms] / most : 1
    const meant = read === words.some(({ short }) => short) ? 1 : READ
    return [{ ...list, weight: weight * list.fit * meant * (RARE + (1 - RARE) * Math.sqrt(share)) }]
  })
}

function readingsOf({ words }, word, doubtful) {
  const { key } = word
  const found = weighted([key], 1)
  const known = words.get(key)
  if ((known && word.joined) || known > FEW || DIGITS.test(key) || word.quoted) return found
  const longer = word.open ? endings(key, words) : []
  // Two letters alone may be a mistake for anything.
  const wrong = known || (!doubtful && (longer.length || !(key[2] || word.joined))) ? [] : typos(key, words)
  return [...found, ...weighted(longer, known ? LONGER : UNFINISHED), ...weighted(wrong, TYPO)]
}

const weighted = (keys, weight) => keys.map((key) => ({ key, weight }))
