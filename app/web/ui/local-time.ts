/** A moment as the inputs of the browser write it, in the workspace's time zone: `2026-11-19T09:30`. */
export function localOf(moment: string, timeZone: string): string {
  const date = new Date(moment)
  return moment && !Number.isNaN(date.getTime()) ? wallClock(date, timeZone) : ''
}

/** The moment that such an input names; null while it names none. */
export function atLocal(text: string, timeZone: string): string | null {
  const asUtc = new Date(`${text}Z`)
  if (!text || Number.isNaN(asUtc.getTime())) return null
  // What the clock there shows at that moment of UTC tells how far it is ahead; once more for days the clock changes.
  const ahead = (moment: Date) => Date.parse(`${wallClock(moment, timeZone)}Z`) - moment.getTime()
  const guess = new Date(asUtc.getTime() - ahead(asUtc))
  return new Date(asUtc.getTime() - ahead(guess)).toISOString()
}

/** Swedish writes dates as ISO 8601 does. */
const wallClock = (moment: Date, timeZone: string) =>
  new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short', timeZone })
    .format(moment)
    .replace(' ', 'T')
