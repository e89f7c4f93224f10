import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
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
