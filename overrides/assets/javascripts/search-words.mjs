// Words of a text, exactly as hooks/newsroom/search/tokens.py reads them (a test compares both).

const WORD =
  /[A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02af\u0300-\u036f\u1e00-\u1eff]+|[0-9]+|[\u0370-\u1cff\u3041-\ud7ff]+/g
const LATIN = /^[A-Za-z\u00c0-\u036f\u1e00-\u1eff]/
const MARKS = /[\u0300-\u036f]/g
export const TONES = "\u0300\u0309\u0303\u0301\u0323" // huyền, hỏi, ngã, sắc, nặng
const TONE = RegExp(`[${TONES}]`, "g")
const LAST_Y = /^((?:qu|[bcdđghklmnprstvx]+))y$/
const LONGEST = 40

const fold = (text) => text.normalize("NFD").replace(MARKS, "").replace(/đ/g, "d")

// key: the bare syllable ("dat"); form: marks kept, the tone as a last digit ("đât4").
export function readWord(raw) {
  const latin = LATIN.test(raw)
  raw = (latin ? raw.normalize("NFC") : raw).slice(0, LONGEST)
  if (!latin) {
    raw = raw.replace(/^0(?=\d$)/, "")
    return { key: raw, form: raw }
  }
  const letters = raw.normalize("NFD").toLowerCase().replace(/[ð\u0256]/g, "đ")
  const base = letters.replace(TONE, "").normalize("NFC").replace(LAST_Y, "$1i")
  const key = fold(base)
  const tone = key && letters.match(TONE)
  return { key, form: tone ? base + (TONES.indexOf(tone[0]) + 1) : key && base }
}

// The words of a text, each with its place in it.
export const wordsOf = (text) =>
  [...text.matchAll(WORD)]
    .map(({ 0: raw, index }) => ({ ...readWord(raw), raw, start: index, end: index + raw.length }))
    .filter(({ key }) => key)

// The key of the forms of a phrase, without spaces.
export const keyOf = (phrase) => fold(phrase.replace(/[1-5 ]/g, ""))
