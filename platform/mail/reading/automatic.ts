/** Why a mail was not written by a person. */
export type Automatic = 'bounce' | 'complaint' | 'auto_reply' | 'calendar' | 'list' | 'notice'

export interface AutomaticSigns {
  /** A header by its name in small letters; undefined where there is none. */
  header(name: string): string | undefined
  fromAddress: string
  subject: string
}

const DAEMON = /^(mailer-daemon|postmaster|mail-daemon|mailerdaemon)(\+[^@]*)?@/i
const NO_REPLY =
  /^(no-?reply|do-?not-?reply|donotreply|nicht-?antworten|keine-?antwort|noreply[\w.-]*|notifications?|bounces?)@/i
/** The least of all signs: how mail programs begin the subject of an absence. */
const ABSENT =
  /^(automatic reply|auto(matic)?[- ]?(reply|response)|out of (the )?office|autoreply|automatische antwort|abwesenheit|abwesend|réponse automatique|absence du bureau|respuesta automática|fuera de la oficina|risposta automatica|automatisch antwoord|autosvar|resposta automática|automatyczna odpowiedź)\b/i

/** Whether, and why, a mail is automatic: RFC 3834 and what mail programs do beside it (email.md 13). Null: a person wrote it, as far as can be told. */
export function automaticKind({ header, fromAddress, subject }: AutomaticSigns): Automatic | null {
  const type = (header('content-type') ?? '').toLowerCase()
  if (/report-type="?feedback-report/.test(type)) return 'complaint'
  const returned = header('return-path')?.trim()
  const report = /multipart\/report|report-type="?delivery-status/.test(type)
  if (/report-type="?disposition-notification/.test(type)) return 'auto_reply'
  if (report || header('x-failed-recipients') !== undefined || DAEMON.test(fromAddress)) return 'bounce'
  const submitted = header('auto-submitted')?.trim().toLowerCase() ?? 'no'
  const precedence = header('precedence')?.trim().toLowerCase() ?? ''
  const replied = ['x-autoreply', 'x-autorespond', 'x-autoresponse', 'x-autoreply-from'].some(
    (name) => header(name) !== undefined,
  )
  if (submitted.startsWith('auto-replied') || precedence === 'auto_reply' || replied) return 'auto_reply'
  if (/^text\/calendar/.test(type) && /method="?reply/.test(type)) return 'calendar'
  if (
    header('list-id') !== undefined ||
    header('list-unsubscribe') !== undefined ||
    ['bulk', 'list', 'junk'].includes(precedence)
  )
    return 'list'
  if (ABSENT.test(subject.trim())) return 'auto_reply'
  if (returned === '<>') return 'auto_reply'
  if (!submitted.startsWith('no') || NO_REPLY.test(fromAddress)) return 'notice'
  return null
}
