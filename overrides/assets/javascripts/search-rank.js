// Orders passages: words give recall, pairs and runs of neighbours give the order.

import { readQuery } from "./search-query.js"
import { gather } from "./search-terms.js"

// Chosen on the development queries; the neighbourhood of each is flat (bench/search/README.md).
const LEVEL = [1, 1.05, 1.1, 1.2] // once, often, in the section's heading, in the page's title
const RUN = 2
const WHOLE = 3
const KEEN = 4
const COVER = 3
const TAIL = 0.05
const PLACES = 0x10000

// hits: { id, page, score }, best first, then newest; query: the words as read.
export async function rank(index, text) {
  const query = readQuery(text, index.acronyms)
  if (!query.words.length) return { query, hits: [] }
  const { slots, pairs } = await gather(index, query)
  const parts = [...slots, ...pairs]
  for (const part of parts) weigh(part, index.size)
  for (const { right, weights } of pairs) {
    // The pair of an unfinished word says that the word is there too.
    if (right.unfinished) raise(right.weights, weights)
  }
  for (const part of parts) part.worth = worth(part.weights)
  const runs = longestRuns(pairs, index.size, ({ worth }) => worth)
  const filters = quotations(parts, index.size)
  const [total, chain] = [sum(slots), sum(pairs)]
  const hits = []
  for (let id = 0; id < index.size; id++) {
    let found = 0
    let score = RUN * runs[id]
    for (const { weights, worth } of slots) {
      found += worth * Math.min(1, weights[id])
      score += worth * weights[id]
    }
    if (!found || !filters.every((passes) => passes(id))) continue
    for (const { weights, worth } of pairs) score += worth * weights[id]
    if (chain) score *= 1 + WHOLE * (runs[id] / chain) ** KEEN
    hits.push({ id, page: index.pageOf[id], score: score * (found / total) ** COVER })
  }
  const least = TAIL * hits.reduce((best, { score }) => Math.max(best, score), 0)
  const kept = hits.filter(({ score }) => score >= least)
  return { query, hits: kept.sort((a, b) => b.score - a.score || b.id - a.id), pairs, slots }
}

const sum = (parts) => parts.reduce((total, { worth }) => total + worth, 0)

function raise(weights, others) {
  for (let d = 0; d < weights.length; d++) if (others[d] > weights[d]) weights[d] = others[d]
}

function weigh(part, size) {
  const weights = (part.weights = new Float32Array(size))
  for (const { docs, weight, level } of part.lists) {
    const reached = weight * LEVEL[level & 3]
    for (let i = 0; i < docs.length; i++) if (weights[docs[i]] < reached) weights[docs[i]] = reached
  }
}

// What is rare is worth more.
function worth(weights) {
  let count = 0.5
  for (let d = 0; d < weights.length; d++) if (weights[d]) count++
  return Math.log(1 + weights.length / count)
}

// A passage passes when it holds every quotation word for word.
function quotations(parts, size) {
  const quoted = new Set(parts.map(({ exact }) => exact).filter(Boolean))
  return [...quoted].map((number) => {
    const [slot, ...others] = parts.filter(({ exact }) => exact === number)
    const pairs = others.filter(({ left }) => left)
    const runs = longestRuns(pairs, size, () => 1)
    return (id) => (pairs.length ? runs[id] > pairs.length - 0.5 : slot.weights[id] > 0)
  })
}

// For each passage the value of its longest run of pairs in the order of the query.
function longestRuns(pairs, size, valueOf) {
  const best = new Float32Array(size)
  let before
  for (const pair of pairs) {
    const codes = occurrences(pair)
    const runs = new Float32Array(codes.length)
    const read = new Float32Array(size)
    const joined = before?.pair.right === pair.left ? before : { codes: [], runs: [] }
    for (let i = 0, j = 0; i < codes.length; i++) {
      const [doc, place] = [docOf(codes[i]), Math.floor(codes[i])]
      while (joined.codes[j] < place - 1) j++
      for (let k = j; joined.codes[k] < place; k++) runs[i] = Math.max(runs[i], joined.runs[k])
      runs[i] += Math.min(1, pair.weights[doc]) * valueOf(pair)
      if (codes[i] > place && runs[i] > read[doc]) read[doc] = runs[i]
      if (runs[i] > best[doc]) best[doc] = runs[i]
    }
    // An acronym and its words differ in length: the run goes on at either end.
    for (let i = 0; i < codes.length; i++) if (codes[i] % 1) runs[i] = read[docOf(codes[i])]
    before = { pair, codes, runs }
  }
  return best
}

const docOf = (code) => Math.floor(code / PLACES)

// Passage and place of every occurrence in one number, ascending; readings of acronyms end in .5.
function occurrences({ lists }) {
  const codes = new Float64Array(lists.reduce((total, { docs }) => total + docs.length, 0))
  let at = 0
  for (const { docs, places, level } of lists) {
    const reading = level > 3 ? 0.5 : 0
    for (let i = 0; i < docs.length; i++) codes[at++] = docs[i] * PLACES + places[i] + reading
  }
  return lists.length > 1 ? codes.sort() : codes
}
