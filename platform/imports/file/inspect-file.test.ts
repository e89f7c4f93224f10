import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import iconv from 'iconv-lite'
import { beforeAll, expect, test } from 'vitest'
import { aFolder } from '#tests/support/a-folder'
import type { FileOptions } from './file-shape.ts'
import { inspectFile } from './inspect-file.ts'
import { readRows } from './read-rows.ts'

const FIXTURES = fileURLToPath(new URL('../../../tests/fixtures/', import.meta.url))
const REAL = fileURLToPath(new URL('../../../../shared/data/', import.meta.url))

let folder: string
beforeAll(() => {
  folder = aFolder()
})

/** The shape of a file and all its rows. */
async function read(path: string, options: FileOptions = {}) {
  const shape = await inspectFile(path, options)
  const rows = []
  for await (const chunk of readRows(path, shape)) rows.push(...chunk)
  return { shape, rows, headers: shape.columns.map(({ header }) => header), cells: rows.map(({ cells }) => cells) }
}

async function readText(content: string | Buffer, options: FileOptions = {}) {
  const path = join(folder, `${Math.random()}.csv`)
  await writeFile(path, content)
  return read(path, options)
}

/** Its JSON holds another phone number than its CSV: a slip of the collection. */
const SPECTRUM = readdirSync(join(FIXTURES, 'csv-spectrum/csvs')).filter((name) => name !== 'location_coordinates.csv')

test.each(SPECTRUM)('%s of csv-spectrum reads as its JSON says', async (name) => {
  const text = readFileSync(join(FIXTURES, 'csv-spectrum/csvs', name), 'utf8')
  const json = readFileSync(join(FIXTURES, 'csv-spectrum/json', name.replace('.csv', '.json')), 'utf8')
  // The collection's repository lost the carriage returns of its CRLF files.
  const { headers, cells } = await readText(name.endsWith('_crlf.csv') ? text.replace(/\r?\n/g, '\r\n') : text)
  expect(cells.map((row) => Object.fromEntries(headers.map((header, at) => [header, row[at]])))).toEqual(
    JSON.parse(json),
  )
})

test.each([
  ['sample.csv', 1, 1],
  ['sample-header.csv', 2, 1],
  ['utf-8-bom-sample.csv', 1, 1],
  ['long-sample.csv', 8, 0],
  ['verylong-sample.csv', 2000, 1],
])('%s of Papa Parse has %d rows under header row %d', async (name, count, headerRow) => {
  const { shape, rows } = await read(join(FIXTURES, 'csv-papaparse', name))
  expect({ count: rows.length, estimated: shape.rowsEstimated, headerRow: shape.headerRow }).toEqual({
    count,
    estimated: count,
    headerRow,
  })
})

test('columns set with spaces are read, with a header and without', async () => {
  const master = await read(join(FIXTURES, 'cdnow/CDNOW_master_head.txt'))
  expect(master.headers).toEqual(['customer_id', 'date', 'number_of_cds', 'dollar_value'])
  expect(master.rows[0]).toEqual({ row: 2, cells: ['00001', '19970101', '1', '11.77'] })
  expect(master.rows).toHaveLength(300)
  const sample = await read(join(FIXTURES, 'cdnow/CDNOW_sample_head.txt'))
  expect(sample.shape.headerRow).toBe(0)
  expect(sample.cells[0]).toEqual(['00004', '0001', '19970101', '2', '29.33'])
  expect(sample.shape.columns.map(({ kind }) => kind)).toEqual(['id', 'id', 'date', 'number', 'number'])
})

const UMLAUTS = 'Vorname;Nachname;Straße\nJürgen;Müller;Grüner Weg 1\nZoë;Größe;Äußere Straße 5\n'

