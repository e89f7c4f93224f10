import { z } from 'zod'
import {
  boolean,
  date,
  dateTime,
  field,
  longText,
  MinorUnits,
  relation,
  select,
  textField,
  user,
} from '#platform/objects/field'
import { objectType } from '#platform/objects/object-type'
import { keptPayments } from '../domain/kept.ts'
import { knownPayments } from '../domain/known-payments.ts'
import { paymentsBefore, paymentsMoved, paymentsWritten, refusePaidAgain } from '../domain/write-payments.ts'

export const paymentMethods = ['transfer', 'card', 'directDebit', 'cash', 'paypal', 'cheque', 'other'] as const

const noInvoice = { error: 'There is no invoice with this number, or none is named' }

/** Money that came in for an invoice, in its currency. */
export const payment = objectType({
  name: 'payment',
  plural: 'payments',
  module: 'invoices',
  table: 'payments',
  icon: 'cash',
  title: ['name'],
  defaultSort: '-paidOn',
  fields: {
    name: textField({ readonly: true, searchable: true }),
    invoiceId: field('relation', z.uuid(), z.uuid(noInvoice).toLowerCase(), {
      object: 'invoice',
      required: true,
      synonyms: ['invoice', 'invoice number', 'invoice no', 'rechnung', 'rechnungsnummer', 'verwendungszweck'],
    }),
    amount: field('money', z.int(), MinorUnits.min(1, { error: 'A payment is more than nothing' }), {
      required: true,
      synonyms: ['paid', 'amount paid', 'betrag', 'zahlbetrag', 'gezahlt', 'value'],
    }),
    currency: textField({ synonyms: ['währung'] }),
    paidOn: date({
      sortable: true,
      synonyms: [
        'date',
        'paid at',
        'payment date',
        'booking date',
        'zahlungsdatum',
        'buchungstag',
        'datum',
        'wertstellung',
      ],
    }),
    method: select(paymentMethods, {
      default: 'transfer',
      synonyms: ['payment method', 'type', 'zahlungsart', 'zahlungsweise'],
    }),
    reference: textField({ searchable: true, synonyms: ['ref', 'payment reference', 'referenz', 'transaction'] }),
    note: longText({ synonyms: ['comment', 'notiz'] }),
    contactId: relation('contact', { readonly: true }),
    companyId: relation('company', { readonly: true }),
    ownerId: user({ readonly: true }),
    imported: boolean({ readonly: true, default: false }),
    reversedAt: dateTime({ readonly: true }),
    externalId: textField({ key: 'externalId', synonyms: ['transaction id', 'payment id'] }),
  },
  timeline: (_, { contactId, companyId }) => ({
    contactId: (contactId as string | null | undefined) ?? null,
    companyId: (companyId as string | null | undefined) ?? null,
  }),
  happenedAt: ({ paidOn }) => (typeof paidOn === 'string' ? `${paidOn}T00:00:00.000Z` : undefined),
  beforeWrite: paymentsBefore,
  afterWrite: paymentsWritten,
  known: knownPayments,
  kept: keptPayments,
  beforeRestore: refusePaidAgain,
  afterMove: paymentsMoved,
})
