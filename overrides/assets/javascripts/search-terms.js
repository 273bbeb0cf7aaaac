// What of the index a query touches: for each word and each pair of neighbours the lists of
// passages, every list with the weight its marks, typos or missing letters leave it.

import { likeness, neighbours } from "./search-query.js"

const TYPO = 0.7
const UNFINISHED = 0.85
const SWAPPED = 0.8
const RARE_FORM = 0.75
const OTHER_READING = 0.9
const READING = 4
const MOST_ENDINGS = 6
const DIGITS = /^\d+$/

// slots: one for each word; pairs: one for each two that stand side by side ({ left, right }: slots).
export async function gather(index, { words, marked, open }) {
  const slots = words.map((word, i) => {
    const unfinished = open && i === words.length - 1
    return { word, unfinished, readings: readingsOf(index, word, unfinished), lists: [] }
  })
  const pairs = []
  slots.forEach((right, i) => {
    if (right.word.joined) pairs.push({ left: slots[i - 1], right, readings: [], prefixes: [], lists: [] })
  })
  for (const pair of pairs) describe(pair)

  const all = [...slots, ...pairs]
  const terms = await index.terms(
    all.flatMap((part) => part.readings.map((reading) => reading.key)),
    pairs.flatMap((pair) => pair.prefixes.map((prefix) => prefix.key)),
  )
  const grades = (word, key) => {
    const forms = terms.get(key)?.forms ?? []
    return forms.map((form) => (key === word.key ? likeness(word, form, marked) : 1))
  }
  const collect = (part, { key, weight, left, right }) => {
    const term = terms.get(key)
    if (!term) return
    const most = marked ? 1 : Math.max(...term.lists.map((list) => list.docs.length))
    for (const list of term.lists) {
      const share = marked ? 1 : Math.sqrt(Math.min(1, count(term, list) / most))
      let fit = (left[list.left] ?? 0.6) * (right ? (right[list.right] ?? 0.6) : 1)
      if (part.exact && (fit < 1 || list.level & READING)) continue
      if (list.level & READING) fit *= OTHER_READING
      part.lists.push({ ...list, level: list.level & 3, weight: weight * fit * (RARE_FORM + (1 - RARE_FORM) * share) })
    }
  }
  for (const slot of slots) {
    slot.exact = slot.word.quoted
    for (const reading of slot.readings) collect(slot, { ...reading, left: grades(slot.word, reading.key) })
  }
  for (const pair of pairs) {
    pair.exact = pair.right.word.quoted
    for (const prefix of pair.prefixes) {
      for (const key of terms.keys()) {
        if (key.startsWith(prefix.key) && key !== prefix.key) pair.readings.push({ key, weight: prefix.weight })
      }
    }
    for (const reading of pair.readings) {
      const [a, b] = reading.key.split(" ")
      collect(pair, { ...reading, left: grades(pair.left.word, a), right: b === pair.right.word.key ? grades(pair.right.word, b) : any })
    }
  }
  return { slots, pairs }
}

const any = new Array(256).fill(1)
const count = (term, list) => term.lists.reduce((sum, other) => sum + (other.left === list.left && other.right === list.right ? other.docs.length : 0), 0)

function readingsOf(index, word, unfinished) {
  const found = [{ key: word.key, weight: 1 }]
  if (index.words.has(word.key) || DIGITS.test(word.key) || word.quoted) return found
  const others = unfinished ? endings(index, word.key) : []
  if (others.length) return [...found, ...others.map((key) => ({ key, weight: UNFINISHED }))]
  return [...found, ...neighbours(word.key, index.words).map((key) => ({ key, weight: TYPO }))]
}

function endings(index, start) {
  return [...index.words]
    .filter(([known]) => known.startsWith(start))
    .sort((a, b) => b[1] - a[1])
    .slice(0, MOST_ENDINGS)
    .map(([known]) => known)
}

function describe(pair) {
  for (const left of pair.left.readings) {
    for (const right of pair.right.readings) {
      pair.readings.push({ key: `${left.key} ${right.key}`, weight: left.weight * right.weight })
    }
    if (pair.right.unfinished) {
      pair.prefixes.push({ key: `${left.key} ${pair.right.word.key}`, weight: left.weight * UNFINISHED })
    }
  }
  const [a, b] = [pair.left.word, pair.right.word]
  if (!a.quoted && DIGITS.test(b.key) && !DIGITS.test(a.key)) {
    pair.readings.push({ key: `${b.key} ${a.key}`, weight: SWAPPED })
  }
}
