import { sql } from 'kysely'
import type { Config } from '#platform/config/config'
import type { Ctx } from '#platform/ctx/ctx'
import { sendMail } from '#platform/mail/send-mail'
import { composeMail, type News } from './compose-mail.ts'
import type { Mailing } from './mailings.ts'
import { findRecipient, type Recipient } from './person.ts'
import { mailMoment } from './schedule.ts'
import { putIntoWords, type ToldRow } from './told.ts'

const MOST_LOOKED_AT = 500
const MOST_TOLD = 50

interface Waiting extends ToldRow {
  mail: Exclude<Mailing, 'none'>
  readAt: string | null
}

/**
 * Writes the person behind `ctx` one mail about all that is unread and due by now, and puts off what is to come later.
 * The mail, and that its news were mailed, are written in one transaction: whenever this is killed, nothing goes twice.
 */
export async function mailPerson(ctx: Ctx, { publicUrl }: Pick<Config, 'publicUrl'>): Promise<void> {
  const recipient = ctx.userId ? await findRecipient(ctx, ctx.userId) : undefined
  if (!recipient) return
  const waiting = await lockWaiting(ctx)
  const unread = waiting.filter(({ readAt }) => readAt === null)
  const due = unread.filter((row) => momentOf(row, recipient) <= ctx.now())
  await putOff(ctx, waiting, new Set(due.map(({ id }) => id)), recipient)
  const [first] = due
  if (!first) return
  const told = await putIntoWords(ctx, due.slice(0, MOST_TOLD), recipient)
  const news = due.flatMap(({ id, recordId, createdAt }): News[] => {
    const words = told.get(id)
    return words ? [{ id, recordId, createdAt, ...words }] : []
  })
  if (news.length === 0) return
  const digest = due.some(({ mail }) => mail === 'weekly')
    ? 'weekly'
    : due.some(({ mail }) => mail === 'daily')
      ? 'daily'
      : null
  const occasion = { digest, workspace: ctx.workspace.name, publicUrl, more: due.length - news.length } as const
  const key = `notifications:${first.id}`
  await sendMail(ctx, { key, to: recipient.email, ...composeMail(recipient, news, occasion), isPrivate: true })
}

async function lockWaiting(ctx: Ctx): Promise<Waiting[]> {
  const { rows } = await sql<Waiting>`
    select n.id, n.kind, n.object, n.record_id, n.actor_id, u.name as actor_name, n.params, n.created_at, n.read_at, n.mail
      from notifications n left join users u on u.id = n.actor_id
     where n.workspace_id = ${ctx.workspaceId} and n.user_id = ${ctx.userId}
       and n.mail_at <= ${ctx.now().toISOString()}::timestamptz and n.mailed_at is null
     order by n.id desc limit ${MOST_LOOKED_AT} for update of n`.execute(ctx.db)
  return rows
}

const momentOf = ({ mail, createdAt }: Waiting, { schedule }: Recipient) =>
  mailMoment(mail, new Date(createdAt), schedule)

/** What is mailed now is marked so; what was read needs no mail; the rest is looked at again when its moment comes. */
async function putOff(ctx: Ctx, waiting: readonly Waiting[], due: Set<string>, recipient: Recipient): Promise<void> {
  const plans = waiting.map((row) => ({
    id: row.id,
    mailAt: row.readAt ? null : momentOf(row, recipient).toISOString(),
    mailedAt: due.has(row.id) ? ctx.now().toISOString() : null,
  }))
  await sql`update notifications n set mail_at = p."mailAt", mailed_at = p."mailedAt"
       from jsonb_to_recordset(${JSON.stringify(plans)}::jsonb) as p(id uuid, "mailAt" timestamptz, "mailedAt" timestamptz)
      where n.workspace_id = ${ctx.workspaceId} and n.id = p.id`.execute(ctx.db)
}
