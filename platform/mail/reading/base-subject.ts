/** Signs of an answer or of a forwarded mail, as mail programs of several languages write them; RE[2]: and Re^3: count too. */
const ANSWER = 'aw|antw|antwort|re|ref|rif|r|sv|vs|ynt|odp|отв|res|回复|回覆|答复|返信|bls|atb'
const FORWARD = 'fwd?|wg|weitergeleitet|vb|vl|tr|i|rv|enc|doorst|转发|轉寄|пересл'
const sign = (words: string) => new RegExp(`^\\s*(?:${words})\\s*(?:[\\[(^]?\\d{1,3}[\\])]?)?\\s*[:：]`, 'iu')
const ANY_SIGN = sign(`${ANSWER}|${FORWARD}`)
const FORWARD_SIGN = sign(FORWARD)
/** `[list-name]`, as mailing lists put before a subject. */
const TAG = /^\s*\[[^\]]{1,40}\]\s*/u

/** What a subject is about (RFC 5256, 2.1, and what it leaves out): no signs of answers, no tags of lists, in small letters. */
export function baseSubject(subject: string): string {
  let rest = subject.normalize('NFC').replaceAll(/\s+/gu, ' ').trim()
  for (;;) {
    const next = rest.replace(ANY_SIGN, '').trim()
    const untagged = next.replace(TAG, '')
    const shorter = untagged === '' ? next : untagged
    if (shorter === rest) return rest.toLowerCase()
    rest = shorter
  }
}

/** Whether a subject says that its mail was passed on. */
export const isForwarded = (subject: string) => FORWARD_SIGN.test(subject.replace(TAG, ''))
