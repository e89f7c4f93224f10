import { z } from 'zod'
import { ChargedLine, ChargedLinesInput, Percent, priceModes } from '#modules/commerce'
import {
  date,
  dateTime,
  field,
  lines,
  longText,
  money,
  number,
  relation,
  requiredCurrency,
  select,
  textField,
  user,
} from '#platform/objects/field'
import { objectType } from '#platform/objects/object-type'
import { quoteLinesExpression, quotesBefore, quotesWritten } from '../domain/write-quote.ts'

const quoteStatuses = ['draft', 'sent', 'viewed', 'accepted', 'declined', 'expired'] as const

/** What is offered to a customer, its totals those of its lines. What was sent stands in `quote_revisions`. */
export const quote = objectType({
  name: 'quote',
  plural: 'quotes',
  module: 'quotes',
  table: 'quotes',
  icon: 'file',
  title: ['number', 'title'],
  defaultSort: '-createdAt',
  fields: {
    number: textField({
      searchable: true,
      key: 'custom:quote.number',
      synonyms: ['quote', 'quote number', 'angebotsnummer', 'angebot'],
    }),
    title: textField({ searchable: true, synonyms: ['subject', 'name', 'betreff', 'titel'] }),
    status: select(quoteStatuses, { default: 'draft', readonly: true }),
    revision: number({ readonly: true, default: 1 }),
    contactId: relation('contact', { synonyms: ['customer', 'kunde', 'email'] }),
    companyId: relation('company', { synonyms: ['firma', 'account'] }),
    dealId: relation('deal', { synonyms: ['opportunity'] }),
    ownerId: user({ synonyms: ['owner', 'besitzer'] }),
    currency: requiredCurrency(),
    pricesInclude: select(priceModes, { default: 'net' }),
    discountPercent: field('number', z.number().nullable(), Percent.nullable(), {}),
    discountAmount: money(),
    discountShare: number({ readonly: true, default: 0 }),
    netTotal: money({ readonly: true, default: 0 }),
    taxTotal: money({ readonly: true, default: 0 }),
    total: money({ readonly: true, default: 0 }),
    recurringTotal: money({ readonly: true, default: 0 }),
    validUntil: date({ synonyms: ['expires', 'expiration date', 'gültig bis'] }),
    lines: lines(z.array(ChargedLine), ChargedLinesInput, { parts: { object: 'product', by: 'productId' } }),
    intro: longText(),
    terms: longText({ synonyms: ['terms and conditions', 'bedingungen'] }),
    notes: longText({ synonyms: ['comment', 'notizen'] }),
    orderId: relation('order', { readonly: true }),
    sentAt: dateTime({ readonly: true }),
    viewedAt: dateTime({ readonly: true }),
    answeredAt: dateTime({ readonly: true }),
    externalId: textField({ key: 'externalId' }),
  },
  expressions: { lines: quoteLinesExpression },
  timeline: (_, { contactId, companyId }) => ({
    contactId: (contactId as string | null | undefined) ?? null,
    companyId: (companyId as string | null | undefined) ?? null,
  }),
  beforeWrite: quotesBefore,
  afterWrite: quotesWritten,
})
