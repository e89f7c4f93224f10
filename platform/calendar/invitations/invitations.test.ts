import ICAL from 'ical.js'
import { expect, onTestFinished, test } from 'vitest'
import { eventually } from '#tests/support/eventually'
import { aWorkspace, type Person, type TestWorkspace } from '#tests/support/workspace'
import { tellAttendees } from './tell-attendees.ts'

const soon = new Date(Math.ceil(Date.now() / 3_600_000) * 3_600_000 + 7 * 86_400_000).toISOString()

async function aMeeting(workspace: TestWorkspace, more: object = {}, email = 'Sofia@lumen.example') {
  const { ann } = workspace
  const sofia = await ann.asks('POST', '/contacts', { firstName: 'Sofia "S"', emails: [email] })
  const draft = {
    kind: 'meeting',
    title: 'Cupping; the first, in spring',
    startsAt: soon,
    minutes: 60,
    place: 'Yard',
    ...more,
  }
  const attendees = [{ object: 'contact', id: sofia.body.id }]
  const made = await ann.asks('POST', '/activities', { ...draft, ownerId: ann.userId, attendees })
  expect([made.status, made.body.code]).toEqual([200, undefined])
  return { id: String(made.body.id), contactId: String(sofia.body.id) }
}

const tell = ({ kith, ann }: TestWorkspace, id: string) => ann.does((ctx) => tellAttendees(ctx, kith, 'activity', id))

interface Told {
  to: string
  method: string
  sequence: number
  uid: string
  link: string
}

/** The mails so far, oldest first, as a calendar program reads them. */
async function mails({ ann }: TestWorkspace): Promise<Told[]> {
  const rows = await ann.does((ctx) =>
    ctx.db.selectFrom('outgoingMails').select(['recipient', 'calendar', 'text']).orderBy('id').execute(),
  )
  return rows.map(({ recipient, calendar, text }) => {
    const read = new ICAL.Component(ICAL.parse(calendar ?? ''))
    const event = read.getFirstSubcomponent('vevent')
    return {
      ...{
        to: recipient,
        method: String(read.getFirstPropertyValue('method')),
        link: /\/attendance\/\S+/.exec(text ?? '')?.[0] ?? '',
      },
      ...{
        sequence: Number(event?.getFirstPropertyValue('sequence')),
        uid: String(event?.getFirstPropertyValue('uid')),
      },
    }
  })
}

const short = (told: Told[]) => told.map(({ method, sequence }) => `${method} ${sequence}`)

const replyTo = ({ uid, sequence }: Told, partstat: string, at: string, email = 'sofia@lumen.example') =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Other//EN', 'METHOD:REPLY', 'BEGIN:VEVENT', `UID:${uid}`, `SEQUENCE:${sequence}`,
    `DTSTAMP:${at}`, `ATTENDEE;PARTSTAT=${partstat};CN="Sofia":MAILTO:${email}`, 'END:VEVENT', 'END:VCALENDAR', ''].join('\r\n') // biome-ignore format: one glance

const answersOf = async (person: Person, id: string) =>
  (await person.asks('GET', `/calendar-invitees?object=activity&recordId=${id}`)).body.items.map(
    ({ email, answer }: Record<string, string>) => `${email} ${answer}`,
  )

test('attendees are invited once, told of changes with a higher sequence, and of the end', async () => {
  const workspace = await aWorkspace()
  const { ann } = workspace
  const { id } = await aMeeting(workspace)
  await Promise.all([tell(workspace, id), tell(workspace, id)])
  await tell(workspace, id)
  expect(short(await mails(workspace))).toEqual(['REQUEST 0'])
  await ann.asks('PATCH', `/activities/${id}`, { outcome: null, externalId: 'x-1' })
  await tell(workspace, id)
  expect(short(await mails(workspace))).toEqual(['REQUEST 0'])
  await ann.asks('PATCH', `/activities/${id}`, { minutes: 90 })
  await tell(workspace, id)
  await ann.asks('PATCH', `/activities/${id}`, { outcome: 'cancelled' })
  await tell(workspace, id)
  await tell(workspace, id)
  const told = await mails(workspace)
  expect(told.map(({ method }) => method)).toEqual(['REQUEST', 'REQUEST', 'CANCEL'])
  expect(told.map(({ sequence }) => sequence).toSorted((a, b) => a - b)).toEqual(told.map(({ sequence }) => sequence))
  expect(new Set(told.map(({ sequence }) => sequence)).size).toBe(3)
  expect(new Set(told.map(({ uid }) => uid)).size).toBe(1)
})

