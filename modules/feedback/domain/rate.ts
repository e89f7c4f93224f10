import '../events.ts'
import { sql } from 'kysely'
import { noteChoice } from '#modules/chat'
import { tellAct } from '#modules/conversations'
import { type Ctx, inLightOf } from '#platform/ctx/ctx'
import { languageOf } from '#platform/i18n/translate'
import { saveRecord } from '#platform/objects/save-records'
import { surveySettings } from './survey-settings.ts'
import { surveyWords } from './survey-words.ts'

/** As what chats know surveys. */
export const INQUIRY = 'survey'

/** A survey as its customer finds it. */
export interface Survey {
  id: string
  conversationId: string | null
  ticketId: string | null
  number: string
  subject: string
  contactId: string | null
  companyId: string | null
  who: string | null
  agentId: string | null
  teamId: string | null
  scale: 2 | 3 | 5
  rating: number | null
  comment: string | null
  expiresAt: string
  taskId: string | null
  bad: boolean | null
}

const told = {
  conversation: { asked: 'conversation.surveyed', rated: 'conversation.rated' },
  ticket: { asked: 'ticket.surveyed', rated: 'ticket.rated' },
}

/** On whose timeline it stands that a customer was asked, or rated. */
export function recordedOn(
  { conversationId, ticketId }: Pick<Survey, 'conversationId' | 'ticketId'>,
  what: 'asked' | 'rated',
) {
  const object = ticketId ? 'ticket' : 'conversation'
  return { type: told[object][what], object, recordId: ticketId ?? conversationId ?? undefined }
}

/** The survey; undefined where there is none, or what it is about is in the trash. @param hold until the transaction ends */
export async function findSurvey(ctx: Ctx, id: string, { hold = false } = {}): Promise<Survey | undefined> {
  const { rows } =
    await sql<Survey>`select s.id, s.conversation_id, s.ticket_id, coalesce(c.number, i.number) as number,
      coalesce(nullif(trim(c.subject), ''), nullif(trim(i.subject), ''), c.number, i.number) as subject,
      coalesce(c.contact_id, i.contact_id) as contact_id, coalesce(c.company_id, i.company_id) as company_id, coalesce(nullif(concat_ws(' ', t.first_name, t.last_name), ''), c.sender_name, c.sender_email) as who,
      s.agent_id, s.team_id, s.scale, s.rating, s.comment, s.expires_at, s.task_id, s.bad
    from surveys s left join conversations c on c.workspace_id = s.workspace_id and c.id = s.conversation_id and c.deleted_at is null
    left join tickets i on i.workspace_id = s.workspace_id and i.id = s.ticket_id and i.deleted_at is null
    left join contacts t on t.workspace_id = s.workspace_id and t.id = coalesce(c.contact_id, i.contact_id)
    where s.workspace_id = ${ctx.workspaceId} and s.id = ${id} and coalesce(c.id, i.id) is not null ${hold ? sql`for update of s` : sql``}`.execute(
      ctx.db,
    )
  return rows[0]
}

export const isOver = (ctx: Ctx, { expiresAt }: Pick<Survey, 'expiresAt'>): boolean =>
  Date.parse(expiresAt) <= ctx.now().getTime()

interface Rating {
  id: string
  rating: number
  comment: string | null
}

/**
 * Takes note of what a customer says, or says instead. Said twice it is one; a bad rating makes one task, however often it is
 * changed. @returns false: it is over, or there is nothing to rate
 */
export async function rate(ctx: Ctx, { id, rating, comment }: Rating): Promise<boolean> {
  const was = await findSurvey(ctx, id, { hold: true })
  if (!was || isOver(ctx, was) || rating > was.scale) return false
  if (was.rating === rating && was.comment === comment) return true
  await ctx.db
    .updateTable('surveys')
    .set({ rating, comment, answeredAt: ctx.now().toISOString() })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .execute()
  await noteChoice(ctx, INQUIRY, id, rating)
  const { conversationId, contactId, companyId, scale } = was
  if (conversationId)
    await tellAct(ctx, conversationId, { field: 'survey', from: was.rating, to: { rating, scale, comment } })
  if (was.rating !== rating)
    await ctx.record({
      ...{ ...recordedOn(was, 'rated'), contactId, companyId },
      payload: { surveyId: id, rating, scale },
    })
  const is = await findSurvey(ctx, id)
  if (is?.bad && is.taskId === null) await followUp(ctx, is)
  return true
}

/** Gives whoever follows up a task, by the program: the customer knows nothing of it. */
async function followUp(ctx: Ctx, survey: Survey): Promise<void> {
  const settings = await surveySettings(ctx)
  if (settings.followUp === 'nobody') return
  const say = surveyWords(languageOf(ctx.workspace.locale))
  const { id, who, rating, scale, subject, number, comment, contactId, companyId } = survey
  const { object, recordId } = recordedOn(survey, 'rated')
  const assigneeId = settings.followUp === 'person' ? settings.followUpBy : (survey.agentId ?? settings.followUpBy)
  const byProgram = inLightOf(ctx, { actor: { kind: 'system', id: null }, userId: null })
  const task = await saveRecord(byProgram, ctx.objects.find('task'), {
    input: {
      title: say('task.title', { who: who ?? number, rating: rating ?? 0, scale }).slice(0, 500),
      details: [say('task.details', { subject, number }), ...(comment ? [say('task.said', { comment })] : [])].join(
        '\n\n',
      ),
      ...{ assigneeId, teamId: assigneeId ? null : survey.teamId, contactId, companyId, priority: 'high' },
      ...{ dueAt: ctx.now().toISOString(), links: recordId ? [{ object, id: recordId }] : [] },
    },
  })
  await ctx.db
    .updateTable('surveys')
    .set({ taskId: task.id })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .execute()
}
