import { readdirSync } from 'node:fs'
import path from 'node:path'
import iconv from 'iconv-lite'
import { expect, test } from 'vitest'
import { root } from '#platform/root'
import { hostileStrings } from '#tests/support/hostile'
import { all, anImportingWorkspace, imports, uploads } from '#tests/support/imports'

const FIXTURES = path.join(root, 'tests/fixtures')
const NAME_ONLY = { mapping: [{ column: 0, field: 'firstName' }], matchOn: 'none' }

/** Imports a file's first column as first names. */
async function names(content: string | Buffer, fields: Record<string, unknown> = {}) {
  const space = await anImportingWorkspace()
  const done = await imports(space, { object: 'contact', content, fields: { ...NAME_ONLY, ...fields } })
  const contacts = await all(space.ann, 'contacts')
  return { done, names: contacts.map(({ firstName }) => firstName).sort() }
}

test('quotes: doubled, stray, left open; no row swallows the next', async () => {
  const content = 'first name,city\n"Ann ""the"" Vogt",Bremen\nBe"n,Kiel\n"Cleo,Ulm\nDora,Jena\n'
  const { done, names: found } = await names(content)
  expect(found).toEqual(['"Cleo', 'Ann "the" Vogt', 'Be"n', 'Dora'])
  expect(done.counts).toMatchObject({ total: 4, created: 4 })
})

test.each(['utf-8', 'utf-16le', 'utf-16be', 'windows-1252', 'macroman', 'cp850'])('umlauts in %s', async (encoding) => {
  // So few letters do not tell DOS from Windows; a person does.
  const fields = encoding === 'cp850' ? { options: { encoding } } : {}
  const text = 'Vorname;Ort;Land\nJürgen;Köln;Österreich\nBärbel;Lübeck;Dänemark\nSøren;Århus;Dänemark\n'
  const content = iconv.encode(text, encoding, { addBOM: encoding.startsWith('utf-16') })
  expect((await names(content, fields)).names).toEqual(['Bärbel', 'Jürgen', 'Søren'])
})

test('rows of any length: what lacks is blank, what is too much is to be mended', async () => {
  const { done, names: found } = await names('first name,city\nAnn\nBen,Kiel,more\nCleo,Ulm,,\n\n,,\n')
  expect(found).toEqual(['Ann', 'Cleo'])
  expect(done.counts).toMatchObject({ total: 3, created: 2, failed: 1 })
  expect(done.reasons).toMatchObject([{ code: 'cells_too_many', examples: [{ row: 3 }] }])
})

test('a thousand columns', async () => {
  const header = Array.from({ length: 1000 }, (_, at) => `c${at}`).join(',')
  const { done, names: found } = await names(`${header}\n${'Ann,'.repeat(999)}Ann\n`)
  expect([done.shape.columns.length, found]).toEqual([1000, ['Ann']])
})

test('NULs, half characters and formulas are text, or are left away, and harm nothing', async () => {
  const { names: found } = await names(`first name,city\nA\0nn,${'Bremen '.repeat(20)}\n=1+1,\n@Sum(A1),\n`)
  expect(found).toEqual(['=1+1', '@Sum(A1)', 'Ann'])
  const space = await anImportingWorkspace()
  const emoji = `first name,email\n${'😀'.repeat(150)}x,${'😀'.repeat(199)}(at)\n`
  const done = await imports(space, { object: 'contact', content: emoji })
  expect(done.counts.failed).toBe(1)
})

test('515 hostile strings as names, tags, addresses and companies: no row is lost, none comes in twice', async () => {
  const space = await anImportingWorkspace()
  const cell = (text: string) => `"${text.toWellFormed().replaceAll('"', '""')}"`
  const rows = hostileStrings.map((text, at) => [text, text, text, text, `h${at}@x.example`].map(cell).join(','))
  const content = `First name,Company,City,Tags,Email\n${rows.join('\n')}\n`
  const done = await imports(space, { object: 'contact', content })
  const { created, failed, total } = done.counts
  expect([total, created + failed]).toEqual([hostileStrings.length, hostileStrings.length])
  expect(failed).toBeLessThan(30)
  const again = await imports(space, { object: 'contact', content })
  expect(again.counts).toMatchObject({ created: 0, updated: 0, unchanged: created, failed })
})

test('what is no table is refused, with what to do', async () => {
  const space = await anImportingWorkspace()
  const refused = async (content: Buffer | string, name: string) => {
    const { status, body } = await uploads(space, space.ann, { object: 'contact', content, name })
    return [status, body.code]
  }
  expect(await refused('', 'empty.csv')).toEqual([422, 'file_unreadable'])
  expect(await refused('PK\x03\x04 xl/workbook.xml', 'book.xlsx')).toEqual([422, 'file_unreadable'])
  expect(await refused('<!doctype html><p>', 'page.csv')).toEqual([415, 'file_type_refused'])
  expect(await refused(Buffer.from([0x7f, 0x45, 0x4c, 0x46, 1, 1, 1, 0, 0, 0, 0]), 'a.csv')).toEqual([
    415,
    'file_type_refused',
  ])
})

test.each(readdirSync(path.join(FIXTURES, 'csv-spectrum/csvs')).filter((name) => name.endsWith('.csv')))(
  'csv-spectrum: %s comes in row by row',
  async (name) => {
    const space = await anImportingWorkspace()
    const file = path.join(FIXTURES, 'csv-spectrum/csvs', name)
    const fields = { ...NAME_ONLY, options: { headerRow: 1 }, mapping: [{ column: 0, field: 'jobTitle' }] }
    const done = await imports(space, { object: 'contact', file, fields })
    expect(done.counts.created + done.counts.failed).toBe(done.counts.total)
    expect(await all(space.ann, 'contacts')).toHaveLength(done.counts.created)
  },
)

test.each(readdirSync(path.join(FIXTURES, 'vcard-ezvcard')).filter((name) => name.endsWith('.vcf')))(
  'the cards of %s become contacts',
  async (name) => {
    const space = await anImportingWorkspace()
    const done = await imports(space, { object: 'contact', file: path.join(FIXTURES, 'vcard-ezvcard', name) })
    expect(done.shape.format).toBe('vcard')
    expect(done.counts.created + done.counts.failed + done.counts.updated).toBe(done.counts.total)
  },
)
