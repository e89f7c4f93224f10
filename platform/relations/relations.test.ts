import { expect, test } from 'vitest'
import { aWorkspace, type Person } from '#tests/support/workspace'
import { builtinTypes } from './builtin-types.ts'

const typeOf = (key: string) => builtinTypes.find(({ builtin }) => builtin === key)?.id ?? ''
const aContact = async ({ asks }: Person, firstName: string) =>
  String((await asks('POST', '/contacts', { firstName, lastName: 'Marchetti' })).body.id)
const aCompany = async ({ asks }: Person, name: string) => String((await asks('POST', '/companies', { name })).body.id)
const relate = ({ asks }: Person, type: string, fromId: string, toId: string) =>
  asks('POST', '/relations', { typeId: typeOf(type), fromId, toId })

test('a relation stands with both records, by name and in both directions', async () => {
  const { ann } = await aWorkspace()
  const [bruno, sofia] = [await aContact(ann, 'Bruno'), await aContact(ann, 'Sofia')]
  const draft = { typeId: typeOf('referral'), fromId: bruno, toId: sofia, note: 'At the fair', since: '2024-03-01' }
  expect(await ann.asks('POST', '/relations', draft)).toMatchObject({
    status: 200,
    body: {
      from: { title: 'Bruno Marchetti' },
      to: { title: 'Sofia Marchetti' },
      note: 'At the fair',
      since: '2024-03-01',
    },
  })
  for (const id of [bruno, sofia]) {
    const { body } = await ann.asks('GET', `/relations?object=contact&recordId=${id}`)
    expect(body.items).toMatchObject([{ from: { id: bruno }, to: { id: sofia } }])
  }
  const [ofBruno, ofSofia] = await Promise.all([bruno, sofia].map((id) => ann.asks('GET', `/contacts/${id}/timeline`)))
  expect(ofBruno?.body.items[0]).toMatchObject({
    type: 'relation.added',
    payload: { direction: 'forward', builtin: 'referral', other: { object: 'contact', id: sofia } },
  })
  expect(ofSofia?.body.items[0]).toMatchObject({ payload: { direction: 'backward', other: { id: bruno } } })
})

test('the same relation is there once, also when two people add it at once, and from either end when it is symmetric', async () => {
  const { ann, ben } = await aWorkspace()
  const [a, b] = [await aContact(ann, 'Ada'), await aContact(ann, 'Bea')]
  const answers = await Promise.all([relate(ann, 'family', a, b), relate(ben, 'family', b, a)])
  expect(answers.map(({ status, body }) => body.code ?? status).sort()).toEqual([200, 'relation_exists'])
  expect((await ann.asks('GET', '/relations')).body.items).toHaveLength(1)
  expect((await relate(ann, 'referral', a, b)).status).toBe(200)
  expect((await relate(ann, 'referral', b, a)).status).toBe(200)
})

test('what makes no sense is refused by name', async () => {
  const { ann } = await aWorkspace()
  const [a, company] = [await aContact(ann, 'Ada'), await aCompany(ann, 'Lumen')]
  expect((await relate(ann, 'family', a, a)).body).toMatchObject({ code: 'invalid_input', errors: [{ path: 'toId' }] })
  expect((await relate(ann, 'family', a, company)).body).toMatchObject({ code: 'record_not_found' })
  expect((await relate(ann, 'companyAdvice', a, company)).status).toBe(200)
  const backwards = {
    typeId: typeOf('companyReferral'),
    fromId: a,
    toId: company,
    since: '2024-02-01',
    until: '2023-01-01',
  }
  expect((await ann.asks('POST', '/relations', backwards)).body).toMatchObject({ errors: [{ path: 'until' }] })
  await ann.asks('DELETE', `/companies/${company}`)
  expect((await relate(ann, 'companyReferral', a, company)).body).toMatchObject({ code: 'record_not_found' })
})

