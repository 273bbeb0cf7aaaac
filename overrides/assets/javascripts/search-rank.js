// Finds and orders passages: single words give recall, pairs of neighbours give the order.

import { likeness, neighbours, readQuery } from "./search-query.js"

const LEVEL = [1, 1.1, 1.25, 1.5] // once, often, in the section's heading, in the title
const TYPO = 0.7
const UNFINISHED = 0.85
const SWAPPED = 0.8
const PAIR = 2
const WHOLE = 2
const TAIL = 0.1
const MOST_ENDINGS = 6

export async function rank(index, text) {
  const query = readQuery(text)
  const { words, marked } = query
  if (!words.length) return { query, hits: [] }
  const slots = words.map((word, i) => readings(index, word, query.open && i === words.length - 1))
  const pairs = []
  words.forEach((word, i) => word.joined && pairs.push({ left: i - 1, right: i }))
  const keys = new Set()
  const prefixes = []
  for (const slot of slots) for (const reading of slot.readings) keys.add(reading.key)
  for (const pair of pairs) {
    pair.readings = []
    for (const left of slots[pair.left].readings) {
      for (const right of slots[pair.right].readings) {
        pair.readings.push({ key: `${left.key} ${right.key}`, weight: left.weight * right.weight })
      }
      if (slots[pair.right].open) prefixes.push(`${left.key} ${words[pair.right].key}`)
    }
    const [a, b] = [words[pair.left].key, words[pair.right].key]
    if (!words[pair.left].quoted && /^\d+$/.test(b) && !/^\d+$/.test(a)) pair.readings.push({ key: `${b} ${a}`, weight: SWAPPED })
    for (const reading of pair.readings) keys.add(reading.key)
  }
  const terms = await index.terms([...keys], prefixes)
  const size = index.size

  const gather = (weights, reading, grade) => {
    const term = terms.get(reading.key)
    if (!term) return
    for (const list of term.lists) {
      const weight = reading.weight * grade(list, reading) * LEVEL[list.level]
      for (const doc of list.docs) if (weights[doc] < weight) weights[doc] = weight
    }
  }
  const formGrade = (word, key) => {
    const forms = terms.get(key)?.forms ?? []
    const grades = forms.map((form) => (key === word.key ? likeness(word, form, marked) : 1))
    return (place) => grades[place] ?? 0.6
  }
  for (const slot of slots) {
    slot.weights = new Float32Array(size)
    for (const reading of slot.readings) {
      const grade = formGrade(slot.word, reading.key)
      gather(slot.weights, reading, (list) => grade(list.left))
    }
  }
  for (const pair of pairs) {
    pair.weights = new Float32Array(size)
    const [left, right] = [slots[pair.left], slots[pair.right]]
    for (const reading of pair.readings) {
      const [a, b] = reading.key.split(" ")
      const gradeA = formGrade(left.word, a)
      const gradeB = formGrade(right.word, b)
      gather(pair.weights, reading, (list) => gradeA(list.left) * gradeB(list.right))
    }
    if (right.open) {
      for (const leftReading of left.readings) {
        const start = `${leftReading.key} ${right.word.key}`
        const gradeA = formGrade(left.word, leftReading.key)
        for (const key of terms.keys()) {
          if (key.startsWith(start) && key !== start) {
            gather(pair.weights, { key, weight: leftReading.weight * UNFINISHED }, (list) => gradeA(list.left))
          }
        }
      }
      // A finished pair says that the word is there too.
      for (let d = 0; d < size; d++) if (pair.weights[d] * 0.9 > right.weights[d]) right.weights[d] = pair.weights[d] * 0.9
    }
  }

  const parts = [...slots, ...pairs]
  for (const part of parts) {
    let count = 0
    for (let d = 0; d < size; d++) if (part.weights[d]) count++
    part.count = count
    part.worth = Math.log(1 + size / (count + 0.5)) * (part.word ? 1 : PAIR)
  }
  const total = slots.reduce((sum, slot) => sum + slot.worth, 0)
  const hits = []
  for (let d = 0; d < size; d++) {
    let found = 0
    let score = 0
    for (const slot of slots) {
      if (slot.weights[d]) {
        found += slot.worth * Math.min(1, slot.weights[d])
        score += slot.worth * slot.weights[d]
      }
    }
    if (!found) continue
    let whole = pairs.length > 0
    for (const pair of pairs) {
      if (pair.weights[d]) score += pair.worth * pair.weights[d]
      else whole = false
    }
    score *= (found / total) ** 3 * (whole ? WHOLE : 1)
    hits.push({ id: d, page: index.pageOf[d], score })
  }
  hits.sort((a, b) => b.score - a.score || b.id - a.id)
  const least = hits.length ? hits[0].score * TAIL : 0
  return { query, slots, pairs, hits: hits.filter((hit) => hit.score >= least) }
}

function readings(index, word, open) {
  const found = [{ key: word.key, weight: 1 }]
  if (!index.words.has(word.key) && !/^\d/.test(word.key)) {
    if (open) {
      const endings = [...index.words].filter(([known]) => known.startsWith(word.key)).sort((a, b) => b[1] - a[1])
      for (const [known] of endings.slice(0, MOST_ENDINGS)) found.push({ key: known, weight: UNFINISHED })
    }
    if (found.length === 1) for (const known of neighbours(word.key, index.words)) found.push({ key: known, weight: TYPO })
  }
  return { word, open, readings: found }
}
