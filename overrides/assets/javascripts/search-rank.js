// Orders passages: words give recall, pairs and runs of neighbours give the order.

import { readQuery } from "./search-query.js"
import { gather } from "./search-terms.js"

export const T = { LEVEL: [1, 1.1, 1.25, 1.5], PAIR: 2, RUN: 2, WHOLE: 1.5, COVER: 3, TAIL: 0.1 }
const PLACES = 0x10000

export async function rank(index, text) {
  const query = readQuery(text)
  if (!query.words.length) return { query, hits: [] }
  const { slots, pairs } = await gather(index, query)
  const size = index.size
  for (const part of [...pairs, ...slots]) weigh(part, size)
  for (const pair of pairs) if (pair.right.unfinished) {
    // A finished pair says that the word is there too.
    const { weights } = pair.right
    for (let d = 0; d < size; d++) if (pair.weights[d] > weights[d]) weights[d] = pair.weights[d]
  }
  for (const slot of slots) slot.worth = worth(slot, size)
  for (const pair of pairs) pair.worth = worth(pair, size)
  const runs = longestRuns(pairs, size)
  const total = sum(slots)
  const chain = sum(pairs)
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
    for (const pair of pairs) score += T.PAIR * pair.worth * pair.weights[d]
    score += T.RUN * runs[d]
    if (runs[d] > 0.7 * chain) score *= T.WHOLE
    score *= (found / total) ** T.COVER
    hits.push({ id: d, page: index.pageOf[d], score })
  }
  hits.sort((a, b) => b.score - a.score || b.id - a.id)
  const least = hits.length ? hits[0].score * T.TAIL : 0
  return { query, slots, pairs, hits: hits.filter((hit) => hit.score >= least) }
}

const sum = (parts) => parts.reduce((total, part) => total + part.worth, 0)

function weigh(part, size) {
  const weights = (part.weights = new Float32Array(size))
  for (const { docs, weight, level } of part.lists) {
    const reached = weight * T.LEVEL[level]
    for (let i = 0; i < docs.length; i++) if (weights[docs[i]] < reached) weights[docs[i]] = reached
  }
}

function worth(part, size) {
  let count = 0
  for (let d = 0; d < size; d++) if (part.weights[d]) count++
  return Math.log(1 + size / (count + 0.5))
}

// For each passage the worth of its longest run of pairs in the order of the query.
function longestRuns(pairs, size) {
  const best = new Float32Array(size)
  let before
  for (const pair of pairs) {
    if (before && before.pair.right !== pair.left) before = undefined
    const codes = occurrences(pair)
    const runs = new Float32Array(codes.length)
    for (let i = 0, j = 0; i < codes.length; i++) {
      const code = Math.floor(codes[i])
      runs[i] = (codes[i] - code) * 2 * pair.worth
      if (before) {
        while (j < before.codes.length && before.codes[j] < code - 1) j++
        while (before.codes[j + 1] < code) j++
        if (before.codes[j] < code) runs[i] += before.runs[j]
      }
      const doc = Math.floor(code / PLACES)
      if (runs[i] > best[doc]) best[doc] = runs[i]
    }
    before = { pair, codes, runs }
  }
  return best
}

// Passage and place of every occurrence in one number, ascending, half its weight as the fraction.
function occurrences(pair) {
  const codes = new Float64Array(pair.lists.reduce((total, list) => total + list.docs.length, 0))
  let at = 0
  for (const { docs, places, weight } of pair.lists) {
    for (let i = 0; i < docs.length; i++) codes[at++] = docs[i] * PLACES + places[i] + weight / 2
  }
  return codes.sort()
}
