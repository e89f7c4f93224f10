import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { aFolder } from '#tests/support/a-folder'
import { inspectFile } from './inspect-file.ts'
import { readRows } from './read-rows.ts'

const FIXTURES = fileURLToPath(new URL('../../../tests/fixtures/vcard-ezvcard/', import.meta.url))
const REAL = fileURLToPath(new URL('../../../../shared/data/vcard-ezvcard/io/text/', import.meta.url))
const folders = [FIXTURES, REAL].filter((folder) => existsSync(folder))
const files = folders.flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.vcf'))
    .map((name) => join(folder, name)),
)

async function cards(path: string) {
  const shape = await inspectFile(path)
  const rows = []
  for await (const chunk of readRows(path, shape)) rows.push(...chunk)
  return rows.map(({ cells }) =>
    Object.fromEntries(shape.columns.flatMap(({ header, index }) => (cells[index] ? [[header, cells[index]]] : []))),
  )
}

test.each(files)('every name, phone, email and address of %s is there', async (path) => {
  const text = readFileSync(path, 'latin1')
  const read = await cards(path)
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0
  const filled = (kind: string) =>
    read.flatMap((card) =>
      Object.keys(card)
        .filter((header) => new RegExp(`^${kind} \\d+ - (?!Type)`).test(header))
        .map((header) => header.split(' - ')[0]),
    ).length
  expect(read).toHaveLength(count(/^BEGIN:VCARD/gim))
  expect({ phones: filled('Phone'), emails: filled('E-mail') }).toEqual({
    phones: count(/^(?:item\d+\.)?TEL[;:]/gim),
    emails: count(/^(?:item\d+\.)?EMAIL[;:]/gim),
  })
  const names = read.map((card) => card['Full Name'] ?? card['Last Name'] ?? card['First Name'])
  expect(names.filter(Boolean).length).toBe(count(/^FN(?:;[^:]*)?:./gim))
})

test('a card of 2.1 with quoted-printable and bare types reads as its author meant it', async () => {
  const [card] = await cards(join(FIXTURES, 'outlook-2003.vcf'))
  expect(card).toMatchObject({
    'First Name': 'John',
    'Last Name': 'Doe',
    Prefix: 'Mr.',
    Company: 'Company, The',
    Department: 'TheDepartment',
    Notes: 'This is the note field!!\r\nSecond line\r\n\r\nThird line is empty'.replaceAll('\r\n', '\n'),
    'Phone 1 - Type': 'work',
    'Address 1 - Street': '123 Main St',
    'Address 1 - Postal Code': '12345',
    Birthday: '1980-03-21',
    'E-mail 1 - Value': 'jdoe@hotmail.com',
  })
})

test('a card of 4.0 with a phone as a link', async () => {
  const [card] = await cards(join(FIXTURES, 'rfc6350-example.vcf'))
  expect(card).toMatchObject({
    'Full Name': 'Simon Perreault',
    'E-mail 1 - Value': 'simon.perreault@viagenie.ca',
    'Phone 1 - Value': 'tel:+1-418-656-9254;ext=102',
  })
})

/** Cards as written, each line as it stands. */
async function written(...lines: string[]) {
  const path = join(aFolder(), 'cards.vcf')
  writeFileSync(path, lines.join('\r\n'))
  return cards(path)
}
const card = (version: string, ...lines: string[]) => ['BEGIN:VCARD', `VERSION:${version}`, ...lines, 'END:VCARD', '']

test('an encoded semicolon belongs to its part; a charset is that of the value', async () => {
  const [read] = await written(
    ...card(
      '2.1',
      'N;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:M=FCller;J=F6rg',
      'ADR;HOME;ENCODING=QUOTED-PRINTABLE:;;Hafen=3B Kai 5;Hamburg;;20457;DE',
    ),
  )
  expect(read).toMatchObject({
    'First Name': 'Jörg',
    'Last Name': 'Müller',
    'Address 1 - Street': 'Hafen; Kai 5',
    'Address 1 - City': 'Hamburg',
    'Address 1 - Postal Code': '20457',
  })
})

test('a label beside an email or a phone is its type', async () => {
  const [read] = await written(
    ...card(
      '3.0',
      'item1.EMAIL;type=INTERNET:jane@x.example',
      'item1.X-ABLabel:Vereins-Mail',
      'item2.TEL:+49 40 1',
      'item2.X-ABLabel:_$!<HomeFax>!$_',
    ),
  )
  expect(read).toMatchObject({
    'E-mail 1 - Type': 'vereins-mail',
    'E-mail 1 - Value': 'jane@x.example',
    'Phone 1 - Type': 'home fax',
  })
})

test('the most preferred comes first, by number in 4.0 and by type in 3.0; lists of types within lists are read', async () => {
  const [first, second] = await written(
    ...card('4.0', 'EMAIL;PREF=50:second@x.example', 'EMAIL;PREF=1:first@x.example', 'EMAIL:third@x.example'),
    ...card('3.0', 'EMAIL;TYPE=home;TYPE=work;TYPE="x,y":b@x.example', 'EMAIL;TYPE=INTERNET,pref:a@x.example'),
  )
  expect([1, 2, 3].map((at) => first?.[`E-mail ${at} - Value`]?.split('@')[0])).toEqual(['first', 'second', 'third'])
  expect([second?.['E-mail 1 - Value'], second?.['E-mail 2 - Type']]).toEqual(['a@x.example', 'home work x y'])
})

test.each([
  ['BDAY:1980-04-12', { Birthday: '1980-04-12' }],
  ['BDAY:19800412T000000Z', { Birthday: '1980-04-12' }],
  ['BDAY:--0412', { 'Birthday (partial)': '--04-12' }],
  ['BDAY;X-APPLE-OMIT-YEAR=1604:1604-04-12', { 'Birthday (partial)': '--04-12' }],
  ['BDAY:1980', { 'Birthday (partial)': '1980' }],
  ['BDAY;VALUE=text:circa 1800', { 'Birthday (partial)': 'circa 1800' }],
])('%s', async (line, cells) => {
  expect(await written(...card('4.0', 'FN:Ann', line))).toEqual([{ 'Full Name': 'Ann', ...cells }])
})

test('units of a company, networks, printed addresses come along; pictures and cards within cards do not', async () => {
  const read = await written(
    ...card(
      '4.0',
      'FN:Ann',
      'ORG:Acme\\, Inc.;Sales;North',
      'X-SOCIALPROFILE;type=linkedin:https://www.linkedin.com/in/ann',
      'PHOTO:data:image/jpeg;base64,AAAA',
      ' BBBB',
      'NOTE:folded li',
      ' ne',
    ),
    'BEGIN:VCARD',
    ...['VERSION:2.1', 'N:Boss;Ben', 'AGENT:', ...card('2.1', 'N:Agent;A', 'TEL:999').slice(0, -1), 'TEL:111'],
    ...['LABEL;WORK;ENCODING=QUOTED-PRINTABLE:Kai 1=0D=0A20457 Hamburg', 'END:VCARD', ''],
  )
  expect(read).toEqual([
    {
      ...{ 'Full Name': 'Ann', Company: 'Acme, Inc.', Department: 'Sales, North', Notes: 'folded line' },
      LinkedIn: 'https://www.linkedin.com/in/ann',
    },
    {
      ...{ 'First Name': 'Ben', 'Last Name': 'Boss', 'Phone 1 - Value': '111' },
      ...{ 'Address 1 - Type': 'work', 'Address 1 - Street': 'Kai 1' },
      ...{ 'Address 1 - City': 'Hamburg', 'Address 1 - Postal Code': '20457' },
    },
  ])
})
