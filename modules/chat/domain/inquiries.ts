import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import { answerByMachine } from '#modules/conversations'
import type { Ctx } from '#platform/ctx/ctx'
import { refuse } from '#platform/http/refusal'
import { type Line, lineOf, wakeWidgets } from './lines.ts'
import type { StoredVisitor } from './sessions.ts'

/** Who asks, and what becomes of an answer. */
export interface Inquirer {
  name: string
  /** Takes what was chosen, and says so by `noteChoice`. @returns false: it can be answered no longer */
  take(ctx: Ctx, subjectId: string, value: number): Promise<boolean>
}

const inquirers = new Map<string, Inquirer>()

/** Lets a module ask visitors what they answer by a press. */
export const declareInquirer = (inquirer: Inquirer): void => void inquirers.set(inquirer.name, inquirer)

export interface Inquiry {
  name: string
  subjectId: string
  conversationId: string
  text: string
  choices: readonly { value: number; label: string }[]
  thanks: string
  /** Where more can be said. */
  url: string
  /** As whom it is asked. */
  speaker: string
}

/** Asks in a chat, below a message that colleagues see, too. */
export async function inquire(ctx: Ctx, { conversationId, text, speaker, ...inquiry }: Inquiry): Promise<void> {
  const messageId = uuidv7()
  await answerByMachine(ctx, { by: 'assistant', conversationId, messageId, text, name: speaker })
  const { name, subjectId, thanks, url } = inquiry
  await ctx.db
    .insertInto('chatInquiries')
    .values({
      ...{ workspaceId: ctx.workspaceId, messageId, name, subjectId, thanks, url },
      ...{ choices: JSON.stringify(inquiry.choices), createdAt: ctx.now().toISOString() },
    })
    .execute()
}

/**
 * Takes what a visitor presses; pressing another one is saying so instead. @returns the line as it stands then
 * @throws Refusal chat_inquiry_not_found, chat_inquiry_over
 */
export async function answerInquiry(
  ctx: Ctx,
  visitor: StoredVisitor,
  { id, value }: { id: string; value: number },
): Promise<Line> {
  const { rows } = await sql<{ name: string; subjectId: string }>`select q.name, q.subject_id from chat_inquiries q
    join chat_lines l on l.workspace_id = q.workspace_id and l.message_id = q.message_id and l.visitor_id = ${visitor.id}
    where q.workspace_id = ${ctx.workspaceId} and q.message_id = ${id}
      and q.choices @> jsonb_build_array(jsonb_build_object('value', ${value}::int))`.execute(ctx.db)
  const inquirer = rows[0] && inquirers.get(rows[0].name)
  if (!rows[0] || !inquirer) return refuse('chat_inquiry_not_found')
  if (!(await inquirer.take(ctx, rows[0].subjectId, value))) refuse('chat_inquiry_over')
  await wakeWidgets(ctx, visitor.id)
  return lineOf(ctx, visitor.id, id)
}

/** Shows in the chat what was chosen, wherever that was. */
export async function noteChoice(ctx: Ctx, name: string, subjectId: string, value: number): Promise<void> {
  await sql`update chat_inquiries set chosen = ${value}
    where workspace_id = ${ctx.workspaceId} and name = ${name} and subject_id = ${subjectId}`.execute(ctx.db)
}
