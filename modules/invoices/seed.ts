import { sql } from 'kysely'
import type { Seed } from '#platform/objects/seed'
import { createView, type ViewDraft } from '#platform/views/save-view'
import { addDays } from './domain/days.ts'
import { changeInvoiceSettings } from './domain/invoice-settings.ts'

const words = {
  en: { terms: 'Payable within 14 days without deduction, to IBAN DE00 0000 0000 0000 0000 00.', order: 'Order' },
  de: { terms: 'Zahlbar binnen 14 Tagen ohne Abzug auf IBAN DE00 0000 0000 0000 0000 00.', order: 'Bestellung' },
}

const DAY = 86_400_000
const MOST = 160

interface Ordered {
  id: string
  number: string
  day: string
  contactId: string | null
  companyId: string | null
  ownerId: string | null
  currency: string
  pricesInclude: string
  lines: Record<string, unknown>[]
  total: number
}

/**
 * Invoices of what companies ordered in the last months: most paid within their term, some in part, some overdue, the last still
 * open, and one being written. Their numbers are none of the series: a business that removes the demo begins with 1.
 */
export async function seedInvoices(seed: Seed, { isAllExample }: { isAllExample: boolean }): Promise<void> {
  const say = words[seed.ctx.workspace.locale.startsWith('de') ? 'de' : 'en']
  // They stay when the demo goes: a business that tries it out sets its own.
  if (isAllExample)
    await changeInvoiceSettings(seed.at(new Date(seed.today.getTime() - 90 * DAY)).ctx, { terms: say.terms })
  const orders = await ordersOf(seed)
  const today = seed.today.toISOString().slice(0, 10)
  const quiet = seed.at(new Date(seed.today.getTime() - DAY))
  const invoices = orders.map((order, index) => ({
    ...{ number: `HR-${2_001 + index}`, title: `${say.order} ${order.number}`, orderId: order.id },
    ...{ contactId: order.contactId, companyId: order.companyId, ownerId: order.ownerId, terms: say.terms },
    ...{ currency: order.currency, pricesInclude: order.pricesInclude, lines: order.lines },
    ...{ issueDate: order.day, serviceDate: order.day, dueDate: addDays(order.day, 14) },
  }))
  const ids = await quiet.create('invoice', invoices)
  const payments = orders.flatMap((order, index) => {
    const invoiceId = ids[index]
    const paid = paidOf(seed, order, { today, isLate: index % 11 === 4 })
    return invoiceId && paid ? [{ invoiceId, ...paid, reference: `HR-${2_001 + index}` }] : []
  })
  await quiet.create('payment', payments)
  await overdueTold(seed)
  const [last] = orders.slice(-1)
  if (last)
    await quiet.create('invoice', [
      {
        ...{ title: `${say.order} ${last.number}`, contactId: last.contactId, companyId: last.companyId },
        ...{ ownerId: last.ownerId, currency: last.currency, pricesInclude: last.pricesInclude, terms: say.terms },
        lines: last.lines.slice(0, 1),
      },
    ])
}

/** Nobody who opens the demo is told of what was overdue before. */
async function overdueTold({ ctx }: Seed): Promise<void> {
  await sql`insert into invoice_overdues (workspace_id, invoice_id, due_date, told_at)
    select workspace_id, id, due_date, ${ctx.now().toISOString()} from invoices
    where workspace_id = ${ctx.workspaceId} and balance > 0 on conflict do nothing`.execute(ctx.db)
}

/** What came in for an order's invoice: all of it mostly, a half of some, nothing of the latest and of those who are late. */
function paidOf({ faker }: Seed, { day, total }: Ordered, { today, isLate }: { today: string; isLate: boolean }) {
  const paidOn = addDays(day, faker.number.int({ min: 2, max: 19 }))
  const isPart = faker.number.int({ min: 1, max: 14 }) === 1
  if (isLate || paidOn >= today || total < 1) return undefined
  return {
    amount: isPart ? Math.max(1, Math.round(total / 2)) : total,
    paidOn,
    method: faker.helpers.weightedArrayElement([
      { value: 'transfer', weight: 7 },
      { value: 'directDebit', weight: 2 },
      { value: 'card', weight: 1 },
    ]),
  }
}

async function ordersOf({ ctx, today }: Seed): Promise<Ordered[]> {
  const { rows } = await sql<Ordered>`
    select * from (
      select o.id, o.number, (o.placed_at at time zone 'UTC')::date as day, o.contact_id, o.company_id, c.owner_id, o.currency,
        o.prices_include, o.total, (select jsonb_agg(jsonb_build_object('productId', l.product_id, 'productName', l.product_name,
          'quantity', l.quantity, 'unitPrice', l.unit_price, 'taxRate', l.tax_rate) order by l.position) from order_lines l
          where l.workspace_id = o.workspace_id and l.order_id = o.id) as lines
      from orders o join companies c on c.workspace_id = o.workspace_id and c.id = o.company_id
      where o.workspace_id = ${ctx.workspaceId} and o.deleted_at is null and o.status in ('paid', 'shipped', 'completed')
        and o.discount_percent is null and o.discount_amount is null
        and o.placed_at between ${new Date(today.getTime() - 120 * DAY).toISOString()} and ${new Date(today.getTime() - DAY).toISOString()}
      order by o.placed_at desc, o.id limit ${MOST}) as latest
    where lines is not null order by day, id`.execute(ctx.db)
  return rows
}

const views = {
  en: { open: 'Open', overdue: 'Overdue', paid: 'Paid' },
  de: { open: 'Offen', overdue: 'Überfällig', paid: 'Bezahlt' },
}

/** Views that a small roaster keeps of its invoices: what is open, what is late, what came in. */
export async function seedInvoiceViews({ ctx }: Seed): Promise<void> {
  const say = views[ctx.workspace.locale.startsWith('de') ? 'de' : 'en']
  const shared = { object: 'invoice', kind: 'table', visibility: 'everyone', teamId: null } as const
  const sums = [{ field: 'balance', how: 'sum' }] as const
  const drafts: ViewDraft[] = [
    {
      ...{ ...shared, name: say.open },
      settings: { filter: { and: [{ field: 'balance', op: 'gt', value: 0 }] }, sort: 'dueDate', sums: [...sums] },
    },
    {
      ...{ ...shared, name: say.overdue },
      settings: {
        filter: { and: [{ field: 'due.overdue', op: 'eq', value: true }] },
        sort: 'dueDate',
        sums: [...sums],
      },
    },
    {
      ...{ ...shared, name: say.paid },
      settings: { filter: { and: [{ field: 'status', op: 'in', value: ['paid'] }] }, sort: '-createdAt' },
    },
  ]
  for (const draft of drafts) await createView(ctx, draft)
}
