import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { presets } from '#platform/imports/presets/recognise'
import { root } from '#platform/root'
import { all, anImportingWorkspace, comesTo, imports, uploads } from '#tests/support/imports'

const folder = path.join(root, 'tests', 'fixtures', 'exports-of-others')
const files = readdirSync(folder).filter((name) => name.endsWith('.csv'))
const programOf = (file: string) => file.split('-')[0] ?? ''
const objectOf = (file: string) => (/orders/.test(file) ? 'orders' : /companies/.test(file) ? 'companies' : 'contacts')

test('there is a file of every program that is recognised', () => {
  expect([...new Set(files.map(programOf))].sort()).toEqual(presets.map(({ id }) => id).sort())
})

test.each(files)('%s is recognised and comes in without a question', async (file) => {
  const space = await anImportingWorkspace()
  const { ann } = space
  const noun = objectOf(file)
  const draft = await uploads(space, ann, { object: noun, file: path.join(folder, file), fields: { start: 'false' } })
  expect(draft.body.preset).toMatchObject({ id: programOf(file) })
  const unmapped = draft.body.suggested.filter((one: { why: string; field: null }) => one.why === 'nothing')
  const headers = unmapped.map(({ column }: { column: number }) => draft.body.shape.columns[column].header)
  expect(headers.filter((header: string) => !/^(?:Department|Nickname)$/.test(header))).toEqual([])
  await ann.asks('POST', `/imports/${draft.body.id}/run`)
  const { counts, reasons } = await comesTo(ann, draft.body.id, 'done')
  expect([counts.failed, reasons.filter(({ severity }: { severity: string }) => severity === 'mend')]).toEqual([0, []])
  if (noun === 'companies') {
    expect(await all(ann, 'companies')).toMatchObject([{ name: 'Hafen Kaffee', domains: ['hafen.example'] }])
    return
  }
  const contacts = await all(ann, 'contacts')
  const mara = contacts.find(({ firstName }) => firstName === 'Mara')
  expect(mara).toMatchObject({
    lastName: 'Lindt',
    emails: expect.arrayContaining([expect.objectContaining({ value: 'mara@hafen.example' })]),
  })
  if (noun === 'orders') {
    const [first] = await all(ann, 'orders', '&sort=placedAt')
    expect(first).toMatchObject({
      total: 2498,
      currency: 'EUR',
      contactId: mara.id,
      lines: [{ quantity: 2, unitPrice: 1249 }, { quantity: 1 }],
    })
  }
  const text = readFileSync(path.join(folder, file), 'utf8')
  if (text.includes('Hafen Kaffee') && noun === 'contacts')
    expect(mara.companies).toMatchObject([{ name: 'Hafen Kaffee' }])
  const said =
    /Prefers oat milk|Met at the fair|Calls on Mondays|Wants samples|Prefers mornings|Lieber vormittags|Came by the shop|Collects herself/.exec(
      text,
    )
  if (said)
    expect((await all(ann, 'notes')).map(({ body, contactId }) => [body, contactId])).toEqual([[said[0], mara.id]])
})

test('yes and no become tags, and the same file again brings no second note', async () => {
  const space = await anImportingWorkspace()
  const file = path.join(folder, 'hubspot-contacts.en.csv')
  await imports(space, { object: 'contacts', file })
  await imports(space, { object: 'contacts', file })
  const contacts = await all(space.ann, 'contacts', '&sort=firstName')
  expect(contacts.map(({ tags }) => tags)).toEqual([['unsubscribed'], ['marketing contact']])
  expect(await all(space.ann, 'notes')).toHaveLength(1)
})

test('a file uploaded as something else is told for what it is, and becomes that', async () => {
  const space = await anImportingWorkspace()
  const file = path.join(folder, 'shopify-orders.csv')
  const { body } = await uploads(space, space.ann, { object: 'contacts', file, fields: { start: 'false' } })
  expect(body.preset).toEqual({ id: 'shopify', name: 'Shopify', object: 'order' })
  const changed = await space.ann.asks('PATCH', `/imports/${body.id}`, { object: 'order' })
  expect(changed.body).toMatchObject({ object: 'order', matchOn: ['externalId', 'number'] })
  expect(changed.body.mapping.find(({ field }: { field: string }) => field === 'lines.quantity')).toBeTruthy()
})
