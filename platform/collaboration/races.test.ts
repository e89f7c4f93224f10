import { expect, test } from 'vitest'
import { tellAttendees } from '#platform/calendar/invitations/tell-attendees'
import { made, read } from '#tests/support/merging'
import { aWorkspace, type TestWorkspace } from '#tests/support/workspace'

const atOnce = <T>(count: number, act: (index: number) => Promise<T>) =>
  Promise.all(Array.from({ length: count }, (_, index) => act(index)))

async function aMeeting(space: TestWorkspace) {
  const { ann, kith } = space
  const sofia = await made(ann, 'contacts', { firstName: 'Sofia', emails: ['sofia@lumen.example'] })
  const id = await made(ann, 'activities', {
    ...{ kind: 'meeting', title: 'Cupping', startsAt: '2099-03-04T09:00:00Z', minutes: 60, ownerId: ann.userId },
    attendees: [{ object: 'contact', id: sofia }],
  })
  await ann.does((ctx) => tellAttendees(ctx, kith, 'activity', id))
  return id
}

test('of two who move a meeting at once one is first, and the other is told so', async () => {
  const space = await aWorkspace()
  const id = await aMeeting(space)
  const answers = await Promise.all(
    [space.ann, space.ben].map((person, index) =>
      person.asks('PATCH', `/activities/${id}`, { version: 1, startsAt: `2099-03-0${5 + index}T09:00:00Z` }),
    ),
  )
  expect(answers.map(({ body }) => body.code ?? 'moved').sort()).toEqual(['moved', 'version_conflict'])
  const first = answers.find(({ status }) => status === 200)
  expect((await read(space.ann, `/activities/${id}`)).startsAt).toBe(first?.body.startsAt)
})

test('one answer that arrives several times at once is one answer, told once to whose meeting it is', async () => {
  const space = await aWorkspace()
  const { ann, kith } = space
  const id = await aMeeting(space)
  const { rows } = await kith.database.owner.query('select text from outgoing_mails where workspace_id = $1', [
    space.workspaceId,
  ])
  const address = /\/attendance\/\S+/.exec(rows[0].text)?.[0]
  const pressed = await atOnce(4, () => space.server.inject({ method: 'POST', url: `${address}/accepted` }))
  expect(pressed.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200, 200])
  expect((await read(ann, `/calendar-invitees?object=activity&recordId=${id}`)).items).toMatchObject([
    { email: 'sofia@lumen.example', answer: 'accepted' },
  ])
  const told = (await read(ann, '/notifications')).items.filter(
    ({ kind }: { kind: string }) => kind === 'calendar.answered',
  )
  expect(told).toHaveLength(1)
})

test('two devices that mark the same news read leave it read once, and nothing unread', async () => {
  const { ann, ben } = await aWorkspace()
  for (const title of ['One', 'Two']) await made(ann, 'tasks', { title, assigneeId: ben.userId })
  const { items } = await read(ben, '/notifications')
  expect(items).toHaveLength(2)
  const marks = await Promise.all([
    ben.asks('PATCH', '/notifications', { upTo: items[0].id, read: true }),
    ben.asks('PATCH', '/notifications', { ids: items.map(({ id }: { id: string }) => id), read: true }),
  ])
  expect(marks.map(({ status }) => status)).toEqual([200, 200])
  expect((await read(ben, '/notifications/unread')).unread).toBe(0)
})

test('of two who hand a record over at once both are whole: one open hand-over is left, to its owner', async () => {
  const { ann, ben, rita } = await aWorkspace()
  const contact = await made(ann, 'contacts', { firstName: 'Mina', ownerId: ann.userId })
  const give = (newOwnerId: string) =>
    ann.asks('POST', '/hand-overs', { object: 'contact', recordId: contact, newOwnerId, reason: 'Spring' })
  const given = await Promise.all([give(ben.userId), give(rita.userId)])
  expect(given.map(({ status }) => status)).toEqual([200, 200])
  const { items } = await read(ann, `/hand-overs?object=contact&recordId=${contact}`)
  const open = items.filter(({ finishedAt }: { finishedAt: string | null }) => finishedAt === null)
  expect(open).toHaveLength(1)
  expect(open[0].to.id).toBe((await read(ann, `/contacts/${contact}`)).ownerId)
})
