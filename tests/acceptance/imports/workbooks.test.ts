import { expect, test } from 'vitest'
import { all, anImportingWorkspace, comesTo, imports, uploads } from '#tests/support/imports'
import { aWorkbook, sheetXml } from '#tests/support/workbooks'

const people = [
  ['Vorname', 'Nachname', 'E-Mail', 'Geburtstag', 'PLZ', 'Ort', 'Firma'],
  ['Mara', 'Lindt', 'mara@hafen.example', 29000, '20457', 'Hamburg', 'Hafen Kaffee'],
  ['Jonas', 'Weber', 'jonas@lumen.example', 30000.5, '24103', 'Kiel', 'Café Lumen'],
]

test('a workbook is imported as a list is, and again without twins', async () => {
  const space = await anImportingWorkspace()
  const content = await aWorkbook([
    { name: 'Leer', rows: '' },
    { name: 'Kunden', rows: sheetXml(people) },
  ])
  const first = await imports(space, { object: 'contacts', content, name: 'kunden.xlsx' })
  expect(first.shape).toMatchObject({ format: 'workbook', sheet: 'Kunden' })
  expect(first.counts).toMatchObject({ total: 2, created: 2, failed: 0 })
  const [mara] = await all(space.ann, 'contacts', `&q=${encodeURIComponent('mara lindt')}`)
  expect(mara).toMatchObject({
    addresses: [{ postcode: '20457', city: 'Hamburg' }],
    companies: [{ name: 'Hafen Kaffee' }],
  })
  const again = await imports(space, { object: 'contacts', content, name: 'kunden.xlsx' })
  expect(again.counts).toMatchObject({ created: 0, unchanged: 2 })
})

test('another sheet is chosen, cells are mended, and what fails comes back', async () => {
  const space = await anImportingWorkspace()
  const wrong = [...people, ['Svenja', 'Ohlsen', 'svenja(at)ohlsen.de', 29000, '', '', '']]
  const content = await aWorkbook([
    { name: 'Titel', rows: sheetXml([['Kundenliste']]) },
    { name: 'Daten', rows: sheetXml(wrong) },
  ])
  const { body } = await uploads(space, space.ann, {
    object: 'contacts',
    content,
    name: 'b.xlsx',
    fields: { start: 'false' },
  })
  expect(body.shape.sheet).toBe('Titel')
  const changed = await space.ann.asks('PATCH', `/imports/${body.id}`, { fileOptions: { sheet: 'Daten' } })
  expect(changed.body.shape.columns).toHaveLength(7)
  const checked = await space.ann.asks('PUT', `/imports/${body.id}/check`)
  expect(checked.body.counts).toMatchObject({ total: 3, ready: 2, mend: 1 })
  await space.ann.asks('POST', `/imports/${body.id}/run`)
  const done = await comesTo(space.ann, body.id, 'done')
  expect(done.counts).toMatchObject({ created: 2, failed: 1 })
  const failures = await space.server.inject({
    url: `/api/v1/imports/${body.id}/failures`,
    headers: { authorization: `Bearer ${space.ann.key}` },
  })
  expect(failures.body).toContain('svenja(at)ohlsen.de')
})

test('what is no workbook is refused with what to do', async () => {
  const space = await anImportingWorkspace()
  const refused = async (content: Buffer, name: string) =>
    (await uploads(space, space.ann, { object: 'contacts', content, name })).body
  const good = await aWorkbook([{ name: 'A', rows: sheetXml(people) }])
  expect(await refused(good.subarray(0, 1500), 'cut.xlsx')).toMatchObject({
    code: 'file_unreadable',
    detail: expect.stringContaining('damaged'),
  })
  const old = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)])
  expect(await refused(old, 'old.xls')).toMatchObject({
    code: 'file_unreadable',
    detail: expect.stringContaining('.xlsx without a password'),
  })
})
