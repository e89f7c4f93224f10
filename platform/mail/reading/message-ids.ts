/** More than this no mail program needs, and hostile mails have. */
const MOST = 50
const ID = /<([^<>\s@]{1,400}@[^<>\s@]{1,400})>/g

/**
 * Ids that a header names, in their order, without angle brackets, each once. What is no `<x@y>` is nothing: an address or a word
 * there would tie mails together that have nothing to do with each other.
 */
export function messageIds(header: string | null | undefined): string[] {
  const found = [...(header ?? '').slice(-40_000).matchAll(ID)].map(([, id = '']) => id)
  return [...new Set(found)].slice(-MOST)
}
