const EVENT = 'kith:letter'

/** Asks the part of a record page that writes mails to begin one; quick actions stand far from it. */
export const openLetter = () => document.dispatchEvent(new Event(EVENT))

/** Hears it. @returns what ends the hearing. */
export function onLetter(listen: () => void) {
  document.addEventListener(EVENT, listen)
  return () => document.removeEventListener(EVENT, listen)
}
