import { z } from 'zod'
import { ChargedLine, ChargedLinesInput, Percent, priceModes } from '#modules/commerce'
import {
  date,
  dateTime,
  field,
  lines,
  longText,
  money,
  relation,
  requiredCurrency,
  select,
  textField,
  user,
} from '#platform/objects/field'
import { objectType } from '#platform/objects/object-type'
import { keptInvoices } from '../domain/kept.ts'
import { settleMoved } from '../domain/settle-invoices.ts'
import { invoiceLinesExpression, invoicesBefore, invoicesWritten } from '../domain/write-invoices.ts'

export const invoiceStatuses = ['draft', 'issued', 'partlyPaid', 'paid', 'void', 'credited'] as const
export const invoiceKinds = ['invoice', 'creditNote'] as const

/** What a customer owes, its totals those of its lines. What was issued stands in `invoice_issues`. */
export const invoice = objectType({
  name: 'invoice',
  plural: 'invoices',
  module: 'invoices',
  table: 'invoices',
  icon: 'receipt',
  title: ['number', 'title'],
  defaultSort: '-createdAt',
  calendar: { start: 'dueDate' },
  open: { field: 'status', op: 'in', value: ['draft', 'issued', 'partlyPaid'] },
  fields: {
    number: textField({
      searchable: true,
      key: 'custom:invoice.number',
      synonyms: ['invoice', 'invoice number', 'invoice no', 'invoice id', 'rechnungsnummer', 'rechnung', 'belegnummer'],
    }),
    title: textField({ searchable: true, synonyms: ['subject', 'betreff', 'titel'] }),
    kind: select(invoiceKinds, { default: 'invoice', readonly: true }),
    status: select(invoiceStatuses, { default: 'draft', readonly: true }),
    contactId: relation('contact', { synonyms: ['customer', 'kunde', 'email'] }),
    companyId: relation('company', { synonyms: ['firma', 'account'] }),
    orderId: relation('order', { synonyms: ['order number', 'bestellung', 'auftrag'] }),
    dealId: relation('deal', { synonyms: ['opportunity'] }),
    creditsId: relation('invoice', { readonly: true }),
    ownerId: user({ synonyms: ['owner', 'besitzer'] }),
    issueDate: date({ sortable: true, synonyms: ['invoice date', 'date', 'rechnungsdatum', 'datum'] }),
    dueDate: date({ sortable: true, synonyms: ['due', 'due on', 'fällig am', 'fälligkeit', 'zahlungsziel'] }),
    serviceDate: date({ synonyms: ['delivery date', 'leistungsdatum', 'lieferdatum'] }),
    currency: requiredCurrency(),
    pricesInclude: select(priceModes, { default: 'net' }),
    discountPercent: field('number', z.number().nullable(), Percent.nullable(), {}),
    discountAmount: money(),
    netTotal: money({ readonly: true, default: 0 }),
    taxTotal: money({ default: 0, synonyms: ['tax', 'vat', 'mwst', 'ust', 'steuer'] }),
    total: money({ default: 0, synonyms: ['amount', 'gross', 'betrag', 'summe', 'brutto', 'rechnungsbetrag'] }),
    paidTotal: money({ readonly: true, default: 0 }),
    creditedTotal: money({ readonly: true, default: 0 }),
    balance: money({ readonly: true, default: 0 }),
    lines: lines(z.array(ChargedLine), ChargedLinesInput, { parts: { object: 'product', by: 'productId' } }),
    intro: longText(),
    terms: longText({ synonyms: ['payment terms', 'zahlungsbedingungen'] }),
    notes: longText({ synonyms: ['comment', 'notizen'] }),
    issuedAt: dateTime({ readonly: true }),
    sentAt: dateTime({ readonly: true }),
    paidOn: date({ readonly: true }),
    externalId: textField({ key: 'externalId' }),
  },
  expressions: { lines: invoiceLinesExpression },
  timeline: (_, { contactId, companyId }) => ({
    contactId: (contactId as string | null | undefined) ?? null,
    companyId: (companyId as string | null | undefined) ?? null,
  }),
  // One that comes with a number was issued before.
  happenedAt: ({ number, issueDate }) =>
    number && typeof issueDate === 'string' ? `${issueDate}T00:00:00.000Z` : undefined,
  beforeWrite: invoicesBefore,
  afterWrite: invoicesWritten,
  pointedAt: true,
  kept: keptInvoices,
  afterMove: settleMoved,
})
