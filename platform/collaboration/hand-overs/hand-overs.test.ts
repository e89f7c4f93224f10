import { expect, test } from 'vitest'
import { contact, made, read } from '#tests/support/merging'
import { aWorkspace, type Person, type TestWorkspace } from '#tests/support/workspace'

const give = (person: Person, recordId: string, to: Person, more: object = {}) =>
  person.asks('POST', '/hand-overs', {
    ...{ object: 'contact', recordId, newOwnerId: to.userId, reason: 'Sales to service', note: 'Opens on Saturday.' },
    ...more,
  })
const tick = (person: Person, id: string, position: number, done = true) =>
  person.asks('PUT', `/hand-overs/${id}/items/${position}`, { done })
const kindsFor = ({ ann }: TestWorkspace, person: Person) =>
  ann.does(async (ctx) => {
    const rows = await ctx.db.selectFrom('notifications').select('kind').where('userId', '=', person.userId).execute()
    return rows.map(({ kind }) => kind)
  })

test('a record gets its new owner, who is told and ticks; the last tick finishes it and tells who gave it', async () => {
  const space = await aWorkspace()
  const { ann, ben } = space
  const id = await contact(ann, { firstName: 'Sofia', ownerId: ann.userId })
  const { body } = await give(ann, id, ben, { items: ['Introduce yourself', 'Check the days'] })
  expect(body).toMatchObject({ title: 'Sofia', from: { name: 'Ann' }, to: { name: 'Ben' }, finishedAt: null })
  expect((await read(ann, `/contacts/${id}`)).ownerId).toBe(ben.userId)
  expect(await kindsFor(space, ben)).toEqual(['handOver.received'])
  for (const person of [ann, ben]) expect((await read(person, '/hand-overs')).items).toMatchObject([{ id: body.id }])
  expect((await tick(ann, body.id, 0)).body.code).toBe('hand_over_not_yours')
  const both = await Promise.all([tick(ben, body.id, 0), tick(ben, body.id, 1)])
  expect(both.map(({ status }) => status)).toEqual([200, 200])
  expect((await read(ann, '/hand-overs')).items).toEqual([])
  expect(await kindsFor(space, ann)).toEqual(['handOver.finished'])
  const timeline = await read(ann, `/contacts/${id}/timeline`)
  const types: string[] = timeline.items.map(({ type }: { type: string }) => type)
  expect(types.filter((type) => type.startsWith('handOver.'))).toEqual(['handOver.finished', 'handOver.made'])
  expect((await tick(ben, body.id, 1, false)).body.finishedAt).toBeNull()
})

test('without a list there is one thing to tick; given on, the earlier is closed', async () => {
  const { ann, ben } = await aWorkspace()
  const id = await contact(ann, { firstName: 'Sofia' })
  const { body: first } = await give(ann, id, ben)
  expect(first.items).toMatchObject([{ position: 0, label: 'Taken over', tickedAt: null }])
  await give(ben, id, ann)
  const { items } = await read(ann, `/hand-overs?object=contact&recordId=${id}`)
  expect(items.map(({ finishedAt }: { finishedAt: string | null }) => finishedAt === null)).toEqual([true, false])
})

test('whoever may not change a record cannot give it away; nor to a stranger, nor to whose it is', async () => {
  const [{ ann, ben, rita }, other] = [await aWorkspace(), await aWorkspace()]
  const id = await contact(ann, { firstName: 'Sofia', ownerId: ben.userId })
  const { createHandOver } = await import('./hand-over.ts')
  const draft = { object: 'contact', recordId: id, newOwnerId: ann.userId, reason: 'x', note: '', items: [] }
  expect((await rita.tries((ctx) => createHandOver(ctx, draft))).code).toBe('forbidden')
  expect((await give(ann, id, ben)).body.errors[0].code).toBe('same_owner')
  expect((await give(ann, id, other.ann)).body.errors[0].code).toBe('unknown_member')
  const product = await made(ann, 'products', { name: 'Hafen Blend' })
  const ownerless = await ann.asks('POST', '/hand-overs', { ...draft, object: 'product', recordId: product })
  expect(ownerless.body.errors[0].code).toBe('no_owner')
})

test('one checklist for a reason, also when two make it at once', async () => {
  const { ann } = await aWorkspace()
  const draft = { object: 'contact', reason: 'Sales to service', items: ['Introduce yourself'] }
  const answers = await Promise.all([1, 2].map(() => ann.asks('POST', '/hand-over-templates', draft)))
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
})