test.each([
  ['utf-8', iconv.encode(UMLAUTS, 'utf-8')],
  ['utf-8', iconv.encode(UMLAUTS, 'utf-8', { addBOM: true })],
  ['utf-16le', iconv.encode(UMLAUTS, 'utf-16le', { addBOM: true })],
  ['utf-16le', iconv.encode(UMLAUTS, 'utf-16le')],
  ['utf-16be', iconv.encode(UMLAUTS, 'utf-16be', { addBOM: true })],
  ['windows-1252', iconv.encode(UMLAUTS, 'latin1')],
  ['macroman', iconv.encode(UMLAUTS, 'macroman')],
  ['cp850', iconv.encode(UMLAUTS, 'cp850')],
])('%s is told from its bytes', async (encoding, bytes) => {
  const { shape, headers, cells } = await readText(bytes)
  expect(shape.encoding).toBe(encoding)
  expect(headers).toEqual(['Vorname', 'Nachname', 'Straße'])
  expect(cells[1]).toEqual(['Zoë', 'Größe', 'Äußere Straße 5'])
})

test('Cyrillic and Polish are not taken for Latin-1', async () => {
  const russian = 'Имя;Фамилия;Город\nИван;Петров;Москва\nАнна;Сидорова;Санкт-Петербург\n'
  expect((await readText(iconv.encode(russian, 'windows-1251'))).cells[1]?.[1]).toBe('Сидорова')
  const polish = 'Imię;Nazwisko;Miasto\nŁukasz;Wiśniewski;Łódź\nBłażej;Dąbrowski;Gdańsk\n'
  expect((await readText(iconv.encode(polish, 'windows-1250'))).cells[0]).toEqual(['Łukasz', 'Wiśniewski', 'Łódź'])
})

test.each([
  [',', 'a@b.example,"x, y",1\n'],
  [';', 'a@b.example;1,5;2,5\n'],
  ['\t', 'a@b.example\tx, y; z\t1\n'],
  ['|', 'a@b.example|x, y|1\n'],
] as const)('the separator %j is found', async (delimiter, row) => {
  const { shape } = await readText(`email${delimiter}one${delimiter}two\n${row.repeat(5)}`)
  expect(shape.delimiter).toBe(delimiter)
  expect(shape.columns).toHaveLength(3)
})

test("Excel's own line about the separator is no data", async () => {
  const { headers, rows } = await readText('sep=;\r\nname;city\r\nAnn;Kiel\r\n')
  expect({ headers, rows }).toEqual({ headers: ['name', 'city'], rows: [{ row: 3, cells: ['Ann', 'Kiel'] }] })
})

test('the header is found below title lines and blank ones, rows keep their number', async () => {
  const { shape, rows } = await readText(
    'Customers of Hafen Kaffee,,\nExported 2024-05-01,,\n,,\nName,Email,City\nAnn,a@b.example,Kiel\n\n\nBen,b@b.example,Bonn\n',
  )
  expect(shape.headerRow).toBe(4)
  expect(rows).toEqual([
    { row: 5, cells: ['Ann', 'a@b.example', 'Kiel'] },
    { row: 8, cells: ['Ben', 'b@b.example', 'Bonn'] },
  ])
})

test('what was read wrongly can be put right', async () => {
  const { shape, cells } = await readText('x;y\n1;2\n3;4\n', { headerRow: 0, delimiter: ',' })
  expect({ columns: shape.columns.length, hasHeader: shape.hasHeader, cells }).toEqual({
    columns: 1,
    hasHeader: false,
    cells: [['x;y'], ['1;2'], ['3;4']],
  })
  const second = await readText('junk,junk\nname,city\nAnn,Kiel\n', { headerRow: 2 })
  expect(second.headers).toEqual(['name', 'city'])
})

test('a lone quote costs its own row at most, and is named', async () => {
  const { shape, rows } = await readText(
    'name,note\nAnn,"unclosed\nBen,"fine, really"\nCid,5" pipe\nDora,"a "quoted" word"\nEva,end\n',
  )
  expect(rows.map(({ cells }) => cells)).toEqual([
    ['Ann', '"unclosed'],
    ['Ben', 'fine, really'],
    ['Cid', '5" pipe'],
    ['Dora', 'a "quoted" word'],
    ['Eva', 'end'],
  ])
  expect(rows.filter(({ problems }) => problems?.includes('quote_stray')).map(({ row }) => row)).toEqual([2, 5])
  expect(shape.problems).toContainEqual({ code: 'quote_stray', row: 2 })
})

