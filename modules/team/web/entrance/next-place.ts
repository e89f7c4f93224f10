/** Search of the screens before sign-in: where to go afterwards. Only a path of our own: a link must not lead elsewhere. */
export function nextSearch(search: Record<string, unknown>): { next?: string } {
  const { next } = search
  return typeof next === 'string' && /^\/(?![/\\])/.test(next) ? { next } : {}
}
