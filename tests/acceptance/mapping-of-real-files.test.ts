import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { commerceObjects } from '#modules/commerce'
import { customersObjects } from '#modules/customers'
import { checkRow } from '#platform/imports/check'
import { inspectFile } from '#platform/imports/file/inspect-file'
import { readRows } from '#platform/imports/file/read-rows'
import { suggestMapping } from '#platform/imports/mapping'
import { planMapping } from '#platform/imports/plan'

const REAL = fileURLToPath(new URL('../../../shared/data/', import.meta.url))
const FIXTURES = fileURLToPath(new URL('../fixtures/', import.meta.url))

const types = [...customersObjects, ...commerceObjects]

function fieldsOf(object: string) {
  const type = types.find(({ name }) => name === object)
  return Object.entries(type?.fields ?? {}).map(([name, { type: kind, options, synonyms, object: to, readonly }]) => ({
    name,
    type: kind,
    ...(options ? { options } : {}),
    ...(synonyms ? { synonyms } : {}),
    ...(to ? { object: to } : {}),
    ...(readonly ? { readonly } : {}),
  }))
}

/** A file mapped as suggested: where its columns go, and all rows checked. */
async function imported(path: string, object: string) {
  const shape = await inspectFile(path)
  const fields = fieldsOf(object)
  const mapping = suggestMapping(shape.columns, fields)
  const plan = planMapping(mapping, shape.columns, fields, {
    country: 'US',
    currency: 'USD',
    timeZone: 'UTC',
    productName: 'CD',
  })
  const rows = []
  for await (const chunk of readRows(path, shape)) rows.push(...chunk.map((row) => checkRow(plan, row)))
  const toMend = rows.filter(({ problems }) => problems.some(({ severity }) => severity === 'mend'))
  return { fields: mapping.map(({ field }) => field), rows, toMend }
}

const real = test.skipIf(!existsSync(REAL))

real('the accounts of the Maven CRM become companies', async () => {
  const { fields, rows, toMend } = await imported(`${REAL}crm-maven-opportunities/accounts.csv`, 'company')
  expect(fields).toEqual(['name', 'industry', null, null, 'size', 'addresses.country', 'parent.name'])
  expect(rows[0]?.record).toEqual({
    name: 'Acme Corporation',
    industry: 'technolgy',
    size: '1001+',
    addresses: [{ country: 'US', label: 'work' }],
  })
  expect({ rows: rows.length, toMend: toMend.length }).toEqual({ rows: 85, toMend: 0 })
})

real('its products become products', async () => {
  const { fields, rows } = await imported(`${REAL}crm-maven-opportunities/products.csv`, 'product')
  expect(fields).toEqual(['name', 'category', 'price'])
  expect(rows[0]?.record).toEqual({ name: 'GTX Basic', category: 'GTX', price: 55_000 })
})

real('the rfm orders become orders of their customers', async () => {
  const { fields, rows, toMend } = await imported(`${REAL}rfm-rsquared/rfm_data_orders.csv`, 'order')
  expect(fields).toEqual([
    'contact.externalId',
    'placedAt',
    'total',
    'contact.firstName',
    'contact.lastName',
    'contact.email',
  ])
  expect(rows[0]?.record).toEqual({
    placedAt: '2004-12-20T00:00:00.000Z',
    total: 3200,
    contactId: { externalId: 'Brion Stark', firstName: 'Brion', lastName: 'Stark', email: 'brion_stark@rfmail.com' },
  })
  expect({ rows: rows.length, toMend: toMend.length }).toEqual({ rows: 4906, toMend: 0 })
})

real('the whole CDNOW log becomes orders worth what was paid', async () => {
  const { fields, rows, toMend } = await imported(`${REAL}cltv-cdnow/CDNOW_master.txt`, 'order')
  expect(fields).toEqual(['contact.externalId', 'placedAt', 'lines.quantity', 'total'])
  const worth = (record: Record<string, unknown>) =>
    (record.lines as { quantity: number; unitPrice: number }[]).reduce(
      (sum, line) => sum + line.quantity * line.unitPrice,
      0,
    )
  expect(rows.filter(({ record }) => worth(record) !== record.total)).toEqual([])
  expect({ rows: rows.length, toMend: toMend.length }).toEqual({ rows: 69_659, toMend: 0 })
})

test('the CDNOW sample without a header is mapped by its cells', async () => {
  const { fields } = await imported(`${FIXTURES}cdnow/CDNOW_sample_head.txt`, 'order')
  expect(fields).toEqual(['contact.externalId', null, 'placedAt', 'lines.quantity', 'total'])
})

real.each([
  ['gmail.csv', 'Firstname', 4],
  ['tb_plain.csv', 'Firstname', 2],
  ['all.csv', 'First Name', 3],
  ['outlook.csv', undefined, 3],
])('%s of the address books becomes contacts', async (name, firstName, emails) => {
  const { rows } = await imported(`${REAL}csv-roundcube-contacts/${name}`, 'contact')
  const record = rows[0]?.record
  expect(String(record?.firstName ?? '').startsWith(firstName ?? '')).toBe(true)
  expect(record?.emails).toHaveLength(emails)
})

real('what Google exports is found exactly as in the card of the same person', async () => {
  const { rows } = await imported(`${REAL}csv-roundcube-contacts/gmail.csv`, 'contact')
  expect(rows[0]?.record).toMatchObject({
    firstName: 'Firstname Middle',
    lastName: 'Lastname',
    emails: [
      { value: 'home@aaa.pl', label: 'home', primary: true },
      { value: 'work@email.pl', label: 'work' },
      { value: 'unknown@email.com' },
      { value: 'other@email.com', label: 'other' },
    ],
    addresses: [
      {
        label: 'home',
        street: 'home_street',
        city: 'home_city',
        region: 'home_state',
        postcode: 'home_zip',
        country: 'home_country',
      },
      { label: 'work', street: 'work_street', city: 'work_city', postcode: 'work_zip', country: 'work_country' },
    ],
    companies: [{ name: 'company' }],
    jobTitle: 'jobtitle',
    birthday: '1975-12-12',
    tags: ['My Contacts', 'Test'],
  })
})
