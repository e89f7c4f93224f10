import { type Route, routes } from '#platform/http/route'
import { invoiceCoursesContract } from '../contract/invoices.ts'
import { receivablesContract } from '../contract/receivables.ts'
import { invoiceSettingsContract } from '../contract/settings.ts'
import { creditInvoice } from '../domain/credit-invoice.ts'
import { describeInvoice } from '../domain/describe-invoice.ts'
import { invoiceOrder } from '../domain/invoice-order.ts'
import { changeInvoiceSettings, readInvoiceSettings } from '../domain/invoice-settings.ts'
import { issueInvoice } from '../domain/issue-invoice.ts'
import { receivablesOf } from '../domain/receivables.ts'
import { reversePayment } from '../domain/reverse-payment.ts'
import { sendInvoice } from '../domain/send-invoice.ts'
import { voidInvoice } from '../domain/void-invoice.ts'

export const invoiceCourseRoutes: Route[] = routes(invoiceCoursesContract, {
  get: describeInvoice,
  issue: (ctx, input, caller) => issueInvoice(ctx, input).then(() => describeInvoice(ctx, input, caller)),
  send: (ctx, input, caller) => sendInvoice(ctx, input, caller).then(() => describeInvoice(ctx, input, caller)),
  void: (ctx, input, caller) => voidInvoice(ctx, input).then(() => describeInvoice(ctx, input, caller)),
  // The engine works on fields by name; that its records have the contract's shape is held by the laws.
  credit: creditInvoice as never,
  order: invoiceOrder as never,
  reverse: reversePayment as never,
})

export const receivablesRoutes: Route[] = routes(receivablesContract, {
  ofContact: (ctx, { id }) => receivablesOf(ctx, 'contact', id),
  ofCompany: (ctx, { id }) => receivablesOf(ctx, 'company', id),
  ofDeal: (ctx, { id }) => receivablesOf(ctx, 'deal', id),
  ofOrder: (ctx, { id }) => receivablesOf(ctx, 'order', id),
})

export const invoiceSettingsRoutes: Route[] = routes(invoiceSettingsContract, {
  get: readInvoiceSettings,
  change: changeInvoiceSettings,
})
