/** Expected noes about invoices and payments; a part of the closed list in `refusals.ts`. */
export const invoiceRefusals = {
  record_kept: { status: 409, title: '{message}', mend: '{mend}' },
  invoice_not_draft: {
    status: 409,
    title: 'The invoice {number} was issued already',
    mend: 'What was issued stays as it is: credit it or void it, and write another.',
  },
  invoice_not_issued: {
    status: 409,
    title: 'The invoice is a draft',
    mend: 'Issue it first: it gets its number then.',
  },
  invoice_not_open: {
    status: 409,
    title: 'The invoice {number} is void, or a credit note',
    mend: 'Look at where it stands: nothing is owed on it.',
  },
  invoice_paid: {
    status: 409,
    title: 'Money came in for the invoice {number}',
    mend: 'Reverse its payments first, or write a credit note.',
  },
  invoice_sent: {
    status: 409,
    title: 'The invoice {number} was sent to {to} already',
    mend: 'Say that it is to go there again.',
  },
  order_invoiced: {
    status: 409,
    title: 'Nothing of the order {number} is left to invoice',
    mend: 'All of it stands on invoices. Credit or void one of them, or delete a draft.',
  },
  order_not_charged: {
    status: 409,
    title: 'The order {number} is {status}: nothing is charged for it',
    mend: 'Set its status first if that is wrong.',
  },
  payment_reversed: {
    status: 409,
    title: 'This payment was reversed already',
    mend: 'Look at it again: somebody was faster.',
  },
} as const
