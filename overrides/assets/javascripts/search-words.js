// Words of a text, exactly as hooks/newsroom/search/tokens.py reads them (a test compares both).

const WORD =
  /[A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02af\u0300-\u036f\u1e00-\u1eff]+|[0-9]+|[\u0370-\u1cff\u3041-\ud7ff]+/g
const LATIN = /^[A-Za-z\u00c0-\u036f\u1e00-\u1eff]/
const MARKS = /[\u0300-\u036f]/g
const TONE = /[\u0300\u0301\u0303\u0309\u0323]/g
const TONES = "\u0300\u0309\u0303\u0301\u0323"
const TONE_DIGIT = /([^0-9])[1-5]$/
const LAST_Y = /^(?:qu|[bcdđghklmnprstvx]+)y$/
const LONGEST = 40

// key: the bare syllable ("dat"); form: marks kept, the tone as a last digit ("đât4").
export function readWord(raw) {
  raw = raw.slice(0, LONGEST)
  if (!LATIN.test(raw)) return { key: raw, form: raw }
  const letters = raw.normalize("NFD").toLowerCase().replace(/[ð\u0256]/g, "đ")
  const tone = letters.match(TONE)
  let base = letters.replace(TONE, "").normalize("NFC")
  let key = letters.replace(MARKS, "").replace(/đ/g, "d")
  if (!key) return { key: "", form: "" }
  if (LAST_Y.test(base)) {
    base = base.slice(0, -1) + "i"
    key = key.slice(0, -1) + "i"
  }
  return { key, form: tone ? base + (TONES.indexOf(tone[0]) + 1) : base }
}

// Every word with its place in the text.
export function wordsOf(text) {
  const words = []
  for (const match of text.matchAll(WORD)) {
    const word = readWord(match[0])
    if (word.key) words.push({ ...word, start: match.index, end: match.index + match[0].length })
  }
  return words
}

export const withoutTone = (form) => form.replace(TONE_DIGIT, "$1")

export const keyOf = (form) => withoutTone(form).normalize("NFD").replace(MARKS, "").replace(/đ/g, "d")
