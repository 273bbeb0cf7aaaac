// A query as words with their readings: exact, by an unfinished last word, by one typo.

import { bare, wordsOf } from "./search-words.js"

const MOST_WORDS = 24
const MOST_TEXT = 400
const MOST_TYPOS = 5

// words: {key, form, quoted (number of its quotation, 0 outside), joined (to the word before)}
export function readQuery(text) {
  const words = []
  text
    .slice(0, MOST_TEXT)
    .split(/["“”„«»]/)
    .forEach((part, number) => {
      wordsOf(part).forEach((word, place) => words.push({ ...word, quoted: number % 2 ? number : 0, joined: place > 0 }))
    })
  words.length = Math.min(words.length, MOST_WORDS)
  const marked = words.some((word) => word.form !== word.key)
  const last = words.at(-1)
  const open = !!last && !last.quoted && /[^\s"“”„«».,;:!?]$/.test(text.slice(0, MOST_TEXT))
  return { words, marked, open }
}

// How well a form in a text answers the word as it was typed, from 0 to 1.
export function likeness(word, form, marked) {
  if (form === word.form) return 1
  if (word.form === word.key) return marked ? 0.9 : 1
  return bare(form) === bare(word.form) ? 0.8 : 0.6
}

// Known words one typing mistake away: a letter more, less, other, or two exchanged.
export function neighbours(key, known) {
  const found = []
  for (const [word, frequency] of known) {
    if (Math.abs(word.length - key.length) < 2 && oneMistake(word, key)) found.push([word, frequency])
  }
  return found.sort((a, b) => b[1] - a[1]).slice(0, MOST_TYPOS).map(([word]) => word)
}

function oneMistake(a, b) {
  if (a.length > b.length) [a, b] = [b, a]
  let i = 0
  while (i < a.length && a[i] === b[i]) i++
  if (a.length < b.length) return a.slice(i) === b.slice(i + 1)
  return a.slice(i + 1) === b.slice(i + 1) || (a[i] === b[i + 1] && a[i + 1] === b[i] && a.slice(i + 2) === b.slice(i + 2))
}
