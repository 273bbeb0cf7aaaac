// A query as words, and how well what stands in a text answers them.

import { keyOf, withoutTone, wordsOf } from "./search-words.js"

const MOST_WORDS = 24
const MOST_TEXT = 400
const MOST_TYPOS = 5
const QUOTES = /["“”„«»]/

// words: { key, form, quoted, joined to the word before }; marked: some word has marks; open: the
// last word may go on. The words of an acronym become the acronym (see analysis.py).
export function readQuery(text, acronyms) {
  text = text.slice(0, MOST_TEXT)
  const words = []
  text.split(QUOTES).forEach((part, number) => {
    for (const [place, word] of wordsOf(part).entries()) {
      words.push({ ...word, quoted: number % 2 && number, joined: place > 0 })
    }
  })
  words.length = Math.min(words.length, MOST_WORDS)
  const last = words[words.length - 1]
  const marked = words.some((word) => word.form !== word.key)
  for (const [full, short] of acronyms) shorten(words, full, short)
  const open = words.length > 0 && last === words[words.length - 1] && !last.quoted && /[^\s.,;:!?)]$/.test(text)
  return { words, marked, open }
}

function shorten(words, full, short) {
  const fits = (form, { form: typed, quoted }) => !quoted && (typed === form || typed === keyOf(form))
  for (let at = 0; at + full.length <= words.length; at++) {
    const { joined } = words[at]
    if (!full.every((form, i) => fits(form, words[at + i]) && (!i || words[at + i].joined))) continue
    words.splice(at, full.length, { key: keyOf(short), form: short, quoted: 0, joined, shortened: true })
  }
}

// How well a form in a text answers the word as it was typed, from 0 to 1.
export function likeness(word, form, marked) {
  if (form === word.form) return 1
  if (word.form === word.key) return marked ? 0.95 : 1
  return withoutTone(form) === withoutTone(word.form) ? 0.8 : 0.6
}

// Known words one typing mistake away, the commonest first.
export function neighbours(key, known) {
  const found = [...known].filter(([word]) => Math.abs(word.length - key.length) < 2 && oneMistake(word, key))
  return commonest(found, MOST_TYPOS)
}

export function endings(start, known, most) {
  return commonest([...known].filter(([word]) => word.startsWith(start)), most)
}

const commonest = (words, most) => words.sort((a, b) => b[1] - a[1]).slice(0, most).map(([word]) => word)

// A letter more, less or other, or two exchanged.
function oneMistake(a, b) {
  if (a.length > b.length) [a, b] = [b, a]
  let i = 0
  while (i < a.length && a[i] === b[i]) i++
  if (a.length < b.length) return a.slice(i) === b.slice(i + 1)
  if (a.slice(i + 1) === b.slice(i + 1)) return a !== b
  return a[i] === b[i + 1] && a[i + 1] === b[i] && a.slice(i + 2) === b.slice(i + 2)
}
