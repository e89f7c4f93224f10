/** What stands on an invoice, and so stays as it is once it is issued. */
export const issued: readonly string[] = [
  ...['number', 'title', 'kind', 'contactId', 'companyId', 'creditsId', 'issueDate', 'dueDate', 'serviceDate'],
  ...['currency', 'pricesInclude', 'discountPercent', 'discountAmount', 'total', 'taxTotal', 'intro', 'terms'],
]

/** What of a payment stays as it was recorded. */
export const recorded = ['invoiceId', 'amount', 'currency', 'paidOn'] as const
