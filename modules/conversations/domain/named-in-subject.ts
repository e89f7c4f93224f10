import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'

interface Subject {
  subject: string
  from: string
  contactId: string | null
}

/**
 * The conversation whose number stands visibly in a mail's subject (`#1004`), where its sender took part in it: whoever quotes the
 * number of another's conversation is no part of that (email.md 12, rule 5).
 */
export async function namedInSubject(ctx: Ctx, { subject, from, contactId }: Subject): Promise<string | undefined> {
  const numbers = [...subject.matchAll(/#(\d{4,12})\b/g)].flatMap(([, number]) => number ?? [])
  if (numbers.length === 0) return undefined
  const { rows } = await sql<{ id: string }>`select c.id from conversations c
    where c.workspace_id = ${ctx.workspaceId} and c.number = any (${numbers}::text[]) and c.channel = 'email' and c.deleted_at is null
      and (lower(c.sender_email) = ${from} or c.contact_id = ${contactId}::uuid
        or exists (select from conversation_participants p where p.workspace_id = c.workspace_id
          and p.conversation_id = c.id and lower(p.email) = ${from}))
    order by c.last_message_at desc limit 1`.execute(ctx.db)
  return rows[0]?.id
}
