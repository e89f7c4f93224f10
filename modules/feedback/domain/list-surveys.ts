import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import type { SurveyLine, SurveysQuery } from '../contract/surveys.ts'

const kinds: Record<SurveysQuery['which'], RawBuilder<unknown>> = {
  all: sql`true`,
  rated: sql`s.rating is not null`,
  bad: sql`s.bad`,
  commented: sql`s.comment is not null`,
  unanswered: sql`s.rating is null`,
}

/** Who was asked, and what they said; asked last first. */
export async function listSurveys(ctx: Ctx, { which, conversationId, ticketId, agentId, before, limit }: SurveysQuery) {
  const parts = [
    kinds[which],
    ...(conversationId ? [sql`s.conversation_id = ${conversationId}`] : []),
    ...(ticketId ? [sql`s.ticket_id = ${ticketId}`] : []),
    ...(agentId ? [sql`s.agent_id = ${agentId}`] : []),
    ...(before
      ? [
          sql`(s.asked_at, s.id) < (select asked_at, id from surveys where workspace_id = ${ctx.workspaceId} and id = ${before})`,
        ]
      : []),
  ]
  const { rows } =
    await sql<SurveyLine>`select s.id, s.conversation_id, s.ticket_id, coalesce(c.number, i.number) as number,
      coalesce(c.subject, i.subject) as subject, coalesce(c.contact_id, i.contact_id) as contact_id,
      coalesce(nullif(concat_ws(' ', t.first_name, t.last_name), ''), c.sender_name, c.sender_email) as customer, s.agent_id, s.team_id, s.channel, s.way,
      s.scale, s.rating, s.satisfied, s.bad, s.comment, s.asked_at, s.answered_at, s.expires_at, s.task_id
    from surveys s left join conversations c on c.workspace_id = s.workspace_id and c.id = s.conversation_id and c.deleted_at is null
    left join tickets i on i.workspace_id = s.workspace_id and i.id = s.ticket_id and i.deleted_at is null
    left join contacts t on t.workspace_id = s.workspace_id and t.id = coalesce(c.contact_id, i.contact_id)
    where s.workspace_id = ${ctx.workspaceId} and coalesce(c.id, i.id) is not null and ${sql.join(parts, sql` and `)}
    order by s.asked_at desc, s.id desc limit ${limit + 1}`.execute(ctx.db)
  return { items: rows.slice(0, limit), hasMore: rows.length > limit }
}
