import {
  IconAlertTriangle,
  IconArrowBackUp,
  IconCash,
  IconCheck,
  IconFileInvoice,
  IconFileText,
  IconReceiptRefund,
  IconSend,
} from '@tabler/icons-react'
import { lazy } from 'react'
import type { ObjectView, ViewTools } from '#app/web/objects/object-view.ts'
import type { TellTools, ToldEntry } from '#app/web/objects/timeline-words.tsx'
import { Chip } from '#app/web/ui/cells.tsx'
import { moneyOf, type Tone, textOf } from '#app/web/ui/field.ts'
import { issued } from '../domain/fixed-fields.ts'
import styles from './Invoice.module.css'

const LinesInput = lazy(async () => ({ default: (await import('#app/web/lines/LinesInput.tsx')).LinesInput }))
const InvoiceMain = lazy(async () => ({ default: (await import('./InvoiceMain.tsx')).InvoiceMain }))

const tones: Record<string, { tone: Tone }> = {
  draft: { tone: 'neutral' },
  issued: { tone: 'info' },
  partlyPaid: { tone: 'warn' },
  paid: { tone: 'ok' },
  void: { tone: 'neutral' },
  credited: { tone: 'bad' },
}

const icons = {
  created: IconFileText,
  issued: IconFileInvoice,
  sent: IconSend,
  paid: IconCheck,
  overdue: IconAlertTriangle,
  voided: IconReceiptRefund,
} as const

const overdue = { field: 'due.overdue', op: 'eq', value: true } as const

/** An invoice: what a customer owes, and what came in for it. */
export const invoiceView: ObjectView = {
  object: 'invoice',
  titleField: 'number',
  columns: ['status', 'companyId', 'issueDate', 'dueDate', 'due.daysOverdue', 'total', 'balance'],
  widths: { title: 220, contactId: 170, companyId: 180, status: 120, total: 110, balance: 110, dueDate: 120 },
  fixed: ({ status }) => (status === 'draft' ? [] : issued),
  exact: ['total', 'balance', 'paidTotal', 'netTotal', 'taxTotal', 'creditedTotal'],
  marks: { status: tones },
  form: {
    first: ['title', 'companyId', 'contactId', 'lines', 'issueDate', 'dueDate', 'currency'],
    more: [
      ...['orderId', 'dealId', 'serviceDate', 'pricesInclude', 'discountPercent', 'discountAmount'],
      ...['intro', 'terms', 'notes', 'ownerId', 'number'],
    ],
  },
  fresh: ({ workspace, user }) => ({ currency: workspace.currency, pricesInclude: 'net', ownerId: user.id }),
  sections: [
    { id: 'about', fields: ['number', 'title', 'status', 'kind', 'issueDate', 'dueDate', 'serviceDate', 'ownerId'] },
    { id: 'customer', fields: ['companyId', 'contactId', 'orderId', 'dealId', 'creditsId'] },
    { id: 'money', fields: ['total', 'netTotal', 'taxTotal', 'paidTotal', 'creditedTotal', 'balance', 'paidOn'] },
    { id: 'pricing', fields: ['currency', 'pricesInclude', 'discountPercent', 'discountAmount'] },
    { id: 'words', fields: ['intro', 'terms', 'notes', 'sentAt', 'createdAt'] },
  ],
  presets: () => [
    { id: 'open', filter: { and: [{ field: 'balance', op: 'gt', value: 0 }] }, sort: 'dueDate' },
    { id: 'overdue', filter: { and: [overdue] }, sort: 'dueDate' },
    { id: 'paid', filter: { and: [{ field: 'status', op: 'in', value: ['paid'] }] } },
    { id: 'drafts', filter: { and: [{ field: 'status', op: 'in', value: ['draft'] }] } },
  ],
  canImport: true,
  phone: (record, tools) => ({
    detail: tools.refer('companyId')?.name ?? tools.refer('contactId')?.name,
    value: totalOf(record, tools),
    note: tools.option('status')?.label,
  }),
  detail: (record, tools) => {
    const status = tools.option('status')
    return (
      <span className={styles.head}>
        <strong>{totalOf(record, tools)}</strong>
        {status && <Chip tone={status.tone}>{status.label}</Chip>}
      </span>
    )
  },
  Main: InvoiceMain,
  timeline: [],
  tell: ({ type, record, payload }, { t, model, formats, own }) => {
    if (type.startsWith('payment.')) return tellPayment(payload, type, t, formats)
    const verb = type.replace('invoice.', '')
    const icon = Object.entries(icons).find(([name]) => name === verb)?.[1]
    if (!icon) return undefined
    const total = record && moneyOf(record.total, textOf(record.currency))
    const due = textOf(payload.dueDate)
    return {
      icon,
      what: t(`invoices:invoice.tell.${verb}`, {
        number: textOf(record?.number) || textOf(payload.number) || t('invoices:invoice.nameless'),
        to: textOf(payload.to),
        due: due && formats.date(due),
      }),
      href: own || !record ? undefined : `${model.path}/${textOf(record.id)}`,
      plain: total ? formats.money(total) : undefined,
      excerpt: textOf(payload.reason) ? { text: textOf(payload.reason) } : undefined,
    }
  },
  editors: { lines: LinesInput },
}

function tellPayment(
  payload: Record<string, unknown>,
  type: string,
  t: TellTools['t'],
  formats: TellTools['formats'],
): Partial<ToldEntry> {
  const isBack = type === 'payment.reversed'
  const amount = moneyOf(payload.amount, textOf(payload.currency))
  return {
    icon: isBack ? IconArrowBackUp : IconCash,
    what: t(`invoices:invoice.tell.${isBack ? 'reversed' : 'recorded'}`, { amount: amount && formats.money(amount) }),
    href: `/payments/${textOf(payload.paymentId)}`,
    excerpt: textOf(payload.reason) ? { text: textOf(payload.reason) } : undefined,
  }
}

const totalOf = (record: Record<string, unknown>, { formats }: Pick<ViewTools, 'formats'>) => {
  const total = moneyOf(record.total, textOf(record.currency))
  return total && formats.money(total)
}
