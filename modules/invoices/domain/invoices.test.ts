import { expect, test } from 'vitest'
import { aWorkspace, type TestWorkspace } from '#tests/support/workspace'
import { addDays, today } from './days.ts'
import { standingOf } from './invoice-money.ts'
import { tellOverdue } from './tell-overdue.ts'

const lines = [
  { productName: 'Blend', quantity: 12, unitPrice: 2_490, taxRate: 7, discountPercent: 10 },
  { productName: 'Service', quantity: 1, unitPrice: 12_900, taxRate: 19 },
]
// 268.92 + 7 % and 129.00 + 19 %
const GROSS = 44_125

async function aCompany({ ann }: TestWorkspace) {
  return String((await ann.asks('POST', '/companies', { name: 'Café Lumen' })).body.id)
}

async function aDraft(workspace: TestWorkspace, more: object = {}) {
  const companyId = await aCompany(workspace)
  const { ann } = workspace
  const { body } = await ann.asks('POST', '/invoices', {
    currency: 'EUR',
    companyId,
    ownerId: ann.userId,
    lines,
    ...more,
  })
  return body
}

async function anInvoice(workspace: TestWorkspace, more: object = {}) {
  const { id } = await aDraft(workspace, more)
  const { status, body } = await workspace.ann.asks('PUT', `/invoices/${id}/issue`, {})
  expect(status, JSON.stringify(body)).toBe(200)
  return (await workspace.ann.asks('GET', `/invoices/${id}`)).body
}

const pay = ({ ann }: TestWorkspace, invoiceId: string, amount: number, more: object = {}) =>
  ann.asks('POST', '/payments', { invoiceId, amount, paidOn: '2026-11-20', ...more })

test('a draft becomes an invoice once: it gets its number, day and term, and stays as it is', async () => {
  const workspace = await aWorkspace()
  const { ann, ben } = workspace
  await ann.asks('PATCH', '/invoice-settings', { paymentDays: 30, terms: 'IBAN DE00' })
  const draft = await aDraft(workspace)
  expect(draft).toMatchObject({ number: null, status: 'draft', total: GROSS, balance: 0, terms: 'IBAN DE00' })
  const answers = await Promise.all([ann, ben].map((one) => one.asks('PUT', `/invoices/${draft.id}/issue`, {})))
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
  const { body: invoice } = await ann.asks('GET', `/invoices/${draft.id}`)
  const day = await ann.does(async (ctx) => today(ctx))
  expect(invoice).toMatchObject({ status: 'issued', balance: GROSS, issueDate: day, dueDate: addDays(day, 30) })
  expect(invoice.number).toBe(`INV-${day.slice(0, 4)}-0001`)
  for (const change of [{ lines: [] }, { dueDate: '2030-01-01' }, { companyId: null }, { number: 'X' }, { total: 1 }]) {
    const { status, body } = await ann.asks('PATCH', `/invoices/${draft.id}`, change)
    expect([status, body.errors?.[0]?.code], JSON.stringify(change)).toEqual([422, 'invoice_issued'])
  }
  expect((await ann.asks('PATCH', `/invoices/${draft.id}`, { notes: 'Call' })).status).toBe(200)
  expect((await ann.asks('DELETE', `/invoices/${draft.id}`)).body).toMatchObject({ code: 'record_kept' })
})

test('numbers have no gap, whoever comes at the same time, whatever is refused or was taken before', async () => {
  const workspace = await aWorkspace()
  const { ann, ben } = workspace
  const year = new Date().getFullYear()
  const own = await ann.asks('POST', '/invoices', { number: `INV-${year}-0002`, currency: 'EUR', total: 500 })
  expect(own.body).toMatchObject({ status: 'issued', balance: 500, netTotal: 500 })
  const drafts = []
  for (const _ of [1, 2, 3]) drafts.push(await aDraft(workspace))
  const empty = await ann.asks('POST', '/invoices', { currency: 'EUR', lines })
  const issue = (id: unknown, who = ann) => who.asks('PUT', `/invoices/${id}/issue`, {})
  const answers = await Promise.all([
    issue(drafts[0]?.id),
    issue(empty.body.id),
    issue(drafts[1]?.id, ben),
    issue(drafts[2]?.id),
  ])
  expect(answers.map(({ status }) => status)).toEqual([200, 422, 200, 200])
  const { body } = await ann.asks('GET', '/invoices?limit=50')
  const numbers = body.items.flatMap(({ number }: { number: string | null }) => number ?? []).sort()
  expect(numbers).toEqual(['0001', '0002', '0003', '0004'].map((number) => `INV-${year}-${number}`))
  const twin = await ann.asks('POST', '/invoices', { number: `INV-${year}-0003`, currency: 'EUR', total: 1 })
  expect(twin).toMatchObject({ status: 422, body: { errors: [{ path: 'number', code: 'not_unique' }] } })
})

