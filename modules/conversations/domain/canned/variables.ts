import type { Ctx } from '#platform/ctx/ctx'
import { recordsOf } from '#platform/objects/find-record'
import type { AnyRecord, ObjectType } from '#platform/objects/object-type'
import { canBeSaid, said } from '#platform/objects/said'

const about = ['contact', 'company'] as const
const others = ['sender.name', 'sender.email', 'workspace.name', 'conversation.number', 'conversation.subject'] as const

/** What a canned reply may say, of fields that this person may see. */
export const cannedVariables = (ctx: Ctx): string[] => [
  ...about.flatMap((object) => fieldsOf(ctx, object).map((field) => `${object}.${field}`)),
  ...others,
]

const fieldsOf = (ctx: Ctx, object: string): string[] =>
  Object.entries(typeOf(ctx, object)?.fields ?? {})
    .filter(([, field]) => canBeSaid(field))
    .map(([name]) => name)

const typeOf = (ctx: Ctx, object: string): ObjectType | undefined =>
  ctx.may(`${ctx.objects.known(object)?.plural ?? ''}.read`) ? ctx.objects.known(object) : undefined

/** Their values in a conversation; null where there is none. */
export async function valuesIn(ctx: Ctx, conversation: AnyRecord): Promise<Map<string, string | null>> {
  const [contact, company, sender] = await Promise.all([
    one(ctx, 'contact', conversation.contactId),
    one(ctx, 'company', conversation.companyId),
    senderOf(ctx),
  ])
  const records: Record<string, AnyRecord | undefined> = { contact, company }
  const ofRecords = about.flatMap((object) =>
    fieldsOf(ctx, object).map((name): [string, string | null] => {
      const field = typeOf(ctx, object)?.fields[name]
      const record = records[object]
      return [`${object}.${name}`, record && field ? said(ctx, record, name, field) : null]
    }),
  )
  const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : null)
  return new Map([
    ...ofRecords,
    ['sender.name', sender?.name ?? null],
    ['sender.email', sender?.email ?? null],
    ['workspace.name', ctx.workspace.name],
    ['conversation.number', text(conversation.number)],
    ['conversation.subject', text(conversation.subject)],
  ])
}

async function one(ctx: Ctx, object: string, id: unknown): Promise<AnyRecord | undefined> {
  const type = typeOf(ctx, object)
  if (typeof id !== 'string' || !type) return undefined
  return (await recordsOf(ctx, type, [id]))[0]
}

const senderOf = async (ctx: Ctx) =>
  ctx.userId === null
    ? undefined
    : ctx.db.selectFrom('users').select(['name', 'email']).where('id', '=', ctx.userId).executeTakeFirst()