test('a relation is changed and taken away; both timelines keep it', async () => {
  const { ann } = await aWorkspace()
  const [a, b] = [await aContact(ann, 'Ada'), await aContact(ann, 'Bea')]
  const { id } = (await relate(ann, 'advice', a, b)).body
  const changed = await ann.asks('PATCH', `/relations/${id}`, { note: 'On roasting', until: '2025-01-01' })
  expect(changed.body).toMatchObject({ note: 'On roasting', until: '2025-01-01' })
  const [first, second] = await Promise.all([1, 2].map(() => ann.asks('DELETE', `/relations/${id}`)))
  expect([first?.status, second?.status].sort()).toEqual([200, 404])
  const { body } = await ann.asks('GET', `/contacts/${b}/timeline`)
  expect(body.items.map(({ type }: { type: string }) => type)).toEqual([
    'relation.removed',
    'relation.changed',
    'relation.added',
    'contact.created',
  ])
  expect(body.items[1].payload.changes).toEqual({ note: [null, 'On roasting'], until: [null, '2025-01-01'] })
})

test('a relation to a record in the trash waits until it is back', async () => {
  const { ann } = await aWorkspace()
  const [a, b] = [await aContact(ann, 'Ada'), await aContact(ann, 'Bea')]
  await relate(ann, 'advice', a, b)
  await ann.asks('DELETE', `/contacts/${b}`)
  const ofA = () => ann.asks('GET', `/relations?object=contact&recordId=${a}`)
  expect((await ofA()).body.items).toEqual([])
  expect((await ann.asks('GET', `/relations?object=contact&recordId=${b}`)).body.items).toHaveLength(1)
  await ann.asks('POST', '/contacts/trash/restoration', { ids: [b] })
  expect((await ofA()).body.items).toHaveLength(1)
})

test('what one may not read does not appear', async () => {
  const { ann, rita } = await aWorkspace()
  const [a, company] = [await aContact(ann, 'Ada'), await aCompany(ann, 'Lumen')]
  await relate(ann, 'companyAdvice', a, company)
  const { listRelations } = await import('./list-relations.ts')
  const { relationGraph } = await import('./relation-graph.ts')
  const seen = await rita.does(async (ctx) => {
    const blind = {
      ...ctx,
      may: (right: Parameters<typeof ctx.may>[0]) => right !== 'companies.read' && ctx.may(right),
    }
    const graph = await relationGraph(blind, { recordId: a, object: 'contact', depth: 2 })
    return { list: await listRelations(blind, { object: 'contact', recordId: a, limit: 10 }), nodes: graph.nodes }
  })
  expect(seen).toMatchObject({ list: { items: [] }, nodes: [{ id: a }] })
  expect((await rita.asks('GET', `/relations?object=contact&recordId=${a}`)).body.items).toHaveLength(1)
  expect((await relate(rita, 'family', a, a)).status).toBe(403)
})

test('administrators add types of their own, rename and archive them', async () => {
  const { ann, ben } = await aWorkspace()
  const draft = { fromObject: 'contact', toObject: 'product', labelForward: 'tested', labelBackward: 'tested by' }
  expect((await ben.asks('POST', '/relation-types', draft)).status).toBe(403)
  const made = await ann.asks('POST', '/relation-types', draft)
  expect(made.body).toMatchObject({ builtin: null, isSymmetric: false, labelForward: 'tested' })
  const both = await Promise.all(
    [1, 2].map(() => ann.asks('POST', '/relation-types', { ...draft, labelForward: 'praised' })),
  )
  expect(both.map(({ body }) => body.code ?? 'ok').sort()).toEqual(['ok', 'relation_type_exists'])
  expect((await ann.asks('POST', '/relation-types', { ...draft, toObject: 'spoon' })).body).toMatchObject({
    errors: [{ path: 'toObject' }],
  })
  const renamed = await ann.asks('PATCH', `/relation-types/${typeOf('family')}`, { labelForward: 'kin of' })
  expect(renamed.body).toMatchObject({ builtin: 'family', labelForward: 'kin of', labelBackward: 'kin of' })
  const [contact, product] = [
    await aContact(ann, 'Ada'),
    (await ann.asks('POST', '/products', { name: 'Hafen Blend' })).body.id,
  ]
  const relation = { typeId: made.body.id, fromId: contact, toId: product }
  expect((await ben.asks('POST', '/relations', relation)).body).toMatchObject({ to: { object: 'product' } })
  await ann.asks('PATCH', `/relation-types/${made.body.id}`, { archived: true })
  expect((await ben.asks('GET', `/relations?object=product&recordId=${product}`)).body.items).toHaveLength(1)
  const other = (await ann.asks('POST', '/products', { name: 'Decaf' })).body.id
  expect((await ben.asks('POST', '/relations', { ...relation, toId: other })).body.code).toBe('relation_type_not_found')
})

