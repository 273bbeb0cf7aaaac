// Text with the words of the query marked, and the part of a text that holds most of them.

import { likeness } from "./search-query.mjs"
import { wordsOf } from "./search-words.mjs"

const SNIPPET = 36 // words
const LEAD = 8

// Whether a word of a text answers the query.
export const matcher = ({ query: { typed }, marks }) => ({ key, form }) => {
  const same = typed.filter((word) => word.key === key)
  // Other marks than those typed count where no text has these.
  return same[0] ? same.some((word) => likeness(word, form) >= (word.best ?? 1)) : marks.has(key)
}

// Fills the element with the text, what matches inside <mark>, neighbours in the same; never reads it as HTML.
export function fill(element, text, matches) {
  let at = 0
  let mark
  for (const { start, end, raw } of wordsOf(text).filter(matches)) {
    const between = text.slice(at, start)
    if (mark && between === " ") mark.append(between + raw)
    else element.append(between, (mark = make("mark", raw)))
    at = end
  }
  element.append(text.slice(at))
  return element
}

export const make = (tag, text, properties) => Object.assign(document.createElement(tag), { textContent: text }, properties)

export function snippet(text, matches) {
  const words = wordsOf(text)
  const hits = words.map((word) => +!!matches(word))
  let sum = 0
  let best = 0
  let from = 0
  // The longer a run of neighbours, the more each counts: they are what was looked for.
  let run = 0
  const gains = hits.map((hit) => (run = hit && run + 1))
  gains.forEach((gain, i) => {
    sum += gain - (gains[i - SNIPPET + LEAD] ?? 0)
    if (sum > best) {
      best = sum
      from = i
    }
  })
  // The hits that were counted, after some words that lead to them.
  from = hits.indexOf(1, Math.max(0, from - SNIPPET + LEAD + 1)) - LEAD
  const last = words[Math.max(from, 0) + SNIPPET - 1]
  // "47/KH-UBND" and dates are several words, and are not parted.
  const start = from > 0 ? text.lastIndexOf(" ", words[from].start) + 1 : 0
  const end = last ? text.indexOf(" ", last.end) : -1
  return (start ? "… " : "") + (end < 0 ? text.slice(start) : `${text.slice(start, end)} …`)
}