test('payments in parts, too much, and taken back: the balance is exact and the state follows', async () => {
  const workspace = await aWorkspace()
  const { ann } = workspace
  const { id } = await anInvoice(workspace)
  const stands = async () => (await ann.asks('GET', `/invoices/${id}`)).body
  expect((await pay(workspace, id, 10_001)).status).toBe(200)
  expect(await stands()).toMatchObject({
    status: 'partlyPaid',
    paidTotal: 10_001,
    balance: GROSS - 10_001,
    paidOn: null,
  })
  const { body: last } = await pay(workspace, id, GROSS - 10_001, { paidOn: '2026-11-21', method: 'cash' })
  expect(await stands()).toMatchObject({ status: 'paid', balance: 0, paidOn: '2026-11-21' })
  const { body: extra } = await pay(workspace, id, 500)
  expect(await stands()).toMatchObject({ status: 'paid', balance: -500 })
  for (const payment of [last, extra])
    expect((await ann.asks('PUT', `/payments/${payment.id}/reversal`, { reason: 'Bounced' })).status).toBe(200)
  expect(await stands()).toMatchObject({ status: 'partlyPaid', balance: GROSS - 10_001 })
  const again = await ann.asks('PUT', `/payments/${last.id}/reversal`, { reason: 'Bounced' })
  expect(again.body).toMatchObject({ code: 'payment_reversed' })
  expect((await ann.asks('DELETE', `/payments/${last.id}`)).body).toMatchObject({ code: 'record_kept' })
  const changed = await ann.asks('PATCH', `/payments/${last.id}`, { amount: 1 })
  expect(changed.body.errors?.[0]).toMatchObject({ path: 'amount', code: 'payment_recorded' })
  const { body: timeline } = await ann.asks('GET', `/invoices/${id}/timeline?limit=50`)
  const types = timeline.items.map(({ type }: { type: string }) => type)
  for (const type of ['invoice.issued', 'payment.recorded', 'invoice.paid', 'payment.reversed'])
    expect(types).toContain(type)
  // Once when it was paid; what came over it is no second time.
  expect(types.filter((type: string) => type === 'invoice.paid')).toHaveLength(1)
})

test('two clients who write down the same money at the same moment write it down once; other money counts', async () => {
  const workspace = await aWorkspace()
  const { ann, ben } = workspace
  const { id } = await anInvoice(workspace)
  const paid = { invoiceId: id, amount: 12_000, paidOn: '2026-11-20', reference: 'SEPA 7' }
  const same = await Promise.all([ann, ben, ann, ben].map((one) => one.asks('POST', '/payments', paid)))
  expect(same.map(({ status }) => status).sort()).toEqual([200, 422, 422, 422])
  expect(same.find(({ status }) => status === 422)?.body.errors[0]).toMatchObject({ code: 'payment_recorded_already' })
  const others = await Promise.all(
    [1, 2, 3, 4].map((n) => ben.asks('POST', '/payments', { ...paid, amount: 100, reference: `SEPA 8-${n}` })),
  )
  expect(others.map(({ status }) => status)).toEqual([200, 200, 200, 200])
  expect((await ann.asks('GET', `/invoices/${id}`)).body).toMatchObject({ paidTotal: 12_400, balance: GROSS - 12_400 })
})

