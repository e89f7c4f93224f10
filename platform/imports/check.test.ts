import { expect, test } from 'vitest'
import { checkRow } from './check.ts'
import { columnShape } from './file/column-shape.ts'
import { suggestMapping } from './mapping.ts'
import { CONTACT, ORDER } from './object-samples.ts'
import { type ImportDefaults, planMapping } from './plan.ts'
import type { MappableField } from './target.ts'

/** A table mapped as suggested, every row checked. */
function checked(fields: MappableField[], header: string[], rows: string[][], defaults: ImportDefaults = {}) {
  const columns = header.map((name, index) =>
    columnShape(
      index,
      name,
      rows.map((row) => row[index] ?? ''),
    ),
  )
  const plan = planMapping(suggestMapping(columns, fields), columns, fields, defaults)
  return rows.map((cells, index) => checkRow(plan, { row: index + 2, cells }))
}

test('the German list of the wizard: what is right, what to mend, and how', () => {
  const header = ['Vorname', 'Nachname', 'Firma', 'E-Mail', 'Telefon', 'Ort', 'Geburtstag']
  const [voss, holm, ohlsen, marek, grace] = checked(CONTACT, header, [
    ['Hinrich', 'Voss', 'Voss Kaffeestube', 'h.voss@kaffeestube.de', '040 4419 207', 'Hamburg', '14.02.1983'],
    ['Annika', 'Holm', 'Holm Bageri', 'annika@holmbageri.dk', '33 91 40 22', 'København', '02.11.1981'],
    ['Svenja', 'Ohlsen', '–', 'svenja.ohlsen(at)ohlsen.de', '+49 4841 6620', 'Husum', ''],
    ['Marek', 'Zieliński', 'Palarnia Port', 'marek@palarniaport.pl', '+48 58 320 41 77', 'Gdańsk', '31.02.1984'],
    ['Grace', 'Mensah', 'Mensah Catering', 'grace@mensah.de', '0176 5512 90x', 'Bremen', '11.05.1985'],
  ])
  expect(voss).toEqual({
    row: 2,
    record: {
      firstName: 'Hinrich',
      lastName: 'Voss',
      companies: [{ name: 'Voss Kaffeestube' }],
      emails: [{ value: 'h.voss@kaffeestube.de', primary: true }],
      phones: [{ value: '+49404419207', primary: true }],
      addresses: [{ city: 'Hamburg' }],
      birthday: '1983-02-14',
    },
    problems: [
      expect.objectContaining({
        column: 4,
        code: 'phone_country_guessed',
        severity: 'look',
        suggestion: '+49404419207',
      }),
    ],
  })
  expect(holm?.record.phones).toEqual([{ value: '+4533914022', primary: true }])
  expect(ohlsen?.record).not.toHaveProperty('companies')
  expect(ohlsen?.record).not.toHaveProperty('birthday')
  expect(ohlsen?.problems).toEqual([
    {
      column: 3,
      field: 'emails',
      code: 'email_invalid',
      value: 'svenja.ohlsen(at)ohlsen.de',
      suggestion: 'svenja.ohlsen@ohlsen.de',
      severity: 'mend',
      mend: expect.any(String),
    },
  ])
  expect(marek?.problems.map(({ code, value }) => [code, value])).toEqual([['date_impossible', '31.02.1984']])
  expect(grace?.problems.map(({ code }) => code)).toEqual(['phone_letters'])
})

test('the country of the address goes before the country of the file', () => {
  const [row] = checked(CONTACT, ['Phone', 'Country'], [['033 91 40 22', 'Österreich']], { country: 'DE' })
  expect(row?.record.phones).toEqual([{ value: '+4333914022', primary: true }])
})

test('a shop order list becomes orders with lines, money in cents', () => {
  const header = ['Order number', 'Date', 'Email', 'Product', 'Qty', 'Unit price', 'Currency']
  const [first, second] = checked(
    ORDER,
    header,
    [
      ['1001', '2024-05-01 10:30', 'ann@example.com', 'Espresso 1 kg', '2', '1.229,50', 'EUR'],
      ['1002', '13/05/2024', 'ben@example.com', 'Filter', '1', '€ 3,00', ''],
    ],
    { timeZone: 'Europe/Berlin', currency: 'USD' },
  )
  expect(first).toMatchObject({
    record: {
      number: '1001',
      placedAt: '2024-05-01T08:30:00.000Z',
      currency: 'EUR',
      contactId: { email: 'ann@example.com' },
      lines: [{ productName: 'Espresso 1 kg', quantity: 2, unitPrice: 122_950 }],
    },
    problems: [],
  })
  expect(second?.record).toMatchObject({
    placedAt: '2024-05-12T22:00:00.000Z',
    currency: 'EUR',
    lines: [{ unitPrice: 300 }],
  })
})

