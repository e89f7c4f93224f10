import type { Route } from '#platform/http/route'
import { objectRoutes } from '#platform/objects/object-routes'
import { invoiceCourseRoutes, invoiceSettingsRoutes, receivablesRoutes } from './api/routes.ts'
import { invoiceCoursesContract, invoicesContract, paymentsContract } from './contract/invoices.ts'
import { receivablesContract } from './contract/receivables.ts'
import { invoiceSettingsContract } from './contract/settings.ts'
import { invoice } from './objects/invoice.ts'
import { payment } from './objects/payment.ts'
import './events.ts'
import './objects/due-facet.ts'

export const invoicesContracts = {
  invoices: invoicesContract,
  payments: paymentsContract,
  invoiceCourses: invoiceCoursesContract,
  receivables: receivablesContract,
  invoiceSettings: invoiceSettingsContract,
}

export const invoicesObjects = [invoice, payment]

export { mountBills } from './bill/serve-bill.ts'
export { invoicesTasks } from './jobs/overdue.ts'

export { seedInvoices, seedInvoiceViews } from './seed.ts'

export const invoicesRoutes: Route[] = [
  ...objectRoutes(invoice, invoicesContract),
  ...objectRoutes(payment, paymentsContract),
  ...invoiceCourseRoutes,
  ...receivablesRoutes,
  ...invoiceSettingsRoutes,
]