test('what is not owed is not paid, and every refusal says why', async () => {
  const workspace = await aWorkspace()
  const { ann } = workspace
  const draft = await aDraft(workspace)
  const invoice = await anInvoice(workspace)
  const code = async (answer: ReturnType<typeof pay>) => (await answer).body.errors?.[0]?.code
  expect(await code(pay(workspace, draft.id, 1))).toBe('invoice_not_issued')
  expect(await code(pay(workspace, invoice.id, 0))).toBe('too_small')
  expect(await code(pay(workspace, invoice.id, 1, { currency: 'USD' }))).toBe('other_currency')
  await pay(workspace, invoice.id, 5)
  const voiding = { reason: 'Wrong company' }
  expect((await ann.asks('PUT', `/invoices/${invoice.id}/void`, voiding)).body.code).toBe('invoice_paid')
  expect((await ann.asks('PUT', `/invoices/${draft.id}/void`, voiding)).body.code).toBe('invoice_not_issued')
  const other = await anInvoice(workspace)
  const { body } = await ann.asks('PUT', `/invoices/${other.id}/void`, voiding)
  expect(body.voided).toMatchObject(voiding)
  expect(await code(pay(workspace, other.id, 1))).toBe('invoice_not_open')
  expect((await ann.asks('GET', `/invoices/${other.id}`)).body).toMatchObject({ status: 'void', balance: 0 })
})

test('a credit note gives back all or a part, to the cent, and never more', async () => {
  const workspace = await aWorkspace()
  const { ann } = workspace
  const invoice = await anInvoice(workspace, { discountAmount: 333 })
  const credit = async () => (await ann.asks('POST', `/invoices/${invoice.id}/credit-notes`, {})).body
  const part = await credit()
  expect(part).toMatchObject({ kind: 'creditNote', status: 'draft', total: -invoice.total, creditsId: invoice.id })
  await ann.asks('PATCH', `/invoices/${part.id}`, { lines: part.lines.slice(1), discountAmount: null })
  expect((await ann.asks('PUT', `/invoices/${part.id}/issue`, {})).status).toBe(200)
  // 129.00 + 19 %
  expect((await ann.asks('GET', `/invoices/${invoice.id}`)).body).toMatchObject({
    ...{ status: 'partlyPaid', creditedTotal: 15_351, balance: invoice.total - 15_351 },
  })
  const whole = await credit()
  const refused = await ann.asks('PUT', `/invoices/${whole.id}/issue`, {})
  expect(refused.body.errors?.[0]).toMatchObject({ path: 'lines', code: 'too_much' })
  expect((await ann.asks('PUT', `/invoices/${part.id}/void`, { reason: 'No' })).status).toBe(200)
  expect((await ann.asks('PUT', `/invoices/${whole.id}/issue`, {})).status).toBe(200)
  expect((await ann.asks('GET', `/invoices/${invoice.id}`)).body).toMatchObject({ status: 'credited', balance: 0 })
  const { body: note } = await ann.asks('GET', `/invoices/${whole.id}`)
  expect(note).toMatchObject({ status: 'issued', balance: 0, number: expect.stringMatching(/^CN-\d{4}-0002$/) })
})

test('an order is invoiced whole, then what is left, then no more, whoever presses', async () => {
  const workspace = await aWorkspace()
  const { ann, ben } = workspace
  const companyId = await aCompany(workspace)
  const placed = { number: 'HK-1', placedAt: '2026-11-12T14:52:00Z', currency: 'EUR', pricesInclude: 'net' }
  const { body: order } = await ann.asks('POST', '/orders', { ...placed, companyId, status: 'placed', lines })
  const invoice = (who = ann) => who.asks('POST', `/orders/${order.id}/invoices`, {})
  const both = await Promise.all([invoice(), invoice(ben)])
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
  const first = both.find(({ status }) => status === 200)?.body
  expect(first).toMatchObject({ orderId: order.id, companyId, total: order.total, title: 'HK-1' })
  await ann.asks('PATCH', `/invoices/${first?.id}`, { lines: [{ ...lines[0], quantity: 4 }] })
  const left = async () => (await ann.asks('GET', `/orders/${order.id}/receivables`)).body.left
  expect(await left()).toBe('some')
  const { body: second } = await invoice(ben)
  expect(second.lines.map(({ quantity }: { quantity: number }) => quantity)).toEqual([8, 1])
  expect((await invoice()).body).toMatchObject({ code: 'order_invoiced' })
  await ann.asks('DELETE', `/invoices/${second.id}`)
  expect((await invoice()).status).toBe(200)
  const cancelled = await ann.asks('POST', '/orders', { ...placed, number: 'HK-2', status: 'cancelled', lines })
  expect((await ann.asks('POST', `/orders/${cancelled.body.id}/invoices`, {})).body.code).toBe('order_not_charged')
  const bare = await ann.asks('POST', '/orders', { ...placed, number: 'HK-3', status: 'placed', total: 777 })
  expect((await ann.asks('POST', `/orders/${bare.body.id}/invoices`, {})).body).toMatchObject({ total: 777 })
  expect((await ann.asks('POST', `/orders/${bare.body.id}/invoices`, {})).body.code).toBe('order_invoiced')
})

