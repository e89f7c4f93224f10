import { expect, test } from 'vitest'
import { inLightOf } from '#platform/ctx/ctx'
import { deliverSome } from '#platform/events/deliver'
import { plusWorkingDays, usualHours } from '#platform/values/working-time'
import { until } from '#tests/support/eventually'
import { aWorkspace, type TestWorkspace } from '#tests/support/workspace'
import { followSequences } from './domain/follow-events.ts'
import { zoneOf } from './domain/receiver-time.ts'
import { takeSteps } from './domain/take-steps.ts'

const clock = { hours: usualHours, timeZone: 'Europe/Berlin', away: [] }
/** A moment at which everybody here works. */
const atWork = plusWorkingDays(clock, new Date(), 1)
const later = (days: number) => plusWorkingDays(clock, atWork, days)

const mail = { kind: 'mail', subject: 'Hello {{contact.firstName | "there"}}', body: 'How was the tasting?' }
const wait = { kind: 'wait', days: 2 }
const call = { kind: 'call', title: 'Call {{contact.firstName | "them"}}' }

async function aSequence({ ann }: TestWorkspace, steps: object[], more: object = {}) {
  const { body } = await ann.asks('POST', '/sequences', { name: 'After the tasting', basis: 'anyone', steps, ...more })
  await ann.asks('PATCH', `/sequences/${body.id}`, { state: 'on' })
  return String(body.id)
}

async function aContact({ ann }: TestWorkspace, more: object = {}) {
  const { body } = await ann.asks('POST', '/contacts', { firstName: 'Sofia', emails: ['sofia@lumen.example'], ...more })
  return String(body.id)
}

const enrols = ({ ann }: TestWorkspace, id: string, contactIds: string[], more: object = {}) =>
  ann.asks('POST', `/sequences/${id}/enrolments`, { contactIds, senderId: ann.userId, ...more })

/** Takes all that is due then. */
async function works({ ann, kith }: TestWorkspace, moment: Date) {
  const step = () =>
    ann.does((ctx) => {
      const job = { now: () => moment, actor: { kind: 'workflow' as const, id: null }, userId: null }
      return takeSteps(inLightOf(ctx, job), kith)
    })
  while ((await step()) > 0);
}

const hears = ({ kith }: TestWorkspace) => until(async () => (await deliverSome(kith, followSequences)) === 'nothing')

const mailsOf = async ({ kith, workspaceId }: TestWorkspace) => {
  const { rows } = await kith.database.owner.query(
    'select id, subject, text, status, follows, unsubscribe from outgoing_mails where workspace_id = $1 order by created_at, id',
    [workspaceId],
  )
  return rows
}

const inIt = async ({ ann }: TestWorkspace, sequenceId: string) =>
  (await ann.asks('GET', `/enrolments?sequenceId=${sequenceId}`)).body.items

test('mails go out in the hours of their reader, days of work apart, as one conversation; then it is finished', async () => {
  const space = await aWorkspace()
  const id = await aSequence(space, [mail, wait, mail])
  await enrols(space, id, [await aContact(space)])
  const night = new Date(atWork)
  night.setUTCHours(1, 0, 0, 0)
  await works(space, new Date(Math.max(night.getTime(), Date.now())))
  await works(space, atWork)
  expect(await mailsOf(space)).toMatchObject([{ subject: 'Hello Sofia', follows: [] }])
  const [waiting] = await inIt(space, id)
  expect(waiting).toMatchObject({ step: 2, steps: 3, next: { kind: 'mail' } })
  expect(Date.parse(waiting.dueAt)).toBe(later(2).getTime())
  await works(space, later(1))
  expect(await mailsOf(space)).toHaveLength(1)
  await works(space, later(3))
  const [first, second] = await mailsOf(space)
  expect(second.follows).toEqual([first.id])
  expect(second.text).toContain(second.unsubscribe)
  expect(await inIt(space, id)).toMatchObject([{ endedBy: 'finished', next: null, dueAt: null }])
  const { body } = await space.ann.asks('GET', `/sequences/${id}`)
  expect(body.figures).toMatchObject({ enrolled: 1, active: 0, ended: { finished: 1 } })
  expect(body.figures.steps[body.steps[0].id]).toEqual({ taken: 1, waiting: 0, answered: 0 })
})

test('two workers at once take each step once', async () => {
  const space = await aWorkspace()
  const id = await aSequence(space, [mail, call])
  const contacts = await Promise.all([1, 2, 3, 4, 5].map((n) => aContact(space, { emails: [`a${n}@x.example`] })))
  await enrols(space, id, contacts)
  await Promise.all([works(space, atWork), works(space, atWork), works(space, atWork)])
  expect(await mailsOf(space)).toHaveLength(5)
  const { body } = await space.ann.asks('GET', '/tasks')
  expect(body.items).toHaveLength(5)
})

