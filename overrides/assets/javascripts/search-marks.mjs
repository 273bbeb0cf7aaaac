// Text with the words of the query marked, and the part of a text that holds most of them.

import { likeness } from "./search-query.mjs"
import { wordsOf } from "./search-words.mjs"

const SNIPPET = 36 // words
const LEAD = 8

// Whether a word of a text answers the query.
export const matcher = ({ query, slots }) => ({ key, form }) =>
  [...query.typed, ...query.words].some((word) => word.key === key && likeness(word, form) > 0.7) ||
  slots.some(({ readings: [, ...others] }) => others.some((other) => other.key === key))

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
  // Neighbours count most: they are what was looked for.
  const gains = hits.map((hit, i) => hit + 4 * hit * (hits[i - 1] ?? 0))
  gains.forEach((gain, i) => {
    sum += gain - (gains[i - SNIPPET] ?? 0)
    if (sum > best) {
      best = sum
      from = i - SNIPPET + LEAD
    }
  })
  const [first, last] = [words[from], words[Math.max(from, 0) + SNIPPET]]
  return (first ? `… ${text.slice(first.start, last?.start)}` : text.slice(0, last?.start)) + (last ? "…" : "")
}
