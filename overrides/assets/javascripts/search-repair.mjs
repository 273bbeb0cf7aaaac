// Telex and VNI keys left in a query: "thur tucj" and "thu3 tuc5" are "thủ tục".

import { readWord, TONES } from "./search-words.mjs"

const TONE_KEYS = "frxsj" // in the order of TONES
const VNI_KEYS = " sfrxj^wwd"
const PARTS = /^(qu|gi(?=[aeiouy])|[^aeiouyw]*)(.+)$/

// The query as it was meant, or "" when there is nothing to mend. Only words of the site are offered.
export function repair(text, known) {
  text = text.normalize("NFC")
  const mended = text.replace(/[a-z\u00c0-\u1eff][0-9a-z\u00c0-\u1eff]+/gi, (word) => {
    const typed = word.toLowerCase()
    const meant = decode(typed.replace(/[1-9]/g, (digit) => VNI_KEYS[digit]).normalize("NFD"))
    const { key } = readWord(meant)
    return meant !== typed && (key[1] || /[ýở]/.test(meant)) && known.has(key) && !known.has(typed) ? meant : word
  })
  return mended === text ? "" : mended
}

// Of letters, with marks of their own after them.
function decode(word) {
  if (!/[aeiouyw]/.test(word)) return word.replace("dd", "đ") // QĐ
  if (RegExp(`[${TONES}]`).test(word)) return word.normalize("NFC")
  let [, onset, rime] = word.match(PARTS) ?? ["", "", word]
  let tone = ""
  rime = rime.replace(/[sfrxj]/g, (key) => ((tone = TONES[TONE_KEYS.indexOf(key)]), ""))
  if (/^d.*d/.test(onset + rime)) {
    onset = onset.replace(/d+/, "đ")
    rime = rime.replace("d", "")
  }
  rime = rime.replace(/([aeo])([^aeo^]*)(\1|\^)/, "$1\u0302$2")
  if (/w/.test(rime)) {
    rime = rime.replace(/w/g, "") || "u"
    rime = rime.replace(/uo/, "u\u031bo\u031b").replace(/u(?=a$)/, "u\u031b")
    if (!/\u031b/.test(rime)) rime = rime.replace("a", "a\u0306")
    if (!/[\u031b\u0306]/.test(rime)) rime = rime.replace(/[ou]/, "$&\u031b")
  }
  // The tone stands on the last vowel with a mark, else before the end, else on the first vowel.
  const marked = /^.*[\u0302\u0306\u031b]/.exec(rime) ?? /^[aeiouy]+(?=[^aeiouy])/.exec(rime) ?? /^[aeiouy]/.exec(rime)
  return (onset + rime.replace(marked?.[0], `$&${tone}`)).normalize("NFC")
}
