import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { refuse } from '#platform/http/refusal'
import type { ChatContent } from '../contract/channel-shape.ts'
import type { StoredVisitor } from './sessions.ts'

/** What a visitor is asked before they write. */
export interface Answers {
  name?: string | undefined
  email?: string | undefined
  /** By the key of its question. */
  own?: Readonly<Record<string, string>> | undefined
}

/**
 * Keeps what a visitor answered. What their website has proven is not theirs to change.
 * @param mustReach while nobody is in, an address to answer to is needed
 * @throws Refusal chat_question_open
 */
export async function keepAnswers(
  ctx: Ctx,
  { name, email, questions }: ChatContent,
  visitor: Pick<StoredVisitor, 'id' | 'name' | 'email' | 'provenAs'>,
  { answers, mustReach }: { answers: Answers; mustReach: boolean },
): Promise<void> {
  const is = {
    name: (visitor.provenAs && visitor.name) || answers.name || visitor.name || null,
    email: (visitor.provenAs && visitor.email) || answers.email?.toLowerCase() || visitor.email || null,
  }
  const own = questions.flatMap(({ key, label, required, choices }) => {
    const given = answers.own?.[key] ?? ''
    const value = choices.length === 0 || choices.includes(given) ? given : ''
    if (required && value === '') refuse('chat_question_open', { missing: key })
    return value === '' ? [] : [{ key, label, value }]
  })
  if (name === 'required' && !is.name) refuse('chat_question_open', { missing: 'name' })
  if ((email === 'required' || mustReach) && !is.email) refuse('chat_question_open', { missing: 'email' })
  await sql`update chat_visitors set name = ${is.name}, email = ${is.email}, answers = ${JSON.stringify(own)}::jsonb
    where workspace_id = ${ctx.workspaceId} and id = ${visitor.id}`.execute(ctx.db)
}