test('whoever cannot be enrolled is named with the reason, and nobody is followed up twice', async () => {
  const space = await aWorkspace()
  const { ann, ben } = space
  const strict = await aSequence(space, [call], { basis: 'inTouch' })
  const id = await aSequence(space, [call])
  const unused = await aSequence(space, [call])
  const known = await aContact(space)
  const mute = await aContact(space, { emails: [] })
  const gone = await aContact(space, { emails: ['gone@x.example'] })
  await ann.asks('DELETE', `/contacts/${gone}`)
  const out = await aContact(space, { emails: ['out@x.example'] })
  await ann.asks('PUT', `/opt-outs/${out}`)
  expect((await enrols(space, strict, [known])).body.refused).toEqual([{ contactId: known, because: 'noContactYet' }])
  await ann.asks('POST', '/deals', { name: 'Espresso', currency: 'EUR', contactId: known })
  const both = await Promise.all([strict, id].map((one) => enrols(space, one, [known])))
  expect(both.flatMap(({ body }) => body.enrolled)).toHaveLength(1)
  expect(both.flatMap(({ body }) => body.refused)).toEqual([{ contactId: known, because: 'enrolled' }])
  const { body } = await enrols(space, id, [mute, gone, out])
  expect(body.refused.map(({ because }: { because: string }) => because)).toEqual(['noAddress', 'deleted', 'optedOut'])
  await ann.asks('PATCH', `/sequences/${id}`, { state: 'draft' })
  expect(await enrols(space, id, [known])).toMatchObject({ status: 409, body: { code: 'sequence_not_on' } })
  expect(await ben.asks('DELETE', `/sequences/${unused}`)).toMatchObject({ status: 200 })
  const used = both[0]?.body.enrolled.length > 0 ? strict : id
  expect(await ben.asks('DELETE', `/sequences/${used}`)).toMatchObject({
    status: 409,
    body: { code: 'sequence_in_use' },
  })
})

test('it stops by itself: by an answer, a meeting, an order, a deal that is won – where the sequence says so', async () => {
  const space = await aWorkspace()
  const { ann } = space
  const id = await aSequence(space, [mail, wait, mail])
  const deaf = await aSequence(space, [mail, wait, mail], { stops: [] })
  const [a, b, c, d, e] = await Promise.all(
    ['a', 'b', 'c', 'd', 'e'].map((n) => aContact(space, { emails: [`${n}@x.example`] })),
  )
  await enrols(space, id, [a ?? '', b ?? '', c ?? '', d ?? ''])
  await enrols(space, deaf, [e ?? ''])
  await works(space, atWork)
  for (const contactId of [a, e]) {
    const { body } = await ann.asks('GET', `/letters?contactId=${contactId}`)
    await ann.asks('PUT', `/letters/${body.items[0].id}/answer`, {})
  }
  const startsAt = later(4).toISOString()
  await ann.asks('POST', '/activities', {
    title: 'Visit',
    kind: 'meeting',
    startsAt,
    attendees: [{ object: 'contact', id: b }],
  })
  await ann.asks('POST', '/orders', {
    number: 'A-1',
    placedAt: new Date().toISOString(),
    currency: 'EUR',
    contactId: c,
  })
  const { body: deal } = await ann.asks('POST', '/deals', { name: 'Espresso', currency: 'EUR', contactId: d })
  await ann.asks('PUT', `/deals/${deal.id}/outcome`, { outcome: 'won' })
  await hears(space)
  const ended = Object.fromEntries(
    (await inIt(space, id)).map((one: { contactId: string; endedBy: string }) => [one.contactId, one.endedBy]),
  )
  expect(ended).toEqual({ [a ?? '']: 'answered', [b ?? '']: 'booked', [c ?? '']: 'bought', [d ?? '']: 'won' })
  expect(await inIt(space, deaf)).toMatchObject([{ endedBy: null }])
})

test('a press on the link ends it for good, a look at it does not, and what has not left is taken back', async () => {
  const space = await aWorkspace()
  const id = await aSequence(space, [mail, wait, mail])
  const contactId = await aContact(space)
  await enrols(space, id, [contactId])
  await works(space, atWork)
  const [sent] = await mailsOf(space)
  const url = new URL(sent.unsubscribe).pathname
  const look = await space.server.inject({ method: 'GET', url })
  expect(look.statusCode).toBe(200)
  expect(look.body).toContain('Send me no more')
  expect(await inIt(space, id)).toMatchObject([{ endedBy: null }])
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  const press = (path: string) =>
    space.server.inject({ method: 'POST', url: path, payload: 'List-Unsubscribe=One-Click', headers })
  expect([(await press(url)).statusCode, (await press(url)).statusCode]).toEqual([200, 200])
  expect((await press(`${url.slice(0, -4)}AAAA`)).statusCode).toBe(200)
  expect(await inIt(space, id)).toMatchObject([{ endedBy: 'optedOut' }])
  expect(await mailsOf(space)).toMatchObject([{ status: 'withheld' }])
  const timeline = await space.ann.asks('GET', `/contacts/${contactId}/timeline`)
  const types = timeline.body.items.map(({ type }: { type: string }) => type)
  expect(types.filter((type: string) => type === 'contact.optedOut')).toHaveLength(1)
  expect((await enrols(space, id, [contactId])).body.refused).toMatchObject([{ because: 'optedOut' }])
})

