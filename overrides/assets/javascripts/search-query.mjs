// A query as words, and how well what stands in a text answers them.

import { keyOf, wordsOf } from "./search-words.mjs"

const MOST_WORDS = 24
const MOST_TEXT = 400
const MOST_TYPOS = 15
const MOST_ENDINGS = 6
const QUOTES = /["“”„«»]/
const OPEN_END = /[^\s.,;:!?)]$/
const TONE_DIGIT = /[1-5]$/
// Such a syllable has a tone in Vietnamese: whoever leaves it out leaves out others too.
const TONELESS = /[aeiou][ptc]h?$/

// words: { key, form, quoted, joined to the word before, marked: typed with care for marks, open: it
// may go on }; typed: the same before their acronyms took their place (see readings.py), and the
// words of acronyms, to mark all of them.
export function readQuery(text, acronyms) {
  text = text.slice(0, MOST_TEXT).replace(/\u00ad/g, "") // hyphens that copying brings along
  const typed = text
    .split(QUOTES)
    .flatMap((part, number) => {
      const words = wordsOf(part)
      const marked = words.some(({ key, form }) => form !== key) && !words.some(({ form }) => TONELESS.test(form))
      return words.map((word, i) => ({ ...word, marked, quoted: number % 2 && number, joined: i > 0 }))
    })
    .slice(0, MOST_WORDS)
  const words = [...typed]
  for (let size = 1; size <= words.length; size++) shorten(words, size, acronyms)
  const last = words.at(-1)
  if (last) last.open = !last.quoted && !last.short && OPEN_END.test(text)
  for (const [phrase, short] of acronyms.values()) {
    if (words.some(({ form, quoted }) => form === short && !quoted)) typed.push(...phrase.split(" ").map((form) => ({ key: keyOf(form), form })))
  }
  return { words, typed }
}

// Called for short phrases first: "Văn phòng Ủy ban nhân dân" shall become "Văn phòng UBND", which
// more texts have than VPUB. "PT-TH" and words run together are "PTTH" and the words apart.
function shorten(words, size, acronyms) {
  for (let at = 0; at + size <= words.length; at++) {
    const run = words.slice(at, at + size)
    const joined = (name, by) => run.map((word) => word[name]).join(by)
    const [phrase, form] = acronyms.get(joined("key", "")) ?? [""]
    const short = phrase !== form
    const forms = phrase.split(" ")
    const fits = (word, i) =>
      !word.quoted && !word.short && (!i || word.joined) && (!short || word.form === word.key || forms.includes(word.form))
    if (!form || !run.every(fits)) continue
    words.splice(at, size, { ...run[0], key: keyOf(form), form, raw: joined("raw", " "), short })
  }
}

// How well a form in a text answers the word as it was typed, from 0 to 1.
export function likeness(word, form) {
  if (form === word.form) return 1
  if (word.form === word.key) return word.marked ? 0.95 : 1
  return form.replace(TONE_DIGIT, "") === word.form.replace(TONE_DIGIT, "") ? 0.8 : 0.6
}

const commonest = (key, known, most, fits) => {
  const others = [...known.keys()].filter((word) => word !== key && fits(word, key))
  return others.sort((a, b) => known.get(b) - known.get(a)).slice(0, most)
}

export const endings = (key, known) => commonest(key, known, MOST_ENDINGS, (word) => word.startsWith(key))

export const typos = (key, known) => [...commonest(key, known, MOST_TYPOS, alike), ...apart(key, known)]

const alike = (word, key) => sound(word) === sound(key) || oneMistake(word, key)

// Many speak tr as ch and gi as d, and spell so.
const sound = (word) => word.replace(/^tr/, "ch").replace(/^gi(?=[aeou])/, "d")

// Two words written as one.
const apart = (key, known) =>
  [...key].flatMap((_, i) => {
    const pair = [key.slice(0, i), key.slice(i)]
    return pair.every((word) => known.has(word)) ? pair.join(" ") : []
  })

// A letter more, less or other, or two exchanged; keys end in i for y.
function oneMistake(...words) {
  let [a, b] = words.map((word) => word.replace(/y/g, "i"))
  if (a.length > b.length) [a, b] = [b, a]
  if (b.length - a.length > 1) return false
  let i = 0
  while (i < a.length && a[i] === b[i]) i++
  const rest = (word, from) => word.slice(i + from)
  if (a.length < b.length) return rest(a, 0) === rest(b, 1)
  return rest(a, 1) === rest(b, 1) || (a[i] === b[i + 1] && a[i + 1] === b[i] && rest(a, 2) === rest(b, 2))
}
