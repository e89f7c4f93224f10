import { expect, test } from 'vitest'
import { eventually } from '#tests/support/eventually'
import { anExportingWorkspace } from '#tests/support/exports'
import { contact, made, merge, read, undo } from '#tests/support/merging'
import { aWorkspace, type Person, type TestWorkspace } from '#tests/support/workspace'

async function aContact({ ann }: TestWorkspace, draft: object = { firstName: 'Sofia' }) {
  return contact(ann, { ...draft })
}

const say = (person: Person, recordId: string, body: string, more: object = {}) =>
  person.asks('POST', '/comments', { object: 'contact', recordId, body, ...more })

const inboxOf = (person: Person) =>
  person.does((ctx) =>
    ctx.db
      .selectFrom('notifications')
      .select(['kind', 'params'])
      .where('workspaceId', '=', ctx.workspaceId)
      .where('userId', '=', person.userId)
      .orderBy('id')
      .execute(),
  )
const kindsFor = async (person: Person) => (await inboxOf(person)).map(({ kind }) => kind)

test('a comment stands on the timeline, its answers under it, and answers to answers there too', async () => {
  const space = await aWorkspace()
  const { ann, ben } = space
  const id = await aContact(space)
  const { body: first } = await say(ann, id, 'Asked for decaf.\n<b>Who has samples?</b>')
  expect(first).toMatchObject({
    body: 'Asked for decaf.\n<b>Who has samples?</b>',
    threadId: null,
    may: { change: true },
  })
  const { body: answer } = await say(ben, id, 'I do.', { threadId: first.id })
  const { body: again } = await say(ann, id, 'Bring two.', { threadId: answer.id })
  expect([answer.threadId, again.threadId]).toEqual([first.id, first.id])
  const timeline = await read(ann, `/contacts/${id}/timeline`)
  expect(timeline.items.map(({ type }: { type: string }) => type)).toEqual(['comment.added', 'contact.created'])
  expect(timeline.items[0].payload).toEqual({ commentId: first.id, object: 'contact', recordId: id })
  const thread = await read(ann, `/comments?threads=${first.id}`)
  expect(thread.items.map(({ body }: { body: string }) => body)).toEqual(['Bring two.', 'I do.', first.body])
})

test('an event of the timeline has a thread of its own; one of another record has not', async () => {
  const space = await aWorkspace()
  const { ann } = space
  const [id, other] = [await aContact(space), await aContact(space, { firstName: 'Bruno' })]
  const [event] = (await read(ann, `/contacts/${id}/timeline`)).items
  expect((await say(ann, id, 'Where from?', { threadId: event.id })).status).toBe(200)
  expect((await say(ann, other, 'Where from?', { threadId: event.id })).body.code).toBe('thread_not_found')
  expect((await read(ann, `/comments?threads=${event.id}`)).items).toHaveLength(1)
})

test('each is told once: named, else answered, else following; nobody of their own', async () => {
  const space = await aWorkspace()
  const { ann, ben, rita } = space
  const id = await aContact(space, { firstName: 'Sofia', ownerId: ann.userId })
  const { body: first } = await say(ben, id, '@Rita can you?', { mentions: [{ kind: 'user', id: rita.userId }] })
  expect([await kindsFor(ann), await kindsFor(ben), await kindsFor(rita)]).toEqual([
    ['comment.followed'],
    [],
    ['comment.mention'],
  ])
  await say(ann, id, 'Who?', { threadId: first.id })
  expect(await kindsFor(ben)).toEqual(['comment.reply'])
  expect(await kindsFor(rita)).toEqual(['comment.mention', 'comment.followed'])
})

test('a team is named as one, and everybody in it and in the teams below it hears', async () => {
  const space = await aWorkspace()
  const { ann, ben, rita } = space
  const members = [{ userId: ben.userId }, { userId: ann.userId }]
  const team = await made(ann, 'teams', { name: 'Counter', members })
  const id = await aContact(space)
  const { body } = await say(ann, id, '@Counter look', { mentions: [{ kind: 'team', id: team }] })
  expect(body.mentions).toEqual([{ kind: 'team', id: team, name: 'Counter' }])
  expect([await kindsFor(ben), await kindsFor(rita), await kindsFor(ann)]).toEqual([['comment.mention'], [], []])
  const below = await made(ann, 'teams', { name: 'Market', members: [{ userId: rita.userId }] })
  await ann.asks('PUT', `/teams/${below}/parent`, { parentId: team })
  await say(ann, id, '@Counter again', { mentions: [{ kind: 'team', id: team }] })
  expect((await kindsFor(rita)).at(0)).toBe('comment.mention')
  const wrong = await say(ann, id, '@x', { mentions: [{ kind: 'user', id: team }] })
  expect(wrong.body.errors[0]).toMatchObject({ path: 'mentions.0.id', code: 'unknown_mention' })
})

