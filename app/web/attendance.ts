const RESTS_MS = 60_000

let lastSeen = Date.now()
const seen = () => {
  lastSeen = Date.now()
}
// A page that was just opened was opened by somebody.
if (typeof window !== 'undefined')
  for (const sign of ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'])
    window.addEventListener(sign, seen, { passive: true, capture: true })

/** Whether nobody has moved anything on this page for a minute. */
export const isUnattended = () => Date.now() - lastSeen > RESTS_MS
