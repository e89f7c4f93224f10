import { IconCash } from '@tabler/icons-react'
import { lazy } from 'react'
import type { ObjectView, ViewTools } from '#app/web/objects/object-view.ts'
import { moneyOf, textOf } from '#app/web/ui/field.ts'
import { recorded } from '../domain/fixed-fields.ts'

const PaymentMain = lazy(async () => ({ default: (await import('./PaymentMain.tsx')).PaymentMain }))

/** A payment: what came in for an invoice. */
export const paymentView: ObjectView = {
  object: 'payment',
  titleField: 'name',
  columns: ['paidOn', 'amount', 'companyId', 'contactId', 'method', 'reference', 'reversedAt'],
  widths: { title: 170, companyId: 180, contactId: 170, method: 130, amount: 120, paidOn: 120 },
  fixed: () => recorded,
  exact: ['amount'],
  form: { first: ['invoiceId', 'amount', 'paidOn', 'method', 'reference'], more: ['note'] },
  fresh: () => ({ method: 'transfer', paidOn: new Date().toLocaleDateString('sv-SE') }),
  sections: [
    { id: 'about', fields: ['invoiceId', 'amount', 'currency', 'paidOn', 'method', 'reference', 'reversedAt'] },
    { id: 'customer', fields: ['companyId', 'contactId', 'note', 'imported', 'createdAt'] },
  ],
  presets: () => [
    { id: 'month', filter: { and: [{ field: 'paidOn', op: 'inLast', value: '30d' }] } },
    { id: 'reversed', filter: { and: [{ field: 'reversedAt', op: 'isNotEmpty' }] } },
  ],
  canImport: true,
  phone: (record, tools) => ({
    detail: tools.refer('companyId')?.name ?? tools.refer('contactId')?.name,
    value: amountOf(record, tools),
    note: textOf(record.paidOn) && tools.formats.date(textOf(record.paidOn)),
  }),
  detail: (record, tools) => <strong>{amountOf(record, tools)}</strong>,
  Main: PaymentMain,
  timeline: [],
  tell: ({ type, record }, { t, model, formats, own }) => {
    if (type !== 'payment.created') return undefined
    const amount = record && moneyOf(record.amount, textOf(record.currency))
    return {
      icon: IconCash,
      what: t('invoices:payment.tell.recorded', {
        number: textOf(record?.name),
        amount: amount && formats.money(amount),
      }),
      href: own || !record ? undefined : `${model.path}/${textOf(record.id)}`,
      plain: amount ? formats.money(amount) : undefined,
    }
  },
}

const amountOf = (record: Record<string, unknown>, { formats }: Pick<ViewTools, 'formats'>) => {
  const amount = moneyOf(record.amount, textOf(record.currency))
  return amount && formats.money(amount)
}