test('only who wrote it changes it; what it said is kept; whoever is newly named is told, once', async () => {
  const space = await aWorkspace()
  const { ann, ben } = space
  const id = await aContact(space)
  const { body: comment } = await say(ann, id, 'Wants 40 kg.')
  expect((await ben.asks('PATCH', `/comments/${comment.id}`, { body: 'No' })).body.code).toBe('comment_not_yours')
  expect((await ben.asks('DELETE', `/comments/${comment.id}`)).body.code).toBe('comment_not_yours')
  const mentions = [{ kind: 'user', id: ben.userId }]
  await ann.asks('PATCH', `/comments/${comment.id}`, { body: 'Wants 60 kg, @Ben', mentions })
  const { body: now } = await ann.asks('PATCH', `/comments/${comment.id}`, { body: 'Wants 80 kg, @Ben', mentions })
  expect(now).toMatchObject({ body: 'Wants 80 kg, @Ben', editedAt: expect.any(String) })
  expect(await kindsFor(ben)).toEqual(['comment.mention'])
  const { items } = await read(ben, `/comments/${comment.id}/versions`)
  expect(items.map(({ body }: { body: string }) => body)).toEqual(['Wants 60 kg, @Ben', 'Wants 40 kg.'])
})

test('two devices that change it at once lose neither text', async () => {
  const space = await aWorkspace()
  const { ann } = space
  const { body: comment } = await say(ann, await aContact(space), 'One')
  await Promise.all(['Two', 'Three'].map((body) => ann.asks('PATCH', `/comments/${comment.id}`, { body })))
  const { items } = await read(ann, `/comments/${comment.id}/versions`)
  const now = (await read(ann, `/comments?threads=${comment.id}`)).items[0].body
  expect([now, ...items.map(({ body }: { body: string }) => body)].sort()).toEqual(['One', 'Three', 'Two'])
})

test('a comment that was taken back says nothing more, and comes back', async () => {
  const space = await aWorkspace()
  const { ann, ben } = space
  const { body: comment } = await say(ann, await aContact(space), 'Secret price')
  await ann.asks('PATCH', `/comments/${comment.id}`, { body: 'Secret price 2' })
  const { body: gone } = await ann.asks('DELETE', `/comments/${comment.id}`)
  expect(gone).toMatchObject({ body: '', deletedAt: expect.any(String) })
  expect((await ben.asks('GET', `/comments/${comment.id}/versions`)).body.code).toBe('comment_not_found')
  expect((await ann.asks('PATCH', `/comments/${comment.id}`, { body: 'x' })).body.code).toBe('comment_not_found')
  const { body: back } = await ann.asks('POST', `/comments/${comment.id}/restoration`)
  expect(back).toMatchObject({ body: 'Secret price 2', deletedAt: null })
})

test('whoever may read may say something; a key that may only read may not', async () => {
  const space = await aWorkspace()
  const { rita } = space
  const id = await aContact(space)
  expect((await say(rita, id, 'By key')).body.code).toBe('forbidden')
  const { createComment } = await import('./write-comment.ts')
  const draft = { object: 'contact', recordId: id, body: 'By hand', mentions: [] }
  expect((await rita.tries((ctx) => createComment(ctx, draft))).code).toBe('ok')
})

test('another workspace sees nothing of it, and what is in the trash takes no more', async () => {
  const [space, theirs] = [await aWorkspace(), await aWorkspace()]
  const id = await aContact(space)
  const { body: comment } = await say(space.ann, id, 'Ours')
  expect((await read(theirs.ann, `/comments?threads=${comment.id}`)).items).toEqual([])
  expect((await say(theirs.ann, id, 'Mine')).body.code).toBe('record_not_found')
  await space.ann.asks('DELETE', `/contacts/${id}`)
  expect((await say(space.ann, id, 'Late')).body.code).toBe('record_not_found')
  expect((await read(space.ann, `/comments?object=contact&recordId=${id}`)).items).toHaveLength(1)
})

test('a body may be 10,000 characters, hostile ones too, and no more', async () => {
  const space = await aWorkspace()
  const id = await aContact(space)
  const body = '‮<script>alert(1)</script>\n'.padEnd(10_000, 'ß')
  expect((await say(space.ann, id, body)).body.body).toBe(body)
  expect((await say(space.ann, id, `${body}x`)).body.code).toBe('invalid_input')
  expect((await say(space.ann, id, '  \n ')).body.code).toBe('invalid_input')
})

