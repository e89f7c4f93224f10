import { describe, expect, test } from 'vitest'
import { builtinTypes } from '#platform/relations/builtin-types'
import { aPair, contact, everything, merge, undo } from '#tests/support/merging'
import { aWorkspace, type Person } from '#tests/support/workspace'

const advice = builtinTypes.find(({ builtin }) => builtin === 'advice')?.id ?? ''
const lastAct = async (person: Person, query = '') => (await person.asks('GET', `/acts?limit=1${query}`)).body.items[0]
const takeBack = (person: Person, causeId: string) => person.asks('POST', '/undos', { causeId })
const relationsOf = async ({ asks }: Person, id: string) =>
  (await asks('GET', `/relations?object=contact&recordId=${id}`)).body.items
/** What ⌘Z does. */
const undoLast = async (person: Person, query = '') => {
  const { items } = (await person.asks('GET', `/acts?limit=20${query}`)).body
  return (await takeBack(person, items.find(({ mayUndo }: { mayUndo: boolean }) => mayUndo).id)).body
}

async function aRelation(ann: Person) {
  const [ada, bea] = await Promise.all([
    contact(ann, { firstName: 'Ada', lastName: 'Berg' }),
    contact(ann, { firstName: 'Bea', lastName: 'Lund' }),
  ])
  const draft = { typeId: advice, fromId: ada, toId: bea, note: 'On roasting', since: '2024-05-01' }
  const { body } = await ann.asks('POST', '/relations', draft)
  return { ada, bea, id: String(body.id), relation: body }
}

describe('an act with a relation is taken back', () => {
  test('what was added goes, from both records, and comes again when that is taken back', async () => {
    const { ann } = await aWorkspace()
    const { ada, bea, relation } = await aRelation(ann)
    expect(await lastAct(ann)).toMatchObject({ types: ['relation.added'], first: { title: 'Ada Berg' } })
    const taken = await undoLast(ann, `&recordId=${bea}`)
    expect(taken).toMatchObject({ status: 'done', total: 1, trashed: 1, conflicts: { count: 0 } })
    expect([await relationsOf(ann, ada), await relationsOf(ann, bea)]).toEqual([[], []])
    const again = await takeBack(ann, taken.id)
    expect(again.body).toMatchObject({ total: 1, restored: 1, conflicts: { count: 0 } })
    const [back] = await relationsOf(ann, bea)
    expect({ ...back, createdAt: '' }).toEqual({ ...relation, createdAt: '' })
  })

  test('what was taken away comes back as it was, unless a record went', async () => {
    const { ann } = await aWorkspace()
    const { ada, bea, id, relation } = await aRelation(ann)
    await ann.asks('DELETE', `/relations/${id}`)
    const act = await lastAct(ann)
    await ann.asks('DELETE', `/contacts/${bea}`)
    expect((await takeBack(ann, act.id)).body.conflicts).toMatchObject({ count: 1, items: [{ reason: 'gone' }] })
    expect(await undoLast(ann, '&objects=contact')).toMatchObject({ restored: 1 })
    expect(await takeBack(ann, act.id)).toMatchObject({ body: { restored: 1, conflicts: { count: 0 } } })
    expect(await relationsOf(ann, ada)).toMatchObject([{ ...relation, createdAt: expect.any(String) }])
    expect((await takeBack(ann, act.id)).body).toMatchObject({ restored: 0, conflicts: { count: 0 } })
  })

  test('what was said about it becomes what it was, save what somebody said since', async () => {
    const { ann, ben } = await aWorkspace()
    const { ada, id } = await aRelation(ann)
    await ann.asks('PATCH', `/relations/${id}`, { note: 'On brewing', until: '2025-01-01' })
    const act = await lastAct(ann)
    await ben.asks('PATCH', `/relations/${id}`, { note: 'On tea' })
    expect((await takeBack(ann, act.id)).body).toMatchObject({
      changed: 1,
      conflicts: {
        count: 1,
        items: [{ field: 'note', reason: 'changed_since', now: 'On tea', before: 'On roasting' }],
      },
    })
    expect(await relationsOf(ann, ada)).toMatchObject([{ note: 'On tea', since: '2024-05-01', until: null }])
  })

  test('by nobody else but an administrator', async () => {
    const { ann, ben } = await aWorkspace()
    const { ada } = await aRelation(ann)
    expect(await takeBack(ben, (await lastAct(ann)).id)).toMatchObject({ status: 403 })
    expect(await relationsOf(ann, ada)).toHaveLength(1)
  })
})

describe('a merge is taken back', () => {
  test('as the one act it was, with all that came along', async () => {
    const space = await aWorkspace()
    const { ann } = space
    const { johanna, jp } = await aPair(space)
    const before = await everything(space)
    const { body: merged } = await merge(ann, [johanna, jp], { survivorId: johanna })
    const act = await lastAct(ann, `&recordId=${johanna}`)
    expect(act).toMatchObject({ id: merged.id, mayUndo: true, first: { id: johanna, title: 'Johanna Petersen' } })
    const { body: taken } = await takeBack(ann, act.id)
    expect(taken).toMatchObject({ status: 'done', total: 1, restored: 1, conflicts: { count: 0 } })
    expect(await everything(space)).toEqual(before)
    expect((await ann.asks('GET', '/merges')).body.items).toMatchObject([{ undoneAt: expect.any(String) }])
    expect(await lastAct(ann)).toMatchObject({ id: merged.id, mayUndo: false, undo: { id: taken.id, status: 'done' } })
    expect((await takeBack(ann, act.id)).body.code).toBe('nothing_to_undo')
    // What came apart is not made one again by taking that back.
    expect((await takeBack(ann, taken.id)).body.code).toBe('nothing_to_undo')
  })

  test('not again after it was split by hand, not by who may not merge, and not under one merged on', async () => {
    const space = await aWorkspace()
    const { ann, rita } = space
    const { johanna, jp } = await aPair(space)
    const first = (await merge(ann, [johanna, jp], { survivorId: johanna })).body
    expect((await takeBack(rita, first.id)).status).toBe(403)
    const third = await contact(ann, { firstName: 'Johanna', lastName: 'Petersen' })
    const second = (await merge(ann, [johanna, third], { survivorId: third })).body
    expect((await takeBack(ann, first.id)).body.code).toMatch(/merge_not_undoable|record_not_found/)
    await undo(ann, second.id)
    expect(await lastAct(ann)).toMatchObject({ id: second.id, mayUndo: false })
    expect((await takeBack(ann, first.id)).body).toMatchObject({ status: 'done', restored: 1 })
  })
})
