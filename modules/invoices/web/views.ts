import { lazy } from 'react'
import type { RecordPanel } from '#app/web/objects/object-view.ts'
import { invoiceView } from './invoice-view.tsx'
import { paymentView } from './payment-view.tsx'

type Name = keyof typeof import('./panels.tsx')

// They come with the first record page.
const panel = (name: Name) => lazy(async () => ({ default: (await import('./panels.tsx'))[name] }))

const Owed = panel('Owed')
const InvoicesOf = panel('InvoicesOf')

/** How invoices and payments are shown, and what of them on the pages of customers, deals and orders. */
export const invoicesViews = [invoiceView, paymentView]

export const invoicesPanels: RecordPanel[] = [
  ...(['contact', 'company', 'deal', 'order'] as const).flatMap((object): RecordPanel[] => [
    { object, place: 'insight', module: 'commerce', Panel: Owed },
    { object, place: 'related', module: 'commerce', Panel: InvoicesOf },
  ]),
  { object: 'invoice', place: 'related', module: 'commerce', Panel: panel('OtherInvoices') },
]
