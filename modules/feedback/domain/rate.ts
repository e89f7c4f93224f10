import '../events.ts'
import { sql } from 'kysely'
import { tellAct } from '#modules/conversations'
import { type Ctx, inLightOf } from '#platform/ctx/ctx'
import { languageOf } from '#platform/i18n/translate'
import { saveRecord } from '#platform/objects/save-records'
import { surveySettings } from './survey-settings.ts'
import { surveyWords } from './survey-words.ts'

/** A survey as its customer finds it. */
export interface Survey {
  id: string
  conversationId: string
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

/** The survey; undefined where there is none, or its conversation is in the trash. @param hold until the transaction ends */
export async function findSurvey(ctx: Ctx, id: string, { hold = false } = {}): Promise<Survey | undefined> {
  const { rows } =
    await sql<Survey>`select s.id, s.conversation_id, c.number, coalesce(nullif(trim(c.subject), ''), c.number) as subject,
      c.contact_id, c.company_id, coalesce(nullif(concat_ws(' ', t.first_name, t.last_name), ''), c.sender_name, c.sender_email) as who,
      s.agent_id, s.team_id, s.scale, s.rating, s.comment, s.expires_at, s.task_id, s.bad
    from surveys s join conversations c on c.workspace_id = s.workspace_id and c.id = s.conversation_id and c.deleted_at is null
    left join contacts t on t.workspace_id = c.workspace_id and t.id = c.contact_id
    where s.workspace_id = ${ctx.workspaceId} and s.id = ${id} ${hold ? sql`for update of s` : sql``}`.execute(ctx.db)
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
  const { conversationId, contactId, companyId, scale } = was
  await tellAct(ctx, conversationId, { field: 'survey', from: was.rating, to: { rating, scale, comment } })
  if (was.rating !== rating)
    await ctx.record({
      ...{ type: 'conversation.rated', object: 'conversation', recordId: conversationId, contactId, companyId },
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
  const { id, who, rating, scale, subject, number, comment, contactId, companyId, conversationId } = survey
  const assigneeId = settings.followUp === 'person' ? settings.followUpBy : (survey.agentId ?? settings.followUpBy)
  const byProgram = inLightOf(ctx, { actor: { kind: 'system', id: null }, userId: null })
  const task = await saveRecord(byProgram, ctx.objects.find('task'), {
    input: {
      title: say('task.title', { who: who ?? number, rating: rating ?? 0, scale }).slice(0, 500),
      details: [say('task.details', { subject, number }), ...(comment ? [say('task.said', { comment })] : [])].join(
        '\n\n',
      ),
      ...{ assigneeId, teamId: assigneeId ? null : survey.teamId, contactId, companyId, priority: 'high' },
      ...{ dueAt: ctx.now().toISOString(), links: [{ object: 'conversation', id: conversationId }] },
    },
  })
  await ctx.db
    .updateTable('surveys')
    .set({ taskId: task.id })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .execute()
}
