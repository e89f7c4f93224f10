import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { all, anImportingWorkspace, imports } from '#tests/support/imports'

// All invoices of the Chinook sample database (MIT), a row per line; the total is the one its own table says.
const chinook = readFileSync(new URL('../../fixtures/chinook/invoices.csv', import.meta.url), 'utf8')

/** 1.98 → 198, digit by digit. */
const cents = (text = '') => Number(text.replace('.', ''))

const totals = new Map(
  chinook
    .trim()
    .split('\n')
    .slice(1)
    .map((row) => row.split(','))
    .map((cells) => [cells[0] ?? '', cents(cells[6])]),
)
const sum = (amounts: Iterable<number>) => [...amounts].reduce((whole, amount) => whole + amount, 0)

test('412 invoices of 2,240 lines come to what their own table says; their payments settle them, and come once', async () => {
  const space = await anImportingWorkspace()
  const { ann } = space
  const upload = { object: 'invoice', content: chinook, name: 'invoices.csv' }
  const places = ['number', 'issueDate', 'contact.email', 'lines.product', 'lines.quantity', 'lines.unitPrice', null]
  const mapping = places.map((field, column) => ({ column, field }))
  const done = await imports(space, { ...upload, fields: { mapping, defaults: { currency: 'USD' } } })
  expect(done.counts).toMatchObject({ created: 412, failed: 0 })
  const invoices = await all(ann, 'invoices')
  expect(new Map(invoices.map(({ number, total }) => [number, total]))).toEqual(totals)
  expect([totals.size, sum(totals.values())]).toEqual([412, 232_860])
  expect(invoices.every(({ status, balance, total }) => status === 'issued' && balance === total)).toBe(true)
  expect((await all(ann, 'contacts')).length).toBe(59)

  // Every third paid in full, every third in part, one too much, one unknown, one of nothing, one in words.
  const numbers = [...totals.keys()]
  const paid = numbers.filter((_, at) => at % 3 === 0).map((number) => [number, totals.get(number) ?? 0] as const)
  const partly = numbers.filter((_, at) => at % 3 === 1).map((number) => [number, 50] as const)
  const rows = [...paid, ...partly].map(([number, amount]) => `${number},${(amount / 100).toFixed(2)},2013-12-31,wire,`)
  const bad = ['CH-9999,5.00,2013-12-31,wire,', 'CH-1,0.00,2013-12-31,wire,', 'CH-1,much,2013-12-31,wire,']
  const content = ['Invoice number,Amount paid,Payment date,Payment method,Reference', ...rows, ...bad].join('\n')
  const payments = { object: 'payment', content, name: 'payments.csv' }
  const first = await imports(space, payments)
  expect(first.counts).toMatchObject({ created: rows.length, failed: 3 })
  const { body: failed } = await ann.asks('GET', `/imports/${first.id}/rows?view=failed`)
  expect(JSON.stringify(failed)).toContain('There is no invoice with this number')
  const came = sum(paid.map(([, amount]) => amount)) + sum(partly.map(([, amount]) => amount))
  const stand = async () => {
    const now = await all(ann, 'invoices')
    return {
      paid: sum(now.map(({ paidTotal }) => paidTotal)),
      owed: sum(now.map(({ balance }) => balance)),
      states: now.filter(({ status }) => status === 'paid').length,
    }
  }
  const settled = { paid: came, owed: 232_860 - came, states: paid.length }
  expect(await stand()).toEqual(settled)

  // The same files again change nothing.
  const again = await imports(space, payments)
  expect(again.counts).toMatchObject({ created: 0, unchanged: rows.length })
  const sameInvoices = await imports(space, { ...upload, fields: { mapping, defaults: { currency: 'USD' } } })
  expect(sameInvoices.counts).toMatchObject({ created: 0, updated: 0, failed: 0 })
  expect(await stand()).toEqual(settled)

  // Taken back, the payments of the file count no more.
  expect((await ann.asks('POST', `/imports/${first.id}/undo`, {})).status).toBe(200)
  await expect
    .poll(async () => (await ann.asks('GET', `/imports/${first.id}`)).body.status, { timeout: 60_000 })
    .toBe('undone')
  expect(await stand()).toEqual({ paid: 0, owed: 232_860, states: 0 })
}, 240_000)
