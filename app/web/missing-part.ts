/** What a part of the app that did not load is called, so that the screen for errors knows it. */
const name = 'MissingPart'

/**
 * The router answers a part that did not load by loading the page anew, at once: right after an update, which took the
 * part away, but with the server gone it leaves the browser's own error page. Named anew, the failure reaches our screen.
 */
export function nameMissingParts() {
  window.addEventListener('vite:preloadError', ({ payload }) => {
    payload.message = `Not loaded: ${payload.message}`
    payload.name = name
  })
}

export const isMissingPart = (error: unknown): error is Error => error instanceof Error && error.name === name

/** Loads the page anew, once for each part: the app was updated, and the page is of before. False where that was done. */
export function loadAnewFor({ message }: Error): boolean {
  const key = `kith-missing-${message}`
  if (sessionStorage.getItem(key)) return false
  sessionStorage.setItem(key, '1')
  window.location.reload()
  return true
}