test('a purchase log without products keeps what was paid to the cent', () => {
  const [odd, whole] = checked(
    ORDER,
    ['customer_id', 'date', 'number_of_cds', 'dollar_value'],
    [
      ['00004', '19970101', '2', '29.33'],
      ['00004', '19970118', '0', '14.96'],
    ],
    { currency: 'USD', productName: 'CD' },
  )
  expect(odd?.record).toMatchObject({
    contactId: { externalId: '00004' },
    placedAt: '1997-01-01T00:00:00.000Z',
    total: 2933,
    lines: [
      { productName: 'CD', quantity: 1, unitPrice: 1466 },
      { productName: 'CD', quantity: 1, unitPrice: 1467 },
    ],
  })
  expect(whole?.record.lines).toEqual([{ productName: 'CD', quantity: 1, unitPrice: 1496 }])
})

test('Google, Outlook and Thunderbird columns meet in one contact', () => {
  const header = [
    'Name',
    'Given Name',
    'Additional Name',
    'Family Name',
    'E-mail 1 - Type',
    'E-mail 1 - Value',
    'E-mail 2 - Type',
    'E-mail 2 - Value',
    'Address 1 - Street',
    'Address 1 - Postal Code',
    'Address 1 - Country',
    'Organization 1 - Name',
    'Organization 1 - Title',
    'Group Membership',
    'Birth Year',
    'Birth Month',
    'Birth Day',
    'LinkedIn',
    'Contact owner',
  ]
  const [row] = checked(CONTACT, header, [
    [
      'Ann Maria Lee',
      'ANNA',
      'maria',
      'LEEDS',
      '* Home',
      'ann@home.example',
      'Work',
      'ann@work.example',
      'Weg 1',
      '20095',
      'Germany',
      'Acme',
      'Buyer',
      '* My Contacts ::: VIP',
      '1970',
      '11',
      '5',
      '@annlee',
      'mara@hafen.example',
    ],
  ])
  expect(row).toEqual({
    row: 2,
    record: {
      firstName: 'Anna Maria',
      lastName: 'Leeds',
      emails: [
        { value: 'ann@home.example', label: 'home', primary: true },
        { value: 'ann@work.example', label: 'work', primary: false },
      ],
      addresses: [{ street: 'Weg 1', postcode: '20095', country: 'DE' }],
      companies: [{ name: 'Acme' }],
      jobTitle: 'Buyer',
      tags: ['My Contacts', 'VIP'],
      birthday: '1970-11-05',
      socialProfiles: [{ network: 'linkedin', url: 'https://linkedin.com/in/annlee' }],
      ownerId: { email: 'mara@hafen.example' },
    },
    problems: [],
  })
})

test('options are matched, slips suggested, ranges understood, and an unknown language is kept', () => {
  const [row, other] = checked(
    CONTACT,
    ['Lifecycle stage', 'Sprache', 'Email'],
    [
      ['CUSTOMER', 'Deutsch', 'a@b.example'],
      ['custommer', 'Klingon', 'c@d.example'],
    ],
  )
  expect(row?.record).toMatchObject({ lifecycleStage: 'customer', language: 'de' })
  expect(other?.problems.map(({ code, suggestion, severity }) => [code, suggestion, severity])).toEqual([
    ['option_unknown', 'customer', 'mend'],
    ['language_unknown', undefined, 'look'],
  ])
  const company: MappableField[] = [
    { name: 'name', type: 'text' },
    { name: 'size', type: 'select', options: ['1', '2-10', '251-1000', '1001+'] },
  ]
  expect(
    checked(
      company,
      ['Name', 'Employees'],
      [
        ['Acme', '2822'],
        ['Beta', '495'],
        ['Solo', '1'],
      ],
    ).map(({ record }) => record.size),
  ).toEqual(['1001+', '251-1000', '1'])
})

test('a row without anything in its mapped columns is named, blank cells are absent', () => {
  const [row] = checked(CONTACT, ['Email', 'Phone', 'City'], [['', ' ', 'n/a']])
  expect(row).toMatchObject({ record: {}, problems: [{ code: 'row_empty' }] })
})

test('a mapping to what is not there is refused', () => {
  const columns = [columnShape(0, 'x', ['1'])]
  expect(() => planMapping([{ column: 0, field: 'nowhere' }], columns, CONTACT)).toThrow(RangeError)
  expect(() => planMapping([{ column: 7, field: 'emails' }], columns, CONTACT)).toThrow(RangeError)
})
