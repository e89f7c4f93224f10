import { expect, test } from 'vitest'
import { all, anImportingWorkspace, comesTo, imports, uploads } from '#tests/support/imports'

const rows = (count: number) =>
  Array.from({ length: count }, (_, at) =>
    [
      `p${at}@hafen.example`,
      `Person${at}`,
      ['Gold', 'Silver'][at % 2],
      String(at),
      `2026-01-${String((at % 28) + 1).padStart(2, '0')}`,
      at ? '' : 'Called back',
      '2024-05-06',
    ].join(';'),
  )
const content = ['E-Mail;Vorname;Kundenklasse;Punktestand;Letzter Besuch;Gesprächsnotiz;Notiert am', ...rows(12)].join(
  '\n',
)

test('columns that nothing fits become fields of the types their cells have, and their cells come in', async () => {
  const space = await anImportingWorkspace()
  const { ann, ben } = space
  const { body: draft } = await uploads(space, ann, { object: 'contacts', content, fields: { start: 'false' } })
  const proposed = Object.fromEntries(
    draft.suggested.flatMap(({ column, proposal }: { column: number; proposal: { label: string } | null }) =>
      proposal ? [[proposal.label, { column, ...proposal }]] : [],
    ),
  )
  expect(proposed).toMatchObject({
    Kundenklasse: { type: 'select', options: ['Gold', 'Silver'] },
    Punktestand: { type: 'number' },
    'Letzter Besuch': { type: 'date' },
  })
  const columns = ['Kundenklasse', 'Punktestand', 'Letzter Besuch'].map((label) => proposed[label].column)
  expect((await ben.asks('POST', `/imports/${draft.id}/fields`, { columns })).status).toBe(403)
  const made = await ann.asks('POST', `/imports/${draft.id}/fields`, { columns })
  expect(made.status).toBe(200)
  const fields = made.body.mapping.map(({ field }: { field: string | null }) => field)
  expect(fields.slice(2, 5)).toEqual(['custom.kundenklasse', 'custom.punktestand', 'custom.letzterBesuch'])
  const mapping = made.body.mapping.map((one: { column: number }) =>
    one.column === 5
      ? { column: 5, field: 'note.body' }
      : one.column === 6
        ? { column: 6, field: 'note.createdAt' }
        : one,
  )
  await ann.asks('PATCH', `/imports/${draft.id}`, { mapping })
  await ann.asks('POST', `/imports/${draft.id}/run`)
  const done = await comesTo(ann, draft.id, 'done')
  expect(done.counts).toMatchObject({ created: 12, failed: 0 })
  const people = await all(ann, 'contacts', '&sort=firstName')
  expect(people[0].custom).toEqual({ kundenklasse: 'Gold', punktestand: 0, letzterBesuch: '2026-01-01' })
  const [note] = await all(ann, 'notes')
  expect(note).toMatchObject({ body: 'Called back', contactId: people[0].id })
  expect(note.createdAt).toMatch(/^2024-05-0[56]T/)
  const again = await imports(space, { object: 'contacts', content, fields: { mapping } })
  expect(again.counts).toMatchObject({ created: 0, unchanged: 12 })
})

test('a custom object is imported by its fields, with the contact it belongs to', async () => {
  const space = await anImportingWorkspace()
  const { ann } = space
  await ann.asks('POST', '/custom-objects', { label: 'Vehicle', labelPlural: 'Vehicles' })
  await ann.asks('POST', '/custom-fields', { object: 'vehicle', label: 'Owner', type: 'relation', relation: 'contact' })
  await ann.asks('POST', '/custom-fields', { object: 'vehicle', label: 'Mileage', type: 'number' })
  const cars = 'Name,Mileage,Owner email\nHH-K 1,12000,mara@hafen.example\nHH-K 2,9000,mara@hafen.example\n'
  const mapping = { Name: 'name', Mileage: 'custom.mileage', 'Owner email': 'custom.owner.email' }
  const { counts } = await imports(space, { object: 'vehicle', content: cars, fields: { mapping } })
  expect(counts).toMatchObject({ created: 2, failed: 0 })
  const [mara] = await all(ann, 'contacts')
  const vehicles = await all(ann, 'records/vehicle', '&sort=name')
  expect(vehicles.map(({ name, custom }) => [name, custom])).toEqual([
    ['HH-K 1', { mileage: 12000, owner: mara.id }],
    ['HH-K 2', { mileage: 9000, owner: mara.id }],
  ])
})