test('signs: one of a kind from each, however many devices press at once', async () => {
  const space = await aWorkspace()
  const { ann, ben } = space
  const { body: comment } = await say(ann, await aContact(space), 'Sold!')
  const sign = { object: 'comment', kind: 'celebrate' }
  const pressed = [ann, ann, ann, ben].map((person) => person.asks('PUT', `/reactions/${comment.id}`, sign))
  expect((await Promise.all(pressed)).map(({ status }) => status)).toEqual([200, 200, 200, 200])
  const [{ reactions }] = (await read(ann, `/comments?threads=${comment.id}`)).items
  expect(reactions).toMatchObject([{ kind: 'celebrate', count: 2, mine: true }])
  const taken = await ann.asks('DELETE', `/reactions/${comment.id}?object=comment&kind=celebrate`)
  expect(taken.body.items).toMatchObject([{ kind: 'celebrate', count: 1, mine: false, names: ['Ben'] }])
  const note = await made(ann, 'notes', { body: 'Likes it dark.' })
  await ben.asks('PUT', `/reactions/${note}`, { object: 'note', kind: 'seen' })
  const { items } = await read(ann, `/reactions?object=note&subjects=${note}`)
  expect(items).toMatchObject([{ subjectId: note, items: [{ kind: 'seen', count: 1, mine: false }] }])
})

test('comments, signs and followers come along when records are merged, and go back', async () => {
  const space = await aWorkspace()
  const { ann, ben } = space
  const [keeps, goes] = [await aContact(space), await aContact(space, { firstName: 'Sofie' })]
  const { body: said } = await say(ben, goes, 'Called twice.')
  await ann.asks('PUT', `/followers/${goes}`, { object: 'contact' })
  await ann.asks('DELETE', `/followers/${keeps}?object=contact`)
  const [event] = (await read(ann, `/contacts/${goes}/timeline`)).items
  const { body: merged } = await merge(ann, [keeps, goes], { survivorId: keeps })
  expect((await read(ann, `/comments?object=contact&recordId=${keeps}`)).items).toMatchObject([{ id: said.id }])
  const followers = await read(ann, `/followers/${keeps}?object=contact`)
  expect(followers.items.map(({ name }: { name: string }) => name)).toEqual(['Ann', 'Ben'])
  // The line of the one who was merged is answered where they are now.
  const { body: answer } = await say(ann, goes, 'And?', { threadId: event.id })
  expect(answer).toMatchObject({ recordId: keeps, threadId: said.id })
  expect((await undo(ann, merged.id)).status).toBe(200)
  expect((await read(ann, `/comments?object=contact&recordId=${goes}`)).items).toMatchObject([{ id: said.id }])
  expect((await read(ann, `/followers/${keeps}?object=contact`)).following).toBe(false)
})

test('following: by taking part, by being named, by owning; whoever wants no more hears no more', async () => {
  const space = await aWorkspace()
  const { ann, ben, rita } = space
  const id = await aContact(space, { firstName: 'Sofia', ownerId: ben.userId })
  const names = async () =>
    (await read(ann, `/followers/${id}?object=contact`)).items.map(({ name }: { name: string }) => name)
  expect(await names()).toEqual(['Ben'])
  await say(ann, id, '@Rita', { mentions: [{ kind: 'user', id: rita.userId }] })
  expect(await names()).toEqual(['Ann', 'Ben', 'Rita'])
  const { body } = await ben.asks('DELETE', `/followers/${id}?object=contact`)
  expect(body).toMatchObject({ following: false })
  await say(ann, id, '@Ben', { mentions: [{ kind: 'user', id: ben.userId }] })
  expect(await names()).toEqual(['Ann', 'Rita'])
  await eventually(async () => (await kindsFor(ben)).includes('comment.mention'))
})

test('the archive of a whole workspace carries what was said', async () => {
  const { wholeTables } = await import('#platform/exports/whole/tables')
  const { ann } = await anExportingWorkspace()
  const tables = await ann.does((ctx) => wholeTables(ctx))
  const names = tables.map(({ name }) => name)
  const ours = [
    'comments',
    'comment_versions',
    'reactions',
    'followers',
    'hand_overs',
    'hand_over_items',
    'announcements',
  ]
  expect(ours.filter((name) => !names.includes(name))).toEqual([])
})
