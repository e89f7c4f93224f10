import { z } from 'zod'
import { endpoint } from '#platform/http/endpoint'
import { optionalText, text } from '#platform/objects/text'

const Prefix = text(12).pipe(
  z.string().regex(/^[\p{L}\d][\p{L}\d/-]*$/u, { error: 'Letters, digits, hyphen and slash, up to twelve' }),
)

const settings = {
  numberPrefix: Prefix.describe('What numbers of invoices begin with'),
  creditPrefix: Prefix.describe('What numbers of credit notes begin with'),
  paymentDays: z.int().min(0).max(365).describe('How many days a customer has to pay'),
  intro: optionalText(10_000).describe('Opening words of a new invoice'),
  terms: optionalText(20_000).describe('Where and how to pay'),
}

const InvoiceSettings = z.object(settings)

export const invoiceSettingsContract = {
  get: endpoint({
    method: 'GET',
    path: '/invoice-settings',
    summary:
      'How this business writes invoices: numbers, days to pay, words; logo, colour and foot are those of its quotes',
    permission: 'invoices.read',
    input: z.strictObject({}),
    output: InvoiceSettings,
    example: {},
  }),
  change: endpoint({
    method: 'PATCH',
    path: '/invoice-settings',
    summary: 'Change what is given of them',
    permission: 'settings',
    input: z.strictObject(settings).partial(),
    output: InvoiceSettings,
    example: { paymentDays: 30, terms: 'IBAN DE00 0000 0000 0000 0000 00' },
  }),
}
