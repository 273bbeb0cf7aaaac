// Orders passages: words give recall, pairs and runs of neighbours give the order.

import { readQuery } from "./search-query.mjs"
import { gather } from "./search-terms.mjs"

// Chosen on the development queries; the neighbourhood of each is flat (bench/search/README.md).
const LEVEL = [1, 1.05, 1.1, 1.2] // once, often, in the section's heading, in the page's title
const RUN = 2
const WHOLE = 3
const KEEN = 4
const COVER = 3
const TITLE = 1.5 // for a page of whose title the query has every word
const NEARLY = 0.7 // marks and acronyms take a little from a run
const ENOUGH = 0.55 // of what the fullest passage has of the query
const PLACES = 0x10000

// hits: { id, page, score }, best first, then newest; with the query and its parts as found.
export async function rank(index, text) {
  const { size } = index
  const query = readQuery(text, index.acronyms)
  const { slots, pairs, marks } = await gather(index, query)
  const parts = [...slots, ...pairs]
  for (const part of parts) weigh(part, size)
  // The pair of an unfinished or mended word says that the word is there too.
  for (const { at, weights } of pairs) {
    for (const slot of [slots[at - 1], slots[at]]) weights.forEach((weight, id) => (slot.weights[id] = Math.max(weight, slot.weights[id])))
  }
  for (const part of parts) {
    const count = part.weights.reduce((count, weight) => count + !!weight, 0.5)
    part.worth = Math.log(1 + size / count)
  }
  const runs = longestRuns(pairs, size, ({ worth }) => worth)
  const filters = [...new Set(query.words.map(({ quoted }) => quoted))].filter(Boolean).map((number) => {
    const [slot, ...others] = parts.filter(({ words }) => words[0].quoted === number)
    const quoted = others.filter(({ at }) => at)
    const whole = longestRuns(quoted, size, () => 1)
    return (id) => (quoted.length ? whole[id] > quoted.length - 0.5 : slot.weights[id])
  })
  const sum = (some) => some.reduce((total, { worth }) => total + worth, 0)
  const [total, chain] = [sum(slots), sum(pairs)]
  const found = tally(slots, size, 1)
  const scores = tally(parts, size, 2)
  const ids = [...found.keys()].filter((id) => found[id] && filters.every((passes) => passes(id)))
  const least = ENOUGH * ids.reduce((most, id) => Math.max(most, found[id]), 0)
  const hits = ids.filter((id) => found[id] >= least).map((id) => {
    const share = runs[id] / (chain || 1)
    const whole = 1 + WHOLE * share ** KEEN
    // One word has no run, and may have a title alone too.
    const titled = (share > NEARLY || !chain) && +index.pages[id] === slots.length && slots.every(({ titled }) => titled.has(id))
    const score = (scores[id] + RUN * runs[id]) * whole * (found[id] / total) ** COVER * (titled ? TITLE : 1)
    return { id, page: index.pageOf[id], score }
  })
  return { query, slots, marks, hits: hits.sort((a, b) => b.score - a.score || b.id - a.id) }
}

// For each passage the worth of what it has, each part counted up to a limit.
function tally(parts, size, limit) {
  const sums = new Float32Array(size)
  for (const { weights, worth } of parts) {
    for (let id = 0; id < size; id++) if (weights[id]) sums[id] += worth * Math.min(limit, weights[id])
  }
  return sums
}

function weigh(part, size) {
  const weights = (part.weights = new Float32Array(size))
  part.titled = new Set()
  for (const { docs, weight, level } of part.lists) {
    const reached = weight * LEVEL[level & 3]
    for (let i = 0; i < docs.length; i++) {
      if (weights[docs[i]] < reached) weights[docs[i]] = reached
      if ((level & 3) > 2) part.titled.add(docs[i])
    }
  }
}

// For each passage the value of its longest run of pairs in the order of the query.
function longestRuns(pairs, size, valueOf) {
  const best = new Float32Array(size)
  let before
  for (const pair of pairs) {
    const codes = occurrences(pair)
    const runs = new Float32Array(codes.length)
    const read = new Float32Array(size)
    const [earlier, gained] = before?.at === pair.at - 1 ? [before.codes, before.runs] : [[], []]
    for (let i = 0, j = 0; i < codes.length; i++) {
      const doc = docOf(codes[i])
      const code = Math.floor(codes[i])
      while (earlier[j] < code - 1) j++
      for (let k = j; earlier[k] < code; k++) runs[i] = Math.max(runs[i], gained[k])
      runs[i] += Math.min(1, pair.weights[doc]) * valueOf(pair)
      if (codes[i] > code) read[doc] = Math.max(read[doc], runs[i])
      best[doc] = Math.max(best[doc], runs[i])
    }
    // An acronym and its words differ in length: the run goes on at either end.
    codes.forEach((code, i) => code % 1 && (runs[i] = read[docOf(code)]))
    before = { at: pair.at, codes, runs }
  }
  return best
}

const docOf = (code) => Math.floor(code / PLACES)

// Passage and place of every occurrence in one number, ascending; readings of acronyms end in .5.
function occurrences({ lists }) {
  const codes = new Float64Array(lists.reduce((total, { docs }) => total + docs.length, 0))
  let at = 0
  for (const { docs, places, level } of lists) {
    for (let i = 0; i < docs.length; i++) codes[at++] = docs[i] * PLACES + places[i] + (level > 3) / 2
  }
  return codes.sort()
}
