import type { Ctx } from '#platform/ctx/ctx'
import type { Field } from '#platform/objects/field'
import { recordsOf } from '#platform/objects/find-record'
import type { AnyRecord, ObjectType } from '#platform/objects/object-type'

/** What a mail may say of the records it is about. `name` is written in double braces. */
export interface Variable {
  name: string
  object: string
  field: string
  /** Of a field of the workspace's own; the screens have words for the others. */
  label: string | null
}

const kinds = ['text', 'longText', 'emails', 'phones', 'number', 'money', 'date', 'dateTime', 'url'] as const
const shown = (field: Field) => kinds.some((kind) => kind === field.type)

const about = ['contact', 'company', 'deal'] as const
const ofSender = ['name', 'email'] as const

/** All variables of mails, of fields that this person may see. */
export function mailVariables(ctx: Ctx): Variable[] {
  const ofRecords = about.flatMap((object) => {
    const type = typeOf(ctx, object)
    return Object.entries(type?.fields ?? {})
      .filter(([, field]) => shown(field))
      .map(([field, { label }]) => ({ name: `${object}.${field}`, object, field, label: label ?? null }))
  })
  const ofOthers = [...ofSender.map((field) => ['sender', field] as const), ['workspace', 'name'] as const]
  return [
    ...ofRecords,
    ...ofOthers.map(([object, field]) => ({ name: `${object}.${field}`, object, field, label: null })),
  ]
}

const typeOf = (ctx: Ctx, object: string): ObjectType | undefined =>
  ctx.may(`${ctx.objects.known(object)?.plural ?? ''}.read`) ? ctx.objects.known(object) : undefined

/** Whom a mail is to, what it is about, and from whom. */
export interface MailSubject {
  contact: AnyRecord
  dealId: string | null
  senderId: string | null
}

/** The values of all variables for one mail; null where a record has none. */
export async function valuesFor(
  ctx: Ctx,
  { contact, dealId, senderId }: MailSubject,
): Promise<Map<string, string | null>> {
  const company = (contact.companies as { id: string }[] | undefined)?.[0] // as the contact's contract says
  const records = new Map<string, AnyRecord | undefined>([
    ['contact', contact],
    ['company', await one(ctx, 'company', company?.id)],
    ['deal', await one(ctx, 'deal', dealId)],
  ])
  const sender = await findSender(ctx, senderId)
  const others = new Map<string, string | null>([
    ['sender.name', sender?.name ?? null],
    ['sender.email', sender?.email ?? null],
    ['workspace.name', ctx.workspace.name],
  ])
  return new Map(
    mailVariables(ctx).map(({ name, object, field }) => {
      const record = records.get(object)
      const fields = typeOf(ctx, object)?.fields
      return [name, others.get(name) ?? (record && fields?.[field] ? said(ctx, record, field, fields[field]) : null)]
    }),
  )
}

async function one(ctx: Ctx, object: string, id: string | null | undefined): Promise<AnyRecord | undefined> {
  const type = typeOf(ctx, object)
  if (!id || !type) return undefined
  const [found] = await recordsOf(ctx, type, [id])
  return found
}

/** Who writes: their name, and where answers to them go. */
export async function findSender(ctx: Ctx, id: string | null): Promise<{ name: string; email: string } | undefined> {
  if (!id) return undefined
  return ctx.db
    .selectFrom('memberships as m')
    .innerJoin('users as u', 'u.id', 'm.userId')
    .select(['u.name', 'u.email'])
    .where('m.workspaceId', '=', ctx.workspaceId)
    .where('u.id', '=', id)
    .executeTakeFirst()
}

/** A value as a letter says it, in the workspace's language. */
function said(
  { workspace: { locale, timeZone } }: Ctx,
  record: AnyRecord,
  name: string,
  { type }: Field,
): string | null {
  const value = name.startsWith('custom.')
    ? (record.custom as Record<string, unknown>)[name.slice('custom.'.length)]
    : record[name]
  if (value === null || value === undefined || value === '') return null
  if (Array.isArray(value)) return (value[0] as { value?: string } | undefined)?.value ?? null // emails and phones
  if (type === 'number') return new Intl.NumberFormat(locale).format(Number(value))
  if (type === 'money') return money(locale, Number(value), String(record.currency ?? ''))
  if (type === 'date')
    return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(String(value)))
  if (type === 'dateTime')
    return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short', timeZone }).format(
      new Date(String(value)),
    )
  return String(value)
}

function money(locale: string, minor: number, currency: string): string | null {
  if (!/^[A-Z]{3}$/.test(currency)) return null
  const format = new Intl.NumberFormat(locale, { style: 'currency', currency })
  return format.format(minor / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2))
}