test('a draft waits for approval and is sent once; a mail with an empty variable waits too', async () => {
  const space = await aWorkspace()
  const { ann, ben } = space
  const id = await aSequence(space, [
    { ...mail, kind: 'draft' },
    { ...mail, body: 'As {{contact.jobTitle}} you know.' },
  ])
  await enrols(space, id, [await aContact(space)])
  await works(space, atWork)
  const [{ id: enrolmentId, waitsFor, draft }] = await inIt(space, id)
  expect({ waitsFor, draft }).toEqual({
    waitsFor: 'approval',
    draft: { subject: 'Hello Sofia', body: 'How was the tasting?' },
  })
  expect((await ann.asks('GET', '/enrolments?waiting=approval')).body.items).toHaveLength(1)
  const approve = (by = ann, words = {}) => by.asks('POST', `/enrolments/${enrolmentId}/approval`, words)
  const both = await Promise.all([approve(ann, { body: 'Mine' }), approve(ben, { body: 'His' })])
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
  expect(await mailsOf(space)).toHaveLength(1)
  await works(space, atWork)
  expect(await inIt(space, id)).toMatchObject([
    { waitsFor: 'approval', draft: { body: 'As {{contact.jobTitle}} you know.' } },
  ])
  expect((await approve()).body.errors).toMatchObject([{ path: 'body', code: 'missing_value' }])
  await approve(ann, { body: 'As a host you know.' })
  expect(await inIt(space, id)).toMatchObject([{ endedBy: 'finished' }])
})

test('a task is waited for; one pauses, goes on, passes over and ends; a day has its limit', async () => {
  const space = await aWorkspace()
  const { ann } = space
  const id = await aSequence(space, [call, wait, mail], { dailyCap: 1 })
  const contacts = await Promise.all(['a', 'b'].map((n) => aContact(space, { emails: [`${n}@x.example`] })))
  await enrols(space, id, contacts)
  await works(space, atWork)
  const { body: tasks } = await ann.asks('GET', '/tasks')
  for (const task of tasks.items)
    await ann.asks('PATCH', `/tasks/${task.id}`, { completedAt: new Date().toISOString() })
  await hears(space)
  const [one, other] = await inIt(space, id)
  expect([one.next.kind, other.next.kind]).toEqual(['wait', 'wait'])
  const move = (enrolment: { id: string }, name: string) =>
    ann.asks('POST', `/enrolments/${enrolment.id}/moves`, { move: name })
  for (const each of [one, other]) expect((await move(each, 'skip')).body.next).toMatchObject({ kind: 'mail' })
  expect((await move(one, 'pause')).body.pausedAt).not.toBeNull()
  await works(space, atWork)
  expect(await mailsOf(space)).toHaveLength(1)
  await move(one, 'resume')
  await works(space, atWork)
  expect(await mailsOf(space)).toHaveLength(1)
  await works(space, later(1))
  expect(await mailsOf(space)).toHaveLength(2)
  expect(await move(one, 'end')).toMatchObject({ status: 409, body: { code: 'enrolment_ended' } })
})

test('a contact is where its time zone says, else its country', () => {
  const of = (more: object) => zoneOf({ id: '', version: 1, ...more }, 'Europe/Berlin')
  expect(of({ timeZone: 'Asia/Tokyo', addresses: [{ country: 'DE' }] })).toBe('Asia/Tokyo')
  expect(of({ timeZone: 'Nowhere/Never', addresses: [{ country: 'JP' }] })).toBe('Asia/Tokyo')
  expect(of({ addresses: [{ country: 'DE' }] })).toBe('Europe/Berlin')
  expect(of({ addresses: [{ country: 'US' }] })).toMatch(/^America|^Pacific/)
  expect(of({})).toBe('Europe/Berlin')
})

test('a step that fails is tried again in an hour and keeps nobody else from going on', async () => {
  const space = await aWorkspace()
  const broken = await aSequence(space, [call])
  const whole = await aSequence(space, [mail])
  await enrols(space, broken, [await aContact(space)])
  await enrols(space, whole, [await aContact(space, { firstName: 'Jonas', emails: ['jonas@lumen.example'] })])
  const { owner } = space.kith.database
  const mend = (title: string | null) =>
    owner.query(
      `update sequence_versions set steps = jsonb_set(steps, '{0,title}', $2::jsonb) where sequence_id = $1`,
      [broken, JSON.stringify(title)],
    )
  await mend(null)
  await works(space, atWork)
  expect(await mailsOf(space)).toMatchObject([{ subject: 'Hello Jonas' }])
  const anHourLater = new Date(atWork.getTime() + 3_600_000)
  const { rows } = await owner.query('select step, due_at from enrolments where sequence_id = $1', [broken])
  expect(rows.map(({ step, due_at }) => [step, new Date(due_at).getTime()])).toEqual([[0, anHourLater.getTime()]])
  await mend('Call them')
  await works(space, anHourLater)
  const { body } = await space.ann.asks('GET', '/tasks')
  expect(body.items).toMatchObject([{ title: 'Call them' }])
})
