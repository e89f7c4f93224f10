import type { Ctx } from '#platform/ctx/ctx'
import { recordsOf } from '#platform/objects/find-record'
import type { AnyRecord, ObjectType } from '#platform/objects/object-type'
import { canBeSaid, said } from '#platform/objects/said'

/** What a mail may say of the records it is about. `name` is written in double braces. */
export interface Variable {
  name: string
  object: string
  field: string
  /** Of a field of the workspace's own; the screens have words for the others. */
  label: string | null
}

const about = ['contact', 'company', 'deal'] as const
const ofSender = ['name', 'email'] as const

/** All variables of mails, of fields that this person may see. */
export function mailVariables(ctx: Ctx): Variable[] {
  const ofRecords = about.flatMap((object) => {
    const type = typeOf(ctx, object)
    return Object.entries(type?.fields ?? {})
      .filter(([, field]) => canBeSaid(field))
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
