import { expect, test } from 'vitest'
import { all, anImportingWorkspace, comesTo, imports, uploads } from '#tests/support/imports'
import { aWorkspace } from '#tests/support/workspace'

const customers = [
  'Vorname,Nachname,Firma,E-Mail,Telefon,Ort,Geburtstag',
  'Hinrich,Voss,Voss Kaffeestube,h.voss@kaffeestube.de,040 4419 207,Hamburg,14.02.1983',
  'Svenja,Ohlsen,Ohlsen & Tochter,svenja.ohlsen(at)ohlsen.de,+49 4841 6620,Husum,08.09.1982',
  'Marek,Zieliński,Palarnia Port,marek@palarniaport.pl,+48 58 320 41 77,Gdańsk,31.02.1984',
  'Grace,Mensah,Mensah Catering,grace@mensah.de,0176 5512 90x,Bremen,11.05.1985',
  'Ilse,Behrens,,ilse.behrens@t-online.de,04131 77218,Lüneburg,05.12.1973',
  'Jonas,Kern,Kern Büro,jonas(at)kern.example,,Lübeck,',
  '',
].join('\r\n')

async function aCheckedDraft(content = customers) {
  const space = await anImportingWorkspace()
  const { body } = await uploads(space, space.ann, { object: 'contact', content, fields: { start: 'false' } })
  const { body: checked } = await space.ann.asks('PUT', `/imports/${body.id}/check`, {})
  const at = `/imports/${body.id}`
  return { ...space, at, id: body.id as string, draft: body, checked }
}

test('upload, preview, columns, review: what is wrong, row by row, mended in place, by suggestion, or left out', async () => {
  const { ann, at, id, draft, checked } = await aCheckedDraft()
  expect(draft).toMatchObject({
    status: 'draft',
    object: 'contact',
    shape: { delimiter: ',', encoding: 'utf-8', headerRow: 1 },
    matchOn: ['email'],
    matchChoices: ['email', 'phone', 'externalId'],
    may: { run: true, cancel: false, undo: false, mend: true },
  })
  expect(draft.preview[0].cells.slice(0, 2)).toEqual(['Hinrich', 'Voss'])
  expect(draft.mapping.map(({ field }: { field: string }) => field)).toEqual([
    'firstName',
    'lastName',
    'companies.name',
    'emails',
    'phones',
    'addresses.city',
    'birthday',
  ])
  expect(checked.status).toBe('ready')
  expect(checked.counts).toMatchObject({ total: 6, ready: 2, mend: 4, creates: 2, updates: 0 })
  expect(checked.reasons[0]).toMatchObject({
    ...{ code: 'email_invalid', severity: 'mend', column: 3, field: 'emails', count: 2, mendable: 2 },
    examples: [{ row: 3, value: 'svenja.ohlsen(at)ohlsen.de', suggestion: 'svenja.ohlsen@ohlsen.de' }, { row: 7 }],
  })
  const rows = async (view: string) => (await ann.asks('GET', `${at}/rows?view=${view}`)).body.items
  expect((await rows('mend')).map(({ row }: { row: number }) => row)).toEqual([3, 4, 5, 7])

  const { body: byRule } = await ann.asks('POST', `${at}/mends`, { code: 'email_invalid' })
  expect(byRule.counts).toMatchObject({ ready: 4, mend: 2 })
  const svenja = (await rows('all'))[1]
  expect(svenja).toMatchObject({ row: 3, problems: [], expected: 'create' })
  expect(svenja.cells[3]).toBe('svenja.ohlsen@ohlsen.de')

  const { body: marek } = await ann.asks('PUT', `${at}/rows/4`, { cells: { 6: '28.02.1984' } })
  expect(marek).toMatchObject({ row: 4, problems: [], mended: [6], leftOut: false })
  const { body: out } = await ann.asks('DELETE', `${at}/rows/6`)
  expect(out.leftOut).toBe(true)
  const { body: now } = await ann.asks('GET', at)
  expect(now.counts).toMatchObject({ ready: 4, mend: 1, leftOut: 1, creates: 4 })
  expect(now.reasons.map(({ code }: { code: string }) => code)).toEqual(['phone_letters'])

  const { body: without } = await ann.asks('POST', `${at}/left-out`, { view: 'mend' })
  expect(without.counts).toMatchObject({ ready: 4, mend: 0, leftOut: 2 })
  await ann.asks('POST', `${at}/run`, {})
  const done = await comesTo(ann, id, 'done')
  expect(done.counts).toMatchObject({ total: 6, done: 6, created: 4, failed: 0, leftOut: 2 })
  const contacts = await all(ann, 'contacts')
  expect(contacts.map(({ firstName }) => firstName).sort()).toEqual(['Hinrich', 'Jonas', 'Marek', 'Svenja'])
  expect(contacts.find(({ firstName }) => firstName === 'Hinrich')).toMatchObject({
    phones: [{ value: '+49404419207', primary: true }],
    companies: [{ name: 'Voss Kaffeestube' }],
    birthday: '1983-02-14',
  })
})