test('overdue and for how long are asked for, and the owner is told once', async () => {
  const workspace = await aWorkspace()
  const { ann, ben } = workspace
  const day = await ann.does(async (ctx) => today(ctx))
  const old = { issueDate: addDays(day, -40), dueDate: addDays(day, -12) }
  const late = await anInvoice(workspace, old)
  await anInvoice(workspace)
  const paid = await anInvoice(workspace, old)
  await pay(workspace, paid.id, paid.total)
  const found = async (condition: object) => {
    const filter = encodeURIComponent(JSON.stringify({ and: [condition] }))
    const { body } = await ann.asks('GET', `/invoices?filter=${filter}`)
    return body.items.map(({ id }: { id: string }) => id)
  }
  expect(await found({ field: 'due.overdue', op: 'eq', value: true })).toEqual([late.id])
  expect(await found({ field: 'due.daysOverdue', op: 'gte', value: 12 })).toEqual([late.id])
  expect(await found({ field: 'due.daysOverdue', op: 'gte', value: 13 })).toEqual([])
  expect((await ann.asks('GET', `/invoices/${late.id}/course`)).body.daysOverdue).toBe(12)
  const { body } = await ann.asks('GET', `/companies/${late.companyId}/receivables`)
  expect(body.items).toEqual([
    {
      ...{ currency: 'EUR', invoices: 1, invoiced: GROSS, paid: 0, openInvoices: 1, open: GROSS, overpaid: 0 },
      ...{ overdueInvoices: 1, overdue: GROSS, nextDue: old.dueDate },
    },
  ])
  await Promise.all([ben.does(tellOverdue), ben.does(tellOverdue)])
  await ben.does(tellOverdue)
  const { body: told } = await ann.asks('GET', '/notifications')
  const overdue = told.items.filter(({ kind }: { kind: string }) => kind === 'invoice.overdue')
  expect(overdue).toHaveLength(1)
})

test('an invoice goes out by mail once to an address, and again when that is asked for', async () => {
  const workspace = await aWorkspace()
  const { ann, ben } = workspace
  const invoice = await anInvoice(workspace)
  const send = (who = ann, more: object = {}) =>
    who.asks('POST', `/invoices/${invoice.id}/sendings`, { mailTo: 'sofia@cafe-lumen.example', ...more })
  const both = await Promise.all([send(), send(ben)])
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
  const mails = () =>
    ann.does((ctx) =>
      ctx.db
        .selectFrom('outgoingMails')
        .select(['key', 'subject', 'text'])
        .where('workspaceId', '=', ctx.workspaceId)
        .execute(),
    )
  const ours = async () => (await mails()).filter(({ key }) => key.startsWith('invoice:'))
  expect(await ours()).toHaveLength(1)
  expect((await ours())[0]?.subject).toContain(invoice.number)
  expect((await send(ann, { again: true })).body.sendings).toHaveLength(2)
  expect(await ours()).toHaveLength(2)
})

test('where an invoice stands follows from its money', () => {
  expect(standingOf(100, { paid: 0, credited: 0 })).toEqual({ status: 'issued', balance: 100 })
  expect(standingOf(100, { paid: 99, credited: 0 })).toEqual({ status: 'partlyPaid', balance: 1 })
  expect(standingOf(100, { paid: 40, credited: 60 })).toEqual({ status: 'paid', balance: 0 })
  expect(standingOf(100, { paid: 100, credited: 100 })).toEqual({ status: 'credited', balance: -100 })
  expect(standingOf(0, { paid: 0, credited: 0 })).toEqual({ status: 'paid', balance: 0 })
})
