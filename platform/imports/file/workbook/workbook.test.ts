import { readdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { aFolder } from '#tests/support/a-folder'
import { aWorkbook, aZip, sheetXml } from '#tests/support/workbooks'
import { readRows } from '../read-rows.ts'
import { isDateCode } from './cell-formats.ts'
import { inspectWorkbook } from './inspect-workbook.ts'
import { serialDate } from './serial-date.ts'

let folder: string
beforeAll(() => {
  folder = aFolder()
})

let count = 0
async function kept(bytes: Buffer): Promise<string> {
  const file = path.join(folder, `book-${count++}`)
  await writeFile(file, bytes)
  return file
}

async function read(bytes: Buffer, options = {}) {
  const file = await kept(bytes)
  const shape = await inspectWorkbook(file, options)
  const rows = []
  for await (const chunk of readRows(file, shape)) rows.push(...chunk)
  return { shape, rows, file }
}

const row = (number: number, cells: string) => `<row r="${number}">${cells}</row>`

test('cells are read as they are shown: shared texts, formulas by their result, dates, booleans, errors, leading zeros', async () => {
  const strings = [
    'Name',
    'Total',
    'Since',
    'Regular',
    'Postcode',
    'State',
    '<r><t>Mara </t></r><r><t>Lindt</t></r><rPh sb="0" eb="1"><t>x</t></rPh>',
    'line_x000D_one',
  ]
  const header = ['A', 'B', 'C', 'D', 'E', 'F'].map((letter, at) => `<c r="${letter}1" t="s"><v>${at}</v></c>`).join('')
  const bytes = await aWorkbook(
    [
      {
        name: 'Customers',
        rows: [
          row(1, header),
          row(
            2,
            '<c r="A2" t="s"><v>6</v></c><c r="B2"><f>SUM(1,2)</f><v>19.989999999999998</v></c><c r="C2" s="1"><v>46345</v></c><c r="D2" t="b"><v>1</v></c><c r="E2" s="2"><v>1067</v></c><c r="F2" t="e"><v>#N/A</v></c>',
          ),
          row(
            5,
            '<c r="A5" t="str"><f>"a"&amp;"b"</f><v>ab</v></c><c r="C5" s="3"><v>46345.395833333336</v></c><c r="F5" t="s"><v>7</v></c>',
          ),
        ].join(''),
        after: '<mergeCells count="1"><mergeCell ref="A5:B5"/></mergeCells>',
      },
    ],
    { strings, formats: [0, 14, '00000', 'dd/mm/yyyy hh:mm'] },
  )
  const { shape, rows } = await read(bytes)
  expect(shape).toMatchObject({ format: 'workbook', sheet: 'Customers', headerRow: 1, problems: [] })
  expect(shape.columns.map(({ header }) => header)).toEqual(strings.slice(0, 6))
  expect(shape.columns[1]).toMatchObject({ kind: 'number', style: { decimal: '.' } })
  expect(rows).toEqual([
    { row: 2, cells: ['Mara Lindt', '19.99', '2026-11-19', 'true', '01067', '#N/A'] },
    { row: 5, cells: ['ab', '', '2026-11-19 09:30:00', '', '', 'line\rone'] },
  ])
})

test('the first visible sheet with something in it is read, any other when it is named', async () => {
  const bytes = await aWorkbook([
    { name: 'Secret', state: 'veryHidden', rows: sheetXml([['Hidden'], ['x']]) },
    { name: 'Empty', rows: '' },
    { name: 'People', rows: sheetXml([['Email'], ['mara@hafen.example']]) },
    { name: 'More', rows: sheetXml([['City'], ['Kiel'], ['Husum']]) },
  ])
  const { shape } = await read(bytes)
  expect(shape.sheet).toBe('People')
  expect(shape.sheets?.map(({ name, hidden }) => (hidden ? `(${name})` : name))).toEqual([
    '(Secret)',
    'Empty',
    'People',
    'More',
  ])
  const other = await read(bytes, { sheet: 'More' })
  expect(other.rows.map(({ cells }) => cells)).toEqual([['Kiel'], ['Husum']])
  await expect(read(bytes, { sheet: 'Fewer' })).rejects.toMatchObject({ code: 'invalid_input' })
})

test('an OpenDocument table reads alike', async () => {
  const cell = (attributes: string, text = '') =>
    `<table:table-cell ${attributes}>${text && `<text:p>${text}</text:p>`}</table:table-cell>`
  const content = `<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x"><office:body><office:spreadsheet>
    <table:table table:name="Kunden"><table:table-row>${cell('office:value-type="string"', 'Name')}${cell('office:value-type="string"', 'Umsatz')}${cell('office:value-type="string"', 'Seit')}${cell('table:number-columns-repeated="16381"')}</table:table-row>
    <table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="3"/></table:table-row>
    <table:table-row>${cell('office:value-type="string"', 'Mara<text:s text:c="2"/>Lindt')}${cell('office:value-type="currency" office:value="12.5"', '12,50 €')}${cell('office:value-type="date" office:date-value="2026-11-19T00:00:00"', '19.11.26')}</table:table-row>
    <table:table-row table:number-rows-repeated="1048570"><table:table-cell/></table:table-row></table:table>
    <table:table table:name="Zweite"><table:table-row>${cell('office:value-type="string"', 'X')}</table:table-row></table:table></office:spreadsheet></office:body></office:document-content>`
  const { shape, rows } = await read(
    await aZip({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': content }),
  )
  expect(shape.sheets?.map(({ name }) => name)).toEqual(['Kunden', 'Zweite'])
  expect(rows).toEqual([{ row: 4, cells: ['Mara  Lindt', '12.5', '2026-11-19'] }])
})

test.each([
  [1, '1900-01-01'],
  [59, '1900-02-28'],
  [61, '1900-03-01'],
  [46345, '2026-11-19'],
  [46345.5, '2026-11-19 12:00:00'],
  [46345.999999999, '2026-11-20'],
  [0.75, '18:00:00'],
])('day %d is %s', (serial, date) => expect(serialDate(serial, false)).toBe(date))
test('days from 1904 are four years and a day on', () => {
  expect(serialDate(44883, true)).toBe('2026-11-19')
  expect(serialDate(-1, false)).toBeNull()
})

test.each([
  ['yyyy-mm-dd', true],
  ['[$-407]d. mmmm yyyy;@', true],
  ['h:mm AM/PM', true],
  ['General', false],
  ['#,##0.00 "days"', false],
  ['[Red]0.00', false],
  ['0.00E+00', false],
  ['[h]:mm', false],
  ['_-* #,##0.00 €_-', false],
])('%s is a date: %s', (code, is) => expect(isDateCode(code)).toBe(is))

test('a broken workbook is refused with what to do, and leaves nothing behind', async () => {
  const good = await aWorkbook([{ name: 'A', rows: sheetXml([['Email'], ['a@b.example']]) }])
  const broken: Record<string, Buffer> = {
    truncated: good.subarray(0, good.length - 40),
    'cut in the middle': good.subarray(0, good.length / 2),
    'no workbook': await aZip({ 'a.txt': 'hello' }),
    'wrong XML': await aWorkbook([{ name: 'A', rows: '<row r="1"><c r="A1"></row>' }]),
    'a row beyond the last': await aWorkbook([{ name: 'A', rows: '<row r="99999999"><c><v>1</v></c></row>' }]),
    entities: await aWorkbook([{ name: 'A', rows: '&bomb;' }]),
    'too many columns': await aWorkbook([{ name: 'A', rows: '<row r="1"><c r="XFD1"><v>1</v></c></row>' }]),
  }
  for (const [what, bytes] of Object.entries(broken)) {
    const outcome = await read(bytes).then(
      () => 'read',
      (error) => error.code ?? error,
    )
    expect([what, outcome]).toEqual([what, 'file_unreadable'])
  }
  expect((await readdir(folder)).filter((name) => name.includes('.') && name.split('.').length > 2)).toEqual([])
})

test('a workbook made to burst is refused before it is unpacked', async () => {
  const bomb = await aWorkbook([{ name: 'A', rows: ' '.repeat(100 * 1024 * 1024) }])
  expect(bomb.length).toBeLessThan(1024 * 1024)
  await expect(read(bomb)).rejects.toMatchObject({
    code: 'file_unreadable',
    params: { mend: expect.stringContaining('far too much') },
  })
})

test('a thousand columns and rows across many blocks are all there, also from the middle', async () => {
  const wide = sheetXml([
    Array.from({ length: 1000 }, (_, at) => `Column ${at}`),
    Array.from({ length: 1000 }, (_, at) => at),
  ])
  expect((await read(await aWorkbook([{ name: 'A', rows: wide }]))).rows[0]?.cells.at(-1)).toBe('999')
  const long = sheetXml([['Number'], ...Array.from({ length: 5000 }, (_, at) => [at + 2])])
  const { rows, shape, file } = await read(await aWorkbook([{ name: 'A', rows: long }]))
  expect(rows).toHaveLength(5000)
  expect(rows.every(({ row, cells }) => cells[0] === String(row))).toBe(true)
  const rest = []
  for await (const chunk of readRows(file, shape, { fromRow: 4990 })) rest.push(...chunk)
  expect(rest.map((one) => one.row)).toEqual(Array.from({ length: 12 }, (_, at) => 4990 + at))
})