test('whoever is no longer an attendee is told so, and a meeting in the trash is called off', async () => {
  const workspace = await aWorkspace()
  const { ann, ben } = workspace
  const { id, contactId } = await aMeeting(workspace)
  await tell(workspace, id)
  await ann.asks('PATCH', `/activities/${id}`, { attendees: [{ object: 'user', id: ben.userId }] })
  await tell(workspace, id)
  await ann.asks('DELETE', `/activities/${id}`)
  await tell(workspace, id)
  const told = await mails(workspace)
  expect(told.map(({ to, method }) => `${to.split(/[@.]/)[0]} ${method}`)).toEqual([
    ...['sofia REQUEST', 'ben REQUEST', 'sofia CANCEL', 'ben CANCEL'],
  ])
  expect(contactId).toBeTruthy()
})

test('calls, what is over, and a colleague whose meeting it is are not invited', async () => {
  const workspace = await aWorkspace()
  const call = await aMeeting(workspace, { kind: 'call' })
  const past = await aMeeting(workspace, { startsAt: '2020-01-01T09:00:00Z' })
  await tell(workspace, call.id)
  await tell(workspace, past.id)
  expect(await mails(workspace)).toEqual([])
})

test('answers of calendar programs are read from a file and from a mail; the later one holds, one to an earlier time does not', async () => {
  const workspace = await aWorkspace()
  const { ann, rita } = workspace
  const { id } = await aMeeting(workspace)
  await tell(workspace, id)
  const [first] = await mails(workspace)
  if (!first) throw new Error('Nobody was invited')
  const hand = (content: string, person = ann) => person.asks('POST', '/calendar-replies', { content })
  expect((await hand(replyTo(first, 'ACCEPTED', '20261121T100000Z'))).body).toMatchObject({
    answer: 'accepted',
    recordId: id,
  })
  expect(await answersOf(ann, id)).toEqual(['sofia@lumen.example accepted'])
  const body = Buffer.from(replyTo(first, 'DECLINED', '20261121T110000Z')).toString('base64')
  const mail = `From: sofia@lumen.example\r\nContent-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nNo.\r\n--b\r\nContent-Type: text/calendar; method=REPLY\r\nContent-Transfer-Encoding: base64\r\n\r\n${body}\r\n--b--\r\n`
  expect((await hand(mail)).status).toBe(200)
  await hand(replyTo(first, 'TENTATIVE', '20261121T103000Z'))
  expect(await answersOf(ann, id)).toEqual(['sofia@lumen.example declined'])
  expect((await hand('BEGIN:VCALENDAR')).body.code).toBe('reply_unreadable')
  expect((await hand('Hello')).body.code).toBe('reply_unreadable')
  expect((await hand(replyTo(first, 'ACCEPTED', '20261121T120000Z', 'eve@lumen.example'))).body.code).toBe(
    'calendar_invitee_not_found',
  )
  expect((await hand(replyTo(first, 'ACCEPTED', '20261121T120000Z'), rita)).body.code).toBe('forbidden')
  const stranger = await aWorkspace()
  expect((await hand(replyTo(first, 'ACCEPTED', '20261121T120000Z'), stranger.ann)).body.code).toBe(
    'calendar_invitee_not_found',
  )
  await ann.asks('PATCH', `/activities/${id}`, { minutes: 15 })
  await tell(workspace, id)
  expect(await answersOf(ann, id)).toEqual(['sofia@lumen.example open'])
  expect((await hand(replyTo(first, 'ACCEPTED', '20261121T130000Z'))).body.code).toBe('reply_outdated')
})

test('an answer from the future does not hold against those after it, and addresses may be long', async () => {
  const workspace = await aWorkspace()
  const { ann } = workspace
  const email = `${'sofia'.repeat(4)}anna@${'hafen.'.repeat(37)}example`
  const { id } = await aMeeting(workspace, {}, email)
  await tell(workspace, id)
  const [first] = await mails(workspace)
  if (!first) throw new Error('Nobody was invited')
  const hand = (partstat: string, at: string) =>
    ann.asks('POST', '/calendar-replies', { content: replyTo(first, partstat, at, email) })
  expect((await hand('ACCEPTED', '29991231T100000Z')).status).toBe(200)
  expect((await hand('DECLINED', '29991231T100000Z')).status).toBe(200)
  expect(await answersOf(ann, id)).toEqual([`${email} declined`])
  await ann.asks('PATCH', `/activities/${id}`, { minutes: 15 })
  await tell(workspace, id)
  expect(short(await mails(workspace))).toEqual(['REQUEST 0', 'REQUEST 1'])
})

