import { type QueryClient, queryOptions } from '@tanstack/react-query'
import { client } from '#app/web/api.ts'

export type Course = Awaited<ReturnType<typeof client.invoiceCourses.get>>
export type Payment = Course['payments'][number]

/** Where an invoice stands; under the invoices' name, so that a change of one makes it new. */
export const courseOf = (id: string) =>
  queryOptions({
    queryKey: ['invoices', 'course', id],
    queryFn: ({ signal }) => client.invoiceCourses.get({ id }, { signal }),
  })

const owing = {
  contact: client.receivables.ofContact,
  company: client.receivables.ofCompany,
  deal: client.receivables.ofDeal,
  order: client.receivables.ofOrder,
}
export type Debtor = keyof typeof owing
export const isDebtor = (object: string): object is Debtor => Object.hasOwn(owing, object)

/** What is owed on the invoices of a customer, a deal or an order. */
export const receivablesOf = (object: Debtor, id: string) =>
  queryOptions({
    queryKey: ['invoices', 'receivables', object, id],
    queryFn: ({ signal }) => owing[object]({ id }, { signal }),
  })

export const forgetInvoices = (queries: QueryClient) =>
  Promise.all([
    queries.invalidateQueries({ queryKey: ['invoices'] }),
    queries.invalidateQueries({ queryKey: ['payments'] }),
  ])