test('the review shows updates and new rows apart, a page at a time', async () => {
  const space = await anImportingWorkspace()
  await space.ann.asks('POST', '/contacts/batch', {
    records: Array.from({ length: 30 }, (_, at) => ({ emails: [`known${at * 2}@x.example`] })),
  })
  const content = `email,first name\n${Array.from({ length: 60 }, (_, at) => `KNOWN${at}@x.example,Name ${at}`).join('\n')}\n`
  const { body } = await uploads(space, space.ann, { object: 'contact', content, fields: { start: 'false' } })
  const { body: checked } = await space.ann.asks('PUT', `/imports/${body.id}/check`, {})
  expect(checked.counts).toMatchObject({ updates: 30, creates: 30 })
  for (const [view, first] of [
    ['updates', 2],
    ['new', 3],
  ] as const) {
    const one = await space.ann.asks('GET', `/imports/${body.id}/rows?view=${view}&limit=20`)
    expect(one.body.items).toHaveLength(20)
    expect(one.body.items[0]).toMatchObject({ row: first, expected: view === 'new' ? 'create' : 'update' })
    const two = await space.ann.asks(
      'GET',
      `/imports/${body.id}/rows?view=${view}&limit=20&cursor=${one.body.nextCursor}`,
    )
    expect([two.body.items.length, two.body.nextCursor]).toEqual([10, null])
  }
})

test('a file read wrongly is corrected, and its columns with it', async () => {
  const content = 'Liste vom 3. Mai\n\nName;Ort\nMüller;Köln\n'
  const space = await anImportingWorkspace()
  const { body } = await uploads(space, space.ann, {
    object: 'contact',
    content: Buffer.from(content, 'latin1'),
    fields: { start: 'false', options: { headerRow: 0, delimiter: ',' } },
  })
  expect(body.shape).toMatchObject({ headerRow: 0, delimiter: ',', encoding: 'windows-1252' })
  const { body: right } = await space.ann.asks('PATCH', `/imports/${body.id}`, { fileOptions: {} })
  expect(right.shape).toMatchObject({ headerRow: 3, delimiter: ';' })
  expect(right.preview[0].cells).toEqual(['Müller', 'Köln'])
  const { body: mapped } = await space.ann.asks('PATCH', `/imports/${body.id}`, {
    mapping: [{ column: 'Name', field: 'lastName' }],
    matchOn: [],
    mode: 'create',
  })
  expect([mapped.mapping, mapped.matchOn, mapped.mode]).toEqual([
    [
      { column: 0, field: 'lastName' },
      { column: 1, field: null },
    ],
    [],
    'create',
  ])
})

test('what is wrong with a mapping is named, with the mend', async () => {
  const space = await anImportingWorkspace()
  const upload = (fields: Record<string, unknown>, object = 'contact') =>
    uploads(space, space.ann, { object, content: 'a,b\n1,2\n', fields: { start: 'false', ...fields } })
  const wrong = await upload({ mapping: { c: 'emails', b: 'mail' } })
  expect(wrong.status).toBe(422)
  expect(wrong.body.errors.map(({ path, code }: { path: string; code: string }) => [path, code])).toEqual([
    ['mapping.0.column', 'unknown_column'],
    ['mapping.1.field', 'unknown_field'],
  ])
  expect((await upload({ mapping: { a: 'firstName', b: 'firstName' } })).body.errors[0].code).toBe('taken')
  expect((await upload({ mapping: '{' })).body.errors[0].path).toBe('mapping')
  expect((await upload({ matchOn: 'sku' })).body.errors[0]).toMatchObject({ path: 'matchOn', code: 'invalid_value' })
  expect((await upload({ defaults: { timeZone: 'Mars/Base' } })).body.errors[0].path).toBe('defaults.timeZone')
  expect((await upload({ options: { encoding: 'klingon' } })).body.errors[0].path).toBe('options.encoding')
  expect((await upload({}, 'unicorns')).body.errors[0].path).toBe('object')
  const { status, body } = await upload({ start: 'true', mapping: { a: 'phones' } }, 'company')
  expect([status, body.code]).toEqual([409, 'import_not_ready'])
  expect((await space.ann.asks('GET', '/imports')).body.items).toEqual([])
})