test('one answers on a page without a script; looking at it answers nothing', async () => {
  const workspace = await aWorkspace()
  const { ann, server } = workspace
  const { id } = await aMeeting(workspace, { title: '<b>Cupping</b>' })
  await tell(workspace, id)
  const link = (await mails(workspace))[0]?.link ?? ''
  const page = await server.inject({ url: link, headers: { 'accept-language': 'de' } })
  expect(page.statusCode).toBe(200)
  expect(page.body).toContain('&lt;b&gt;Cupping')
  expect(page.body).not.toContain('<script')
  expect(page.body).toContain('Kommen Sie?')
  expect(await answersOf(ann, id)).toEqual(['sofia@lumen.example open'])
  const form = { 'content-type': 'application/x-www-form-urlencoded' }
  const said = await server.inject({ method: 'POST', url: `${link}/accepted`, headers: form, payload: '' })
  expect([said.statusCode, said.body.includes('you said yes')]).toEqual([200, true])
  expect(await answersOf(ann, id)).toEqual(['sofia@lumen.example accepted'])
  const wrong = `${link.slice(0, -1)}${link.endsWith('A') ? 'B' : 'A'}`
  expect((await server.inject({ url: wrong })).statusCode).toBe(404)
  expect((await server.inject({ url: '/attendance/nonsense' })).statusCode).toBe(404)
})

test('whoever is not to be invited is written to neither now nor later; who was before hears no more', async () => {
  const workspace = await aWorkspace()
  const { ann } = workspace
  const { id, contactId } = await aMeeting(workspace)
  const jonas = await ann.asks('POST', '/contacts', { firstName: 'Jonas', emails: ['jonas@lumen.example'] })
  const attend = (uninvited: string[]) =>
    ann.asks('PATCH', `/activities/${id}`, {
      attendees: [contactId, jonas.body.id].map((one) => ({
        ...{ object: 'contact', id: one },
        ...(uninvited.includes(one) ? { uninvited: true } : {}),
      })),
    })
  expect((await attend([jonas.body.id])).body.attendees).toEqual([
    { object: 'contact', id: contactId },
    { object: 'contact', id: jonas.body.id, uninvited: true },
  ])
  await tell(workspace, id)
  expect((await mails(workspace)).map(({ to }) => to)).toEqual(['sofia@lumen.example'])
  await attend([contactId, jonas.body.id])
  await ann.asks('PATCH', `/activities/${id}`, { minutes: 90 })
  await tell(workspace, id)
  expect(await mails(workspace)).toHaveLength(1)
  await attend([])
  await tell(workspace, id)
  expect((await mails(workspace)).map(({ to, method }) => `${to} ${method}`).sort()).toEqual([
    'jonas@lumen.example REQUEST',
    'sofia@lumen.example REQUEST',
    'sofia@lumen.example REQUEST',
  ])
})

test('below the words stands what the organiser says of themselves, as text and as HTML that takes nothing for markup', async () => {
  const workspace = await aWorkspace()
  const { ann, ben, kith } = workspace
  const letters = () =>
    ann.does((ctx) => ctx.db.selectFrom('outgoingMails').select(['text', 'html']).orderBy('id').execute())
  const unsigned = await aMeeting(workspace, { title: 'R&D <i>', details: 'Bring:\ncups\n\n<script>alert(1)</script>' })
  await tell(workspace, unsigned.id)
  const [plain] = await letters()
  expect(plain?.text).toMatch(/\n\nAnn\nHafen Kaffee\n$/)
  expect(plain?.html).toContain('<p>R&amp;D &lt;i&gt;<br>')
  expect(plain?.html).toContain('<p>Bring:<br>cups</p>\n<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>')
  expect(plain?.html).toMatch(/<a [^>]*href="http[^"]+\/attendance\/[^"]+">http/)
  expect(plain?.html).not.toContain('<p>-- ')
  const signature = 'Ann "Kai" Brandt\nHafen & <b>Kaffee</b>, Kai 3'
  await kith.database.owner.query('update users set signature = $1 where id = $2', [signature, ann.userId])
  await ben.asks('PATCH', `/activities/${unsigned.id}`, { minutes: 90 })
  await tell(workspace, unsigned.id)
  await ann.asks('DELETE', `/activities/${unsigned.id}`)
  await tell(workspace, unsigned.id)
  const later = (await letters()).slice(1)
  expect(later).toHaveLength(2)
  for (const { text, html } of later) {
    expect(text?.endsWith(`\nHafen Kaffee\n\n-- \n${signature}`)).toBe(true)
    expect(html).toContain(
      '<p>-- <br>Ann &quot;Kai&quot; Brandt<br>Hafen &amp; &lt;b&gt;Kaffee&lt;/b&gt;, Kai 3</p></div>',
    )
  }
})

test('open screens are told when somebody is invited or called off behind them, and not when nobody is', async () => {
  const workspace = await aWorkspace()
  const { ann, kith } = workspace
  const told: string[] = []
  onTestFinished(kith.database.standing.listen('kith_changes', (message) => told.push(message)))
  const heard = () =>
    told.filter((message) => message.includes(workspace.workspaceId) && message.includes('"calendarInvitees"')).length
  const { id } = await aMeeting(workspace)
  await tell(workspace, id)
  await eventually(() => heard() === 1)
  await tell(workspace, id)
  await ann.asks('PATCH', `/activities/${id}`, { attendees: [] })
  await tell(workspace, id)
  await eventually(() => heard() > 1)
  expect(heard()).toBe(2)
})
