import { createHash } from 'node:crypto'
import type { Ctx, Kith } from '#platform/ctx/ctx'
import { languageOf, translator } from '#platform/i18n/translate'
import { textPage } from '#platform/mail/in-html'
import type { Mail } from '#platform/mail/send-mail'
import { signed } from '#platform/mail/signed'
import { uidOf } from '../ics/uid.ts'
import { type Answer, writeCalendar } from '../ics/write-calendar.ts'
import de from '../locales/de.json' with { type: 'json' }
import en from '../locales/en.json' with { type: 'json' }
import { writeAddress } from '../secret-address.ts'
import type { Meeting } from './attendance.ts'
import type { About } from './tell-attendees.ts'

/** Somebody invited, with what they are told. */
export interface Invitee {
  email: string
  name: string
  secret: string
  told: Meeting
  answer: Answer
  language: string | null
  sequence: number
}

/** The mail that invites, tells of a change or calls off: in words with a way to answer, and as calendar programs read it. */
export function invitationMail(
  ctx: Ctx,
  kith: Kith,
  about: About,
  invitee: Invitee,
  what: 'invited' | 'changed' | 'calledOff',
): Mail {
  const { workspaceId, workspace } = ctx
  const { recordId, organizer, sequence } = about
  const { email, name, told, secret, language, answer } = invitee
  const spoken = languageOf(language, workspace.locale)
  const t = translator({ en, de }, spoken)
  const sender = organizer?.name ?? workspace.name
  const link = `${kith.config.publicUrl}/attendance/${writeAddress([workspaceId, recordId], secret)}`
  const params = {
    title: told.title,
    sender,
    workspace: workspace.name,
    when: whenOf(told, workspace.timeZone, spoken),
    link,
  }
  const lines = [
    t(`mail.${what}.text`, params),
    '',
    told.title,
    params.when,
    ...(told.place ? [told.place] : []),
    ...(told.details && what !== 'calledOff' ? ['', told.details] : []),
    ...(what === 'calledOff' ? [] : ['', t('mail.answer', params), link]),
    '',
    sender,
    workspace.name,
  ]
  const event = {
    ...{ uid: uidOf(recordId), sequence, stamp: ctx.now().toISOString(), start: told.start, minutes: told.minutes },
    ...{ title: told.title, place: told.place, details: told.details, url: link },
    ...{ cancelled: what === 'calledOff', busy: true, attendees: [{ email, name, answer }] },
    ...(organizer ? { organizer } : {}),
  }
  const text = signed(`${lines.join('\n')}\n`, organizer?.signature)
  return {
    key: `invitation ${recordId} ${sequence} ${createHash('sha256').update(email).digest('hex')}`,
    to: email,
    // A title may be anything; a subject is one line.
    subject: t(`mail.${what}.subject`, params)
      .replace(/\p{Cc}+/gu, ' ')
      .slice(0, 500),
    text,
    html: textPage(text, { language: spoken, link }),
    calendar: writeCalendar([event], { method: what === 'calledOff' ? 'CANCEL' : 'REQUEST' }),
  }
}

/** From when to when, with the time zone named: the reader may live in another. */
export function whenOf(
  { start, minutes }: Pick<Meeting, 'start' | 'minutes'>,
  timeZone: string,
  language: string,
): string {
  const day = new Intl.DateTimeFormat(language, { dateStyle: 'full', timeZone })
  const clock = new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', timeZone })
  const named = new Intl.DateTimeFormat(language, {
    hour: '2-digit',
    minute: '2-digit',
    timeZone,
    timeZoneName: 'short',
  })
  const from = new Date(start)
  return `${day.format(from)}, ${clock.format(from)} – ${named.format(new Date(from.getTime() + minutes * 60_000))}`
}
