import { z } from 'zod'
import { endpoint } from '#platform/http/endpoint'
import { optionalText, text } from '#platform/objects/text'

const Limit = z.number().min(0).max(100).nullable()

const settings = {
  discountLimit: Limit.describe('Percent that may be given away without approval; null: no limit'),
  roleLimits: z.record(z.string().max(60), Limit).describe('Where a role has another limit, by the role’s id'),
  validDays: z.int().min(1).max(365).describe('How long a new quote is valid'),
  intro: optionalText(10_000).describe('Opening words of a new quote'),
  terms: optionalText(20_000).describe('Terms of a new quote'),
  footer: optionalText(2_000).describe('At the foot of page and PDF: what the law wants on business letters'),
  colour: z
    .string()
    .regex(/^#[0-9a-f]{6}$/, { error: 'Not a colour as #0b635d' })
    .nullable(),
  numberPrefix: text(12).pipe(
    z.string().regex(/^[\p{L}\d][\p{L}\d/-]*$/u, { error: 'Letters, digits, hyphen and slash, up to twelve' }),
  ),
}

const logo = z
  .string()
  .max(420_000, { error: 'A logo has up to 300 kB' })
  .regex(/^data:image\/jpeg;base64,[A-Za-z0-9+/=]+$/, { error: 'Not a JPEG as a data URL' })
  .nullable()
  .optional()

const Settings = z.object({
  ...settings,
  logo: z.string().nullable().describe('The logo as a data URL; null: none'),
})

export const quoteSettingsContract = {
  get: endpoint({
    method: 'GET',
    path: '/quote-settings',
    summary: 'How this business writes quotes: brand, what a new one begins with, how much may be given away',
    permission: 'quotes.read',
    input: z.strictObject({}),
    output: Settings,
    example: {},
  }),
  preview: endpoint({
    method: 'POST',
    path: '/quote-settings/preview',
    summary: 'How a quote looks with these settings, as a page of made-up content; nothing is kept',
    permission: 'settings',
    input: z.strictObject(settings).partial().extend({ logo }),
    output: z.object({ html: z.string() }),
    example: { footer: 'Hafen Kaffee, Große Elbstraße 45, Hamburg' },
  }),
  change: endpoint({
    method: 'PATCH',
    path: '/quote-settings',
    summary: 'Change what is given of them',
    permission: 'settings',
    input: z.strictObject(settings).partial().extend({ logo }),
    output: Settings,
    example: { validDays: 21, discountLimit: 15, colour: '#0b635d' },
  }),
}