test('a quote never closed does not swallow the rest of a large file', async () => {
  const tail = Array.from({ length: 60_000 }, (_, at) => `Person ${at},"a note, with comma"\n`).join('')
  const { rows } = await readText(`name,note\nAnn,"never closed\n${tail}`)
  expect(rows).toHaveLength(60_001)
  expect(rows[0]).toEqual({ row: 2, cells: ['Ann', '"never closed'], problems: ['quote_stray'] })
})

test('ragged rows, NULs, formulas, line ends inside cells and mixed line ends', async () => {
  const { shape, rows } = await readText(
    'name,formula,note\r\nAnn,=1+1,"two\r\nlines"\nBen,@SUM(A1)\r\nCid,-1,x,extra\r\nD\0ora,+49,y,\r\n',
  )
  expect(rows).toEqual([
    { row: 2, cells: ['Ann', '=1+1', 'two\r\nlines'] },
    { row: 3, cells: ['Ben', '@SUM(A1)', ''], problems: ['cells_too_few'] },
    { row: 4, cells: ['Cid', '-1', 'x'], problems: ['cells_too_many'] },
    { row: 5, cells: ['Dora', '+49', 'y'], problems: ['nul_removed'] },
  ])
  expect(shape.problems.map(({ code }) => code)).toEqual(['nul_removed', 'cells_too_few', 'cells_too_many'])
})

test('a thousand columns, one column, no rows, nothing at all', async () => {
  const wide = Array.from({ length: 1000 }, (_, at) => `column ${at}`)
  expect((await readText(`${wide.join(',')}\n${wide.map((_, at) => at).join(',')}\n`)).shape.columns).toHaveLength(1000)
  expect((await readText('email\na@b.example\nc@d.example\n')).cells).toEqual([['a@b.example'], ['c@d.example']])
  expect((await readText('name,email\n')).shape).toMatchObject({ headerRow: 1, rowsEstimated: 0 })
  expect((await readText('')).shape).toMatchObject({
    columns: [],
    rowsEstimated: 0,
    problems: [{ code: 'file_empty' }],
  })
})

test('bytes of a picture are read without a crash', async () => {
  const noise = Buffer.from(Array.from({ length: 200_000 }, (_, at) => (at * 7919 + (at >> 3)) % 256))
  expect((await readText(noise)).shape.format).toBe('delimited')
})

test('single quotes and old Macintosh line ends', async () => {
  const { cells } = await readText("'name','city'\r'Ann','Kiel, north'\r'Ben','Bonn'\r'Cid','Ulm'\r")
  expect(cells[0]).toEqual(['Ann', 'Kiel, north'])
})

test('reading goes on from a row', async () => {
  const path = join(folder, 'long.csv')
  await writeFile(path, `name,n\n${Array.from({ length: 30_000 }, (_, at) => `"Person ${at}",${at}\n`).join('')}`)
  const shape = await inspectFile(path)
  const chunks = []
  for await (const chunk of readRows(path, shape, { fromRow: 20_002 })) chunks.push(chunk)
  expect(chunks[0]?.[0]).toEqual({ row: 20_002, cells: ['Person 20000', '20000'] })
  expect(chunks.flat()).toHaveLength(10_000)
  expect(Math.max(...chunks.map((chunk) => chunk.length))).toBe(1000)
  expect(Math.abs(shape.rowsEstimated - 30_000)).toBeLessThan(1500)
})

test.skipIf(!existsSync(REAL)).each([
  ['crm-maven-opportunities/accounts.csv', 85, 7],
  ['crm-maven-opportunities/sales_pipeline.csv', 8800, 8],
  ['cltv-cdnow/CDNOW_master.txt', 69_659, 4],
  ['cltv-cdnow/CDNOW_sample.txt', 6919, 5],
  ['rfm-rsquared/rfm_data_orders.csv', 4906, 6],
  ['rfm-rsquared/rfm_data_customer.csv', 39_999, 8],
  ['csv-roundcube-contacts/gmail.csv', 1, 81],
  ['csv-roundcube-contacts/email.csv', 4, 1],
])('%s has %d rows of %d columns', async (path, count, columns) => {
  const { shape, rows } = await read(join(REAL, path))
  expect({
    count: rows.length,
    columns: shape.columns.length,
    bad: rows.filter(({ problems }) => problems).length,
  }).toEqual({ count, columns, bad: 0 })
})
