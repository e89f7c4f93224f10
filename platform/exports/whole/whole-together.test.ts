import { expect, test } from 'vitest'
import { tellAttendees } from '#platform/calendar/invitations/tell-attendees'
import { joins, uploads } from '#tests/support/archives'
import { anExportingWorkspace, takes } from '#tests/support/exports'
import { made } from '#tests/support/merging'
import type { Person, TestWorkspace } from '#tests/support/workspace'

/** What people did together in a workspace: each kind of it once, by Ann and by Ben. */
async function fill({ ann, ben, kith }: TestWorkspace) {
  const contact = await made(ann, 'contacts', {
    ...{ firstName: 'Sofia', emails: ['sofia@lumen.example'], ownerId: ben.userId },
  })
  const { body: team } = await ann.asks('POST', '/teams', {
    name: 'Counter',
    members: [
      { userId: ann.userId, lead: false },
      { userId: ben.userId, lead: true },
    ],
  })
  const about = { object: 'contact', recordId: contact }
  const mentions = [
    { kind: 'user', id: ann.userId },
    { kind: 'user', id: ben.userId },
  ]
  const body = '@Ann and @Ben, look'
  const his = await made(ben, 'comments', { ...about, body, mentions: mentions.slice(0, 1) })
  const hers = await made(ann, 'comments', { ...about, body, threadId: his, mentions })
  for (const person of [ann, ben]) {
    await person.asks('PUT', `/reactions/${his}`, { object: 'comment', kind: 'agree' })
    await person.asks('PUT', `/followers/${contact}`, { object: 'contact' })
  }
  const handOver = await made(ann, 'hand-overs', {
    ...{ ...about, newOwnerId: ann.userId, reason: 'Service', note: '', items: ['Call'] },
  })
  const announcement = await made(ann, 'announcements', { title: 'Closed', body: '', teamIds: [team.id] })
  const task = await made(ann, 'tasks', {
    ...{ title: 'Descale', dueAt: '2026-11-24T08:00:00Z', repeat: 'FREQ=WEEKLY', assigneeId: ben.userId },
    links: [{ object: 'contact', id: contact }],
  })
  await ben.asks('PATCH', `/tasks/${task}`, { completedAt: '2026-11-24T09:00:00Z' })
  const meeting = await made(ann, 'activities', {
    ...{ kind: 'meeting', title: 'Cupping', startsAt: '2099-03-01T10:00:00Z', minutes: 60, ownerId: ann.userId },
    attendees: [
      { object: 'contact', id: contact },
      { object: 'user', id: ben.userId },
    ],
  })
  await ann.does((ctx) => tellAttendees(ctx, kith, 'activity', meeting))
  return { contact, hers, his, handOver, announcement, meeting, team: team.id as string }
}

/** What is there, whoever looks. */
const seen = (part: unknown) =>
  JSON.parse(JSON.stringify(part, (key, value) => (['mine', 'may', 'following'].includes(key) ? undefined : value)))

type Made = Awaited<ReturnType<typeof fill>>

// Answers are whatever the endpoints say; the tests look at what they know.
// biome-ignore lint/suspicious/noExplicitAny: see above
type Read = Record<string, any>

/** What a person reads of it all, by the API. */
async function readBy(person: Person, { contact, his, announcement, meeting }: Made): Promise<Read> {
  const read = async (path: string) => {
    const { status, body } = await person.asks('GET', path)
    expect([path, status, body.code]).toEqual([path, 200, undefined])
    return body
  }
  const about = `object=contact&recordId=${contact}`
  return {
    comments: (await read(`/comments?${about}`)).items,
    reactions: (await read(`/reactions?object=comment&subjects=${his}`)).items,
    followers: await read(`/followers/${contact}?object=contact`),
    handOvers: (await read(`/hand-overs?${about}`)).items,
    readers: (await read(`/announcements/${announcement}/readings`)).items,
    tasks: (await read('/tasks?sort=dueAt')).items,
    meeting: await read(`/activities/${meeting}`),
    invitees: (await read(`/calendar-invitees?object=activity&recordId=${meeting}`)).items,
    teams: (await read('/teams')).items,
    timeline: (await read(`/contacts/${contact}/timeline`)).items,
    calendar: (await read('/calendar?from=2099-02-25&to=2099-03-05')).items,
    notifications: (await read('/notifications')).items,
  }
}

test('what people did together comes along: all of it for those who are here', async () => {
  const space = await anExportingWorkspace()
  const there = await fill(space)
  const before = await readBy(space.ann, there)
  const { content } = await takes(space, space.ann, {}, '/exports/workspace')
  const other = await anExportingWorkspace()
  await joins(other, space.ann)
  await joins(other, space.ben)
  expect(await uploads(other, other.ann, content)).toMatchObject({ status: 'done', error: null })
  const after = await readBy(other.ann, there)
  // One's inbox is one's own, and stays behind.
  expect([before.notifications.length > 0, after.notifications]).toEqual([true, []])
  for (const part of Object.keys(before))
    if (part !== 'notifications') expect(seen(after[part])).toEqual(seen(before[part]))
})

test('of those who are not here nothing fails and nothing points at nobody', async () => {
  const space = await anExportingWorkspace()
  const there = await fill(space)
  const { content } = await takes(space, space.ann, {}, '/exports/workspace')
  const other = await anExportingWorkspace()
  expect(await uploads(other, other.ann, content)).toMatchObject({ status: 'done', error: null })
  const after = await readBy(other.ann, there)
  expect(after.comments).toMatchObject([{ author: null }, { author: null }])
  expect(after.meeting).toMatchObject({ ownerId: null, attendees: [{ object: 'contact', id: there.contact }] })
  expect(after.invitees).toMatchObject([{ email: 'sofia@lumen.example' }])
  expect(after.handOvers).toMatchObject([{ from: null, to: null, may: { tick: false } }])
  expect(after.tasks).toMatchObject([{ assigneeId: null }, { assigneeId: null }])
  expect([after.reactions, after.followers.items, after.readers, after.teams[0].members]).toEqual([[], [], [], []])
  // What was said can be answered, and the meeting moved; who is not here is told nothing of it.
  const answer = { object: 'contact', recordId: there.contact, threadId: there.his, body: 'Here now' }
  expect((await other.ann.asks('POST', '/comments', answer)).status).toBe(200)
  await other.ann.asks('PATCH', `/activities/${there.meeting}`, { minutes: 90 })
  await other.ann.does((ctx) => tellAttendees(ctx, other.kith, 'activity', there.meeting))
  const mails = await other.kith.database.owner.query('select recipient from outgoing_mails where workspace_id = $1', [
    other.workspaceId,
  ])
  expect(mails.rows).toEqual([{ recipient: 'sofia@lumen.example' }])
})
