/** Every typed word begins a word of the text, whatever its case and accents. */
export function matches(text: string, query: string) {
  const words = fold(text).split(/\s+/)
  return fold(query)
    .trim()
    .split(/\s+/)
    .every((part) => words.some((word) => word.startsWith(part)))
}

const fold = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase()
