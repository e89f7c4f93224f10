import { sql } from 'kysely'
import { z } from 'zod'
import { ChargedLine, priceModes } from '#modules/commerce'
import type { Ctx } from '#platform/ctx/ctx'
import { Address } from '#platform/objects/field'
import { recordsOf } from '#platform/objects/find-record'
import type { AnyRecord } from '#platform/objects/object-type'
import { readSettings } from '../domain/quote-settings.ts'

const text = z.string().nullable()

/** What a customer gets in writing, word for word, in the business's brand: what quotes and invoices have in common. */
export const Document = z.object({
  number: z.string(),
  title: text,
  date: z.string().describe('the day it went out'),
  currency: z.string(),
  locale: z.string(),
  pricesInclude: z.enum(priceModes),
  discountPercent: z.number().nullable(),
  discountAmount: z.int().nullable(),
  lines: z.array(ChargedLine),
  intro: text,
  terms: text,
  company: text,
  address: z.array(z.string()),
  contact: text,
  sender: z.string(),
  owner: text,
  ownerEmail: text,
  footer: text.default(null),
  colour: text.default(null).describe('as #0b635d'),
  logo: z.uuid().nullable().default(null),
})
export type Document = z.output<typeof Document>

/** The document that a record with lines is on a day, with whom it is for and who sends it. */
export async function documentOf(ctx: Ctx, record: AnyRecord, day: string): Promise<Record<string, unknown>> {
  const [company, contact, owner, { footer, colour, logo }] = await Promise.all([
    named(ctx, 'company', record.companyId),
    named(ctx, 'contact', record.contactId),
    personOf(ctx, record.ownerId ?? record.createdBy),
    readSettings(ctx),
  ])
  return {
    ...record,
    ...{ date: day, locale: ctx.workspace.locale, sender: ctx.workspace.name },
    company: company ? String(company.name) : null,
    address: linesOfAddress(ctx, company?.addresses ?? contact?.addresses),
    contact: contact ? [contact.firstName, contact.lastName].filter(Boolean).join(' ') || null : null,
    ...{ owner: owner?.name ?? null, ownerEmail: owner?.email ?? null },
    ...{ footer, colour, logo },
  }
}

async function named(ctx: Ctx, object: 'company' | 'contact', id: unknown) {
  const [record] = typeof id === 'string' ? await recordsOf(ctx, ctx.objects.find(object), [id]) : []
  return record
}

async function personOf(ctx: Ctx, id: unknown) {
  if (typeof id !== 'string') return undefined
  const { rows } = await sql<{ name: string; email: string }>`select name, email from users where id = ${id}`.execute(
    ctx.db,
  )
  return rows[0]
}

/** The first address as it stands on an envelope. */
function linesOfAddress({ workspace }: Ctx, addresses: unknown): string[] {
  const first = z.array(Address).safeParse(addresses).data?.[0]
  if (!first) return []
  const town = [first.postcode, first.city].filter(Boolean).join(' ')
  const { country = '' } = first
  const isCode = /^[A-Z]{2}$/.test(country) && country !== workspace.defaultCountry
  const named = isCode ? new Intl.DisplayNames(workspace.locale, { type: 'region' }).of(country) : country
  return [first.street, town, named === workspace.defaultCountry ? '' : named].filter((line): line is string =>
    Boolean(line),
  )
}
