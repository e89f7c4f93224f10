/** Search of the screens before sign-in: where to go afterwards. Only a path of our own: a link must not lead elsewhere. */
export function nextSearch(search: Record<string, unknown>): { next?: string } {
  const { next } = search
  return typeof next === 'string' && /^\/(?![/\\])/.test(next) ? { next } : {}
}

/** As `nextSearch`; a way over a provider that ended at sign-in says why, and about what. */
export function signInSearch(search: Record<string, unknown>): { next?: string; refused?: string; about?: string } {
  const { refused, about } = search
  return {
    ...nextSearch(search),
    ...(typeof refused === 'string' ? { refused } : {}),
    ...(typeof about === 'string' ? { about } : {}),
  }
}
