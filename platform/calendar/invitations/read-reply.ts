import ICAL from 'ical.js'
import { refuse } from '#platform/http/refusal'
import { recordOfUid } from '../ics/uid.ts'
import { answers } from '../ics/write-calendar.ts'
import type { Given } from './take-answer.ts'

/** What a calendar program answered. */
export interface Reply extends Given {
  /** Of the invitation it answers. */
  sequence: number
}

/**
 * Reads the answer of a calendar program (METHOD:REPLY of RFC 5546) out of its file, or out of the whole mail it came in.
 * @throws Refusal reply_unreadable for anything else.
 */
export function readReply(content: string): Reply {
  const calendar = parsed(calendarIn(content))
  if (String(calendar.getFirstPropertyValue('method') ?? '').toUpperCase() !== 'REPLY')
    refuse('reply_unreadable', { why: 'It is no answer to an invitation (METHOD:REPLY).' })
  const event = calendar.getFirstSubcomponent('vevent')
  const attendee = event?.getFirstProperty('attendee')
  const recordId = recordOfUid(String(event?.getFirstPropertyValue('uid') ?? ''))
  const email = String(attendee?.getFirstValue() ?? '')
    .replace(/^mailto:/i, '')
    .trim()
    .toLowerCase()
  const said = String(attendee?.getFirstParameter('partstat') ?? '').toUpperCase()
  const answer = given.find((one) => answers[one] === said)
  if (!event || !recordId || !email || !answer)
    refuse('reply_unreadable', { why: 'It names no meeting of this Kith, no attendee, or no answer.' })
  const stamp = event.getFirstPropertyValue('dtstamp')
  const at = stamp instanceof ICAL.Time ? stamp.toJSDate() : new Date(Number.NaN)
  if (Number.isNaN(at.getTime())) refuse('reply_unreadable', { why: 'It does not say when it was given (DTSTAMP).' })
  const sequence = Number(event.getFirstPropertyValue('sequence') ?? 0)
  return { recordId, email, answer, at: at.toISOString(), sequence: Number.isInteger(sequence) ? sequence : 0 }
}

const given = ['accepted', 'tentative', 'declined'] as const

function parsed(text: string): ICAL.Component {
  const unreadable = () => refuse('reply_unreadable', { why: 'There is no calendar in it.' })
  if (!text) return unreadable()
  try {
    return new ICAL.Component(ICAL.parse(text))
  } catch {
    // What a stranger's program wrote is the outside, not a bug of ours.
    return unreadable()
  }
}

/** The calendar as it stands in a file, or in that part of a mail which holds one. */
function calendarIn(content: string): string {
  const lines = content.replaceAll('\r\n', '\n')
  if (/^\s*BEGIN:VCALENDAR/i.test(lines)) return lines.trim()
  // Parts are parted by lines that begin with two dashes; a mail of one part is one.
  const parts = lines.split(/^--[^\n]*$/m).map((part) => part.replace(/^\n+/, ''))
  const part = parts.find((one) => /^content-type:\s*text\/calendar/im.test(headOf(one)))
  if (!part) return ''
  const head = headOf(part)
  const body = part.slice(head.length).trim()
  const encoding = /^content-transfer-encoding:\s*([\w-]+)/im.exec(head)?.[1]?.toLowerCase()
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString('utf8')
  return encoding === 'quoted-printable' ? unquoted(body) : body
}

const headOf = (part: string) => part.slice(0, Math.max(0, part.indexOf('\n\n')))

const unquoted = (body: string) =>
  Buffer.from(
    body
      .replace(/=\n/g, '')
      .replace(/=([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))),
    'latin1',
  ).toString('utf8')