test('what was decided is remembered for the next file with these columns', async () => {
  const space = await anImportingWorkspace()
  const content = 'wer,wo\nAnn,Bremen\n'
  const first = await uploads(space, space.ann, {
    object: 'contact',
    content,
    fields: { start: 'false', mapping: { wer: 'firstName' }, matchOn: 'none', mode: 'create' },
  })
  await space.ann.asks('PATCH', `/imports/${first.body.id}`, { options: { remember: true } })
  await space.ann.asks('POST', `/imports/${first.body.id}/run`, {})
  await comesTo(space.ann, first.body.id, 'done')
  const next = await uploads(space, space.ann, {
    object: 'contact',
    content: `${content}Ben,Kiel\n`,
    fields: { start: 'false' },
  })
  expect([next.body.mapping[0].field, next.body.matchOn, next.body.mode]).toEqual(['firstName', [], 'create'])
})

test('the failed rows come as a file that can be mended and imported again; nothing in it computes', async () => {
  const space = await anImportingWorkspace()
  const content = 'first name,email,phone\n=1+1,good@x.example,\n=HYPERLINK("x"),bad(at)x.example,+49 40 123456\n'
  const done = await imports(space, { object: 'contact', content })
  expect(done.counts).toMatchObject({ created: 1, failed: 1 })
  expect(done.reasons).toMatchObject([{ code: 'email_invalid', count: 1 }])
  const failed = await space.ann.asks('GET', `/imports/${done.id}/rows?view=failed`)
  expect(failed.body.items).toMatchObject([{ row: 3, outcome: 'failed', problems: [{ code: 'email_invalid' }] }])
  const answer = await space.server.inject({
    url: `/api/v1/imports/${done.id}/failures`,
    headers: { authorization: `Bearer ${space.ann.key}` },
  })
  expect(answer.headers).toMatchObject({
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': `attachment; filename="failed-rows-${done.id}.csv"`,
  })
  const [header, row, end] = answer.body.slice(1).split('\r\n')
  expect(header).toBe('first name,email,phone,Row in the file,What to mend')
  expect(row).toMatch(/^"'=HYPERLINK\(""x""\)",bad\(at\)x\.example,\+49 40 123456,3,email: “bad\(at\)x\.example” /)
  expect(end).toBe('')
  expect((await all(space.ann, 'contacts'))[0].firstName).toBe('=1+1')
})

test('an outsider finds nothing, a reader may not', async () => {
  const { ann, rita, at, server } = await aCheckedDraft()
  const other = await aWorkspace()
  for (const [method, path, body] of [
    ['GET', at],
    ['GET', `${at}/rows`],
    ['PATCH', at, { mode: 'create' }],
    ['PUT', `${at}/check`, {}],
    ['POST', `${at}/run`, {}],
    ['POST', `${at}/undo`, {}],
    ['DELETE', at],
  ] as const) {
    expect((await other.ann.asks(method, path, body)).body.code).toBe('import_not_found')
    expect((await rita.asks(method, path, body)).body.code).toBe('forbidden')
  }
  const failures = (key: string) =>
    server.inject({ url: `/api/v1${at}/failures`, headers: { authorization: `Bearer ${key}` } })
  expect((await failures(other.ann.key)).json().code).toBe('import_not_found')
  expect((await failures(rita.key)).json().code).toBe('forbidden')
  expect((await ann.asks('DELETE', at)).status).toBe(200)
  expect((await ann.asks('GET', at)).status).toBe(404)
})
