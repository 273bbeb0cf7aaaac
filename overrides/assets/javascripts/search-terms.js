// What of the index a query touches: for each word and each pair of neighbours the lists of
// passages, every list with the weight its marks, typos or missing letters leave it.

import { endings, likeness, neighbours } from "./search-query.js"

const READING = 4 // levels from here on come from reading words as their acronym
const MOST_ENDINGS = 6
const ALIKE = 0.85
const DIGITS = /^\d+$/

const TYPO = 0.7
const DOUBT = 0.5
const UNFINISHED = 0.85
const LONGER = 0.75
const SWAPPED = 0.8
const RARE = 0.75
const READ = 0.95

// slots: one for each word; pairs: one for each two that stand side by side. Both have lists.
export async function gather(index, query) {
  const slots = query.words.map((word, i) => {
    const unfinished = query.open && i === query.words.length - 1
    return { word, unfinished, exact: word.quoted, shortened: !!word.shortened, readings: readingsOf(index, word, unfinished) }
  })
  const pairs = await read(index, slots, query.marked)
  const doubtful = slots.filter((slot) => mayBeWrong(slot, pairs))
  if (!doubtful.length) return { slots, pairs }
  // A known word that never stands beside its neighbours may be another, mistyped.
  for (const slot of doubtful) slot.readings.push(...mistyped(index, slot.word, DOUBT))
  return { slots, pairs: await read(index, slots, query.marked) }
}

async function read(index, slots, marked) {
  const pairs = slots.flatMap((right, i) => (right.word.joined ? [pairOf(slots[i - 1], right)] : []))
  const keys = [...slots, ...pairs].flatMap(({ readings }) => readings.map(({ key }) => key))
  const terms = await index.terms(keys, pairs.flatMap(({ prefixes }) => prefixes.map(({ key }) => key)))
  const fits = (word, key) =>
    key === word.key ? (terms.get(key)?.forms ?? []).map((form) => likeness(word, form, marked)) : []
  for (const slot of slots) {
    slot.lists = slot.readings.flatMap((reading) => weighed(terms, slot, reading, fits(slot.word, reading.key), []))
  }
  for (const pair of pairs) {
    const longer = pair.prefixes.flatMap(({ key: start, weight }) =>
      [...terms.keys()].filter((key) => key.startsWith(start) && key !== start).map((key) => ({ key, weight })),
    )
    pair.lists = [...pair.readings, ...longer].flatMap((reading) => {
      const [a, b] = reading.key.split(" ")
      return weighed(terms, pair, reading, fits(pair.left.word, a), fits(pair.right.word, b))
    })
  }
  return pairs
}

function weighed(terms, { exact, shortened }, { key, weight }, left, right) {
  const lists = terms.get(key)?.lists ?? []
  const fits = lists.map((list) => (left[list.left] ?? 1) * (right[list.right] ?? 1))
  const counts = {}
  lists.forEach(({ left, right, docs }, i) => {
    if (fits[i] > ALIKE) counts[[left, right]] = (counts[[left, right]] ?? 0) + docs.length
  })
  const most = Math.max(...Object.values(counts))
  return lists.flatMap((list, i) => {
    const { level } = list
    if (exact && (fits[i] < 1 || level >= READING)) return []
    // Where marks leave the choice, the commonest spelling is the likeliest.
    const share = fits[i] > ALIKE ? counts[[list.left, list.right]] / most : 1
    const fit = fits[i] * (level >= READING === shortened ? 1 : READ) * (RARE + (1 - RARE) * Math.sqrt(share))
    return [{ ...list, weight: weight * fit }]
  })
}

function readingsOf(index, word, unfinished) {
  const typed = { key: word.key, weight: 1 }
  if (index.words.has(word.key) || DIGITS.test(word.key) || word.quoted) return [typed]
  const longer = unfinished ? endings(word.key, index.words, MOST_ENDINGS) : []
  if (!longer.length) return [typed, ...mistyped(index, word, TYPO)]
  return [typed, ...longer.map((key) => ({ key, weight: UNFINISHED }))]
}

const mistyped = (index, word, weight) => neighbours(word.key, index.words).map((key) => ({ key, weight }))

function mayBeWrong(slot, pairs) {
  if (slot.readings.length > 1 || slot.unfinished || slot.exact || DIGITS.test(slot.word.key)) return false
  const around = pairs.filter((pair) => pair.left === slot || pair.right === slot)
  return around.length > 0 && around.every((pair) => !pair.lists.length)
}

function pairOf(left, right) {
  const pair = { left, right, exact: right.exact, shortened: left.shortened || right.shortened, readings: [], prefixes: [] }
  for (const a of left.readings) {
    for (const b of right.readings) pair.readings.push({ key: `${a.key} ${b.key}`, weight: a.weight * b.weight })
    if (right.unfinished) pair.prefixes.push({ key: `${a.key} ${right.word.key}`, weight: a.weight * LONGER })
  }
  // "QĐ 800" stands in the texts as "800/QĐ".
  const [a, b] = [left.word.key, right.word.key]
  if (!left.exact && DIGITS.test(b) && !DIGITS.test(a)) pair.readings.push({ key: `${b} ${a}`, weight: SWAPPED })
  return pair
}
