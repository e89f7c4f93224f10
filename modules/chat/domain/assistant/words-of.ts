/** Words that say nothing of what a sentence is about. */
const empty = new Set(
  `the and for you your are was were with this that have has had can could will would should does did not but from what when where which who how why
   der die das und für sie ihr ihre ist war mit dies diese ein eine einen einem einer hat haben hatte kann können wird würde soll nicht aber von was wann wo
   wie wer warum welche bitte please mein meine meinen meiner there here also auch noch nur ich wir uns our any some all der dem den des auf aus bei zum zur`.split(
    /\s+/,
  ),
)

/** So much of a word that its endings do not matter. */
const STEM = 5

/** What a text is about, as beginnings of its words, in their order. */
export function meaningIn(text: string): string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  return words.filter((word) => word.length > 2 && !empty.has(word)).map((word) => word.slice(0, STEM))
}

/** What a text is about, each once. */
export const wordsOf = (text: string): Set<string> => new Set(meaningIn(text))

/** The part of the words of one text that stand in another: 0 to 1. */
export function covered(text: string, by: ReadonlySet<string>): number {
  const words = wordsOf(text)
  if (words.size === 0) return 1
  return [...words].filter((word) => by.has(word)).length / words.size
}

const ALIKE = 0.6

/** Whether two texts ask the same: most of the words of both are common. */
export function alike(one: string, other: string): boolean {
  const [a, b] = [wordsOf(one), wordsOf(other)]
  const common = [...a].filter((word) => b.has(word)).length
  const all = a.size + b.size - common
  return common >= 2 && common / all >= ALIKE
}

/** The sentences of a text, with what ends them. */
export const sentencesOf = (text: string): string[] =>
  text
    .match(/[^.!?\n]+(?:[.!?]+(?=\s|$)|[.!?](?=\S)[^.!?\n]*)*[.!?]*\n?/gu)
    ?.map((one) => one.trim())
    .filter(Boolean) ?? []

const MOST_QUOTED = 420

/** What of a passage answers a question: from the sentence that has most of its words on, as far as one reads in a chat. */
export function quoteOf(question: string, passage: string): string {
  const asked = wordsOf(question)
  const sentences = sentencesOf(passage)
  const hits = sentences.map((sentence) => [...wordsOf(sentence)].filter((word) => asked.has(word)).length)
  const whole = passage.trim()
  if (whole.length <= MOST_QUOTED) return whole
  let quote = ''
  for (const sentence of sentences.slice(Math.max(0, hits.indexOf(Math.max(...hits))))) {
    if (quote !== '' && quote.length + sentence.length > MOST_QUOTED) break
    quote = `${quote} ${sentence}`.trim()
  }
  return quote.length <= MOST_QUOTED + 200 ? quote : `${quote.slice(0, MOST_QUOTED)}…`
}
