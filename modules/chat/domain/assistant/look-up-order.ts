import { sql } from 'kysely'
import { lockConversation } from '#modules/conversations'
import type { Ctx } from '#platform/ctx/ctx'
import { refuse } from '#platform/http/refusal'
import type { StoredChannel } from '../find-channel.ts'
import type { StoredVisitor } from '../sessions.ts'
import { chatWords } from '../words.ts'
import { handOver } from './hand-over.ts'
import { isWithPerson } from './standing.ts'
import { tellByAssistant } from './tell.ts'

/** After so many in vain a person looks. */
const MOST_IN_VAIN = 3

interface Asked {
  number: string
  email: string
}

/**
 * Says how an order stands, to whoever knows its number and the mail of whoever placed it. Whether one of the two is right is not
 * to be learned: only both together find anything.
 */
export async function lookUpOrder(
  ctx: Ctx,
  channel: StoredChannel,
  visitor: StoredVisitor,
  asked: Asked,
): Promise<void> {
  const { conversationId } = visitor
  if (!conversationId || !channel.content.assistant.isOn || !channel.content.assistant.orders)
    return refuse('chat_not_found')
  await lockConversation(ctx, conversationId)
  if (await isWithPerson(ctx, conversationId)) return
  const at = { channel, visitor, conversationId }
  const say = chatWords(visitor.language)
  const question = { id: null, text: say('orderQuestion', { number: asked.number }) }
  const order = await findOrder(ctx, asked)
  if (order) {
    const card = { title: order.number, state: say(`statuses.${order.status}`), detail: detailOf(order, visitor) }
    return tellByAssistant(ctx, at, { kind: 'order', text: say('orderFound'), question, card })
  }
  if ((await inVain(ctx, conversationId)) + 1 >= MOST_IN_VAIN) return handOver(ctx, { ...at, why: 'noSource' })
  await tellByAssistant(ctx, at, { kind: 'order', text: say('orderNotFound'), question, asks: 'order' })
}

interface Found {
  number: string
  status: string
  total: number
  currency: string
  lines: { name: string; quantity: number }[]
}

async function findOrder(ctx: Ctx, { number, email }: Asked): Promise<Found | undefined> {
  const { rows } = await sql<Found>`select o.number, o.status, o.total, o.currency,
      (select coalesce(jsonb_agg(jsonb_build_object('name', l.product_name, 'quantity', l.quantity) order by l.position), '[]')
        from order_lines l where l.workspace_id = o.workspace_id and l.order_id = o.id and l.position < 3) as lines
    from record_keys k join orders o on o.workspace_id = k.workspace_id and o.contact_id = k.record_id
    where k.workspace_id = ${ctx.workspaceId} and k.object = 'contact' and k.kind = 'email' and k.value = ${email.toLowerCase()}
      and lower(o.number) = lower(${number}) and o.deleted_at is null and o.status <> 'draft' limit 1`.execute(ctx.db)
  return rows[0]
}

function detailOf({ total, currency, lines }: Found, { language }: StoredVisitor): string {
  const format = new Intl.NumberFormat(language, { style: 'currency', currency })
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2
  const items = lines.map(({ name, quantity }) => `${quantity} × ${name}`)
  return [...items, format.format(total / 10 ** digits)].join(', ')
}

async function inVain(ctx: Ctx, conversationId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from chat_answers
    where workspace_id = ${ctx.workspaceId} and conversation_id = ${conversationId} and kind = 'order' and question_id is null
      and card is null`.execute(ctx.db)
  return rows[0]?.count ?? 0
}
