import { expect, test } from 'vitest'
import { columnShape } from './file/column-shape.ts'
import { suggestMapping } from './mapping.ts'
import type { MappableField } from './target.ts'

const FIELDS: MappableField[] = [
  { name: 'firstName', type: 'text' },
  { name: 'lastName', type: 'text' },
  { name: 'emails', type: 'emails' },
  { name: 'phones', type: 'phones' },
  { name: 'addresses', type: 'addresses' },
  { name: 'jobTitle', type: 'text' },
  { name: 'companies', type: 'related', object: 'company' },
  { name: 'externalId', type: 'text' },
]

const suggest = (headers: string[], cells: string[] = [], fields = FIELDS) =>
  suggestMapping(
    headers.map((header, index) => columnShape(index, header, cells[index] ? [cells[index]] : [])),
    fields,
  )

const paths = (...arguments_: Parameters<typeof suggest>) =>
  suggest(...arguments_).map(({ field, slot }) => (slot ? `${field} [${slot}]` : field))

test.each([
  [
    ['First Name', 'Last Name', 'Email', 'Phone Number', 'Company name', 'Job Title'],
    ['firstName', 'lastName', 'emails', 'phones', 'companies.name', 'jobTitle'],
  ],
  [
    ['Vorname', 'Name', 'E-Mail-Adresse', 'Handy', 'Firma', 'PLZ', 'Ort'],
    ['firstName', 'lastName', 'emails', 'phones [mobile]', 'companies.name', 'addresses.postcode', 'addresses.city'],
  ],
  [
    ['Person - Name', 'Person - Email - Work', 'Person - Phone - Mobile', 'Person - Organization'],
    ['fullName', 'emails [work]', 'phones [mobile]', 'companies.name'],
  ],
  [
    ['Mailing Street', 'Mailing City', 'Other Street', 'Other City'],
    ['addresses.street [mailing]', 'addresses.city [mailing]', 'addresses.street [other]', 'addresses.city [other]'],
  ],
  [
    ['Home Address', 'Home Address 2', 'Home Mobile', 'Business Fax'],
    ['addresses.street [home]', 'addresses.street2 [home]', 'phones [home mobile]', 'phones [work fax]'],
  ],
  [
    ['Record ID', 'Title', 'Job Title', "Assistant's Phone", 'Shoe size'],
    ['externalId', null, 'jobTitle', null, null],
  ],
])('%j', (headers, fields) => {
  expect(paths(headers)).toEqual(fields)
})

test('cells tell where headers do not, and say so', () => {
  const [email, phone, nothing] = suggest(['', 'Spalte 2', 'Spalte 3'], ['ann@example.com', '+49 40 4419207', 'blue'])
  expect(email).toMatchObject({ field: 'emails', why: 'cells' })
  expect(phone).toMatchObject({ field: 'phones', why: 'cells' })
  expect(nothing).toEqual({ column: 2, field: null, confidence: 0, why: 'nothing' })
})

test('a field that takes one column takes the surest', () => {
  expect(paths(['Notes', 'Prénom', 'First name', 'Vorname'])).toEqual([null, 'firstName', null, null])
})

test("an object's own labels and synonyms count", () => {
  const machine: MappableField[] = [
    { name: 'boiler', type: 'text', label: { en: 'Boiler', de: 'Kessel' }, synonyms: ['tank'] },
  ]
  expect(paths(['KESSEL'], [], machine)).toEqual(['boiler'])
  expect(paths(['Tank'], [], machine)).toEqual(['boiler'])
})