test('an address of your own comes in whole from one column or by its parts, and a file that knows a part leaves the rest', async () => {
  const space = await anImportingWorkspace()
  const { ann } = space
  await ann.asks('POST', '/custom-fields', { object: 'contact', label: 'Delivery', type: 'address' })
  const whole =
    'Email,Delivery\na@hafen.example,"Hafenstr. 5, 20457 Hamburg, Germany"\nb@hafen.example,"1 Main St, Springfield, IL 62704"\n'
  expect((await imports(space, { object: 'contacts', content: whole })).counts).toMatchObject({ created: 2, failed: 0 })
  const addresses = async () => (await all(ann, 'contacts', '&sort=createdAt')).map(({ custom }) => custom.delivery)
  expect(await addresses()).toEqual([
    { street: 'Hafenstr. 5', postcode: '20457', city: 'Hamburg', country: 'DE' },
    { street: '1 Main St', postcode: '62704', city: 'Springfield', region: 'IL' },
  ])
  const parts =
    'Email,Delivery street,Delivery - City,Delivery country\na@hafen.example,Kai 1,,\nb@hafen.example,,Bremen,Deutschland\n'
  const { counts } = await imports(space, { object: 'contacts', content: parts })
  expect(counts).toMatchObject({ updated: 2, failed: 0 })
  expect(await addresses()).toEqual([
    { street: 'Kai 1', postcode: '20457', city: 'Hamburg', country: 'DE' },
    { street: '1 Main St', postcode: '62704', city: 'Bremen', region: 'IL', country: 'DE' },
  ])
})

test('what was decided once is taken over for the next file like it, under a name, until it is forgotten', async () => {
  const space = await anImportingWorkspace()
  const { ann } = space
  const first = await uploads(space, ann, {
    object: 'contacts',
    content,
    name: 'Messe.csv',
    fields: { start: 'false' },
  })
  await ann.asks('PATCH', `/imports/${first.body.id}`, {
    options: { remember: true },
  })
  await ann.asks('PATCH', `/imports/${first.body.id}`, {
    mapping: [
      { column: 0, field: 'emails' },
      { column: 1, field: 'lastName' },
    ],
  })
  await ann.asks('POST', `/imports/${first.body.id}/run`)
  await comesTo(ann, first.body.id, 'done')
  const { body: known } = await ann.asks('GET', '/import-mappings')
  expect(known.items).toMatchObject([
    { name: 'Messe', object: 'contact', headers: expect.arrayContaining(['Kundenklasse']) },
  ])
  const second = await uploads(space, ann, { object: 'contacts', content, fields: { start: 'false' } })
  expect(second.body.mapping[1]).toEqual({ column: 1, field: 'lastName' })
  const [{ id }] = known.items
  expect((await ann.asks('PATCH', `/import-mappings/${id}`, { name: 'Messe Kiel' })).body.name).toBe('Messe Kiel')
  const stranger = await anImportingWorkspace()
  expect((await stranger.ann.asks('DELETE', `/import-mappings/${id}`)).body.code).toBe('import_mapping_not_found')
  await ann.asks('DELETE', `/import-mappings/${id}`)
  const third = await uploads(space, ann, { object: 'contacts', content, fields: { start: 'false' } })
  expect(third.body.mapping[1]).toEqual({ column: 1, field: 'firstName' })
})