test('the graph goes two steps, by relations, employers and parent companies, and stops at forty', async () => {
  const { ann } = await aWorkspace()
  const parent = await aCompany(ann, 'Holding')
  const company = (await ann.asks('POST', '/companies', { name: 'Lumen', parentId: parent })).body.id
  const sofia = (await ann.asks('POST', '/contacts', { firstName: 'Sofia', companies: [{ id: company }] })).body.id
  const bruno = await aContact(ann, 'Bruno')
  await relate(ann, 'referral', bruno, sofia)
  const graph = async (depth: number) =>
    (await ann.asks('GET', `/relation-graphs/${sofia}?object=contact&depth=${depth}`)).body
  const near = await graph(1)
  expect(near.nodes.map(({ title, distance }: { title: string; distance: number }) => [title, distance])).toEqual([
    ['Sofia', 0],
    ['Bruno Marchetti', 1],
    ['Lumen', 1],
  ])
  const far = await graph(2)
  expect(far.nodes).toContainEqual({ object: 'company', id: parent, title: 'Holding', distance: 2 })
  expect(far.edges).toContainEqual(
    expect.objectContaining({ fromId: company, toId: parent, field: 'parentId', object: 'company' }),
  )
  const people = Array.from({ length: 60 }, (_, index) => ({ firstName: `P${index}`, companies: [{ id: company }] }))
  await ann.asks('POST', '/contacts/batch', { records: people })
  const full = await graph(2)
  expect(full).toMatchObject({ more: true })
  expect(full.nodes).toHaveLength(40)
})

test('another workspace neither sees nor relates', async () => {
  const [ours, theirs] = [await aWorkspace(), await aWorkspace()]
  const [a, b] = [await aContact(ours.ann, 'Ada'), await aContact(ours.ann, 'Bea')]
  const { id } = (await relate(ours.ann, 'advice', a, b)).body
  expect((await theirs.ann.asks('GET', '/relations')).body.items).toEqual([])
  expect((await relate(theirs.ann, 'advice', a, b)).body.code).toBe('record_not_found')
  expect((await theirs.ann.asks('DELETE', `/relations/${id}`)).body.code).toBe('relation_not_found')
  expect((await theirs.ann.asks('GET', `/relation-graphs/${a}?object=contact`)).status).toBe(404)
})

test('several people have their parts in a purchase, and companies compete for it; each sees it from their side', async () => {
  const { ann } = await aWorkspace()
  const [sofia, bruno] = [await aContact(ann, 'Sofia'), await aContact(ann, 'Bruno')]
  const rival = await aCompany(ann, 'Nordlicht')
  const deal = String((await ann.asks('POST', '/deals', { name: 'Espresso', currency: 'EUR' })).body.id)
  for (const [type, id] of [
    ['decision', sofia],
    ['champion', sofia],
    ['use', bruno],
    ['rivalry', rival],
  ] as const)
    expect(await relate(ann, type, id, deal)).toMatchObject({ status: 200 })
  expect((await relate(ann, 'decision', rival, deal)).body).toMatchObject({ code: 'record_not_found' })
  const around = async (object: string, id: string) =>
    (await ann.asks('GET', `/relations?object=${object}&recordId=${id}`)).body.items.length
  expect([await around('deal', deal), await around('contact', sofia), await around('company', rival)]).toEqual([
    4, 2, 1,
  ])
})
