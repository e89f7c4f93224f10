import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import type { Ctx } from '#platform/ctx/ctx'
import { refuseInput } from '#platform/http/refusal'
import { findRecord } from '#platform/objects/find-record'
import type { AnyRecord } from '#platform/objects/object-type'
import { saveRecord } from '#platform/objects/save-records'
import type { Category } from './default-settings.ts'
import { retime } from './retime.ts'
import { type TicketSettings, ticketSettings } from './settings.ts'

/** That somebody spoke, and where it was written. */
export interface Spoken {
  ticketId: string
  side: 'customer' | 'agent'
  at: string
  /** The message it is; a message counts once. */
  messageId?: string | undefined
}

const DAY = 86_400_000

/**
 * Notes that the customer wrote or was answered. A customer's word opens a ticket again that waits for it, or that was solved a few
 * days ago; one solved longer ago stays solved and is followed by a new one. @throws Refusal record_not_found
 */
export async function takeTurn(ctx: Ctx, spoken: Spoken): Promise<{ ticketId: string; isNew: boolean }> {
  const type = ctx.objects.find('ticket')
  await sql`select from tickets where workspace_id = ${ctx.workspaceId} and id = ${spoken.ticketId} for update`.execute(
    ctx.db,
  )
  const ticket = await findRecord(ctx, type, spoken.ticketId)
  if (await isKnown(ctx, spoken)) return { ticketId: spoken.ticketId, isNew: false }
  const settings = await ticketSettings(ctx)
  if (spoken.side === 'customer' && isLongSolved(ticket, spoken.at, daysOf(ticket, settings))) {
    const { id } = await saveRecord(ctx, type, { input: followUp(ticket, spoken.at) })
    await follow(ctx, id, spoken.ticketId)
    await write(ctx, { ...spoken, ticketId: id })
    return { ticketId: id, isNew: true }
  }
  await write(ctx, spoken)
  const wanted = nextCategory(ticket.category as Category, spoken.side)
  const state = settings.states.find(({ category, archived }) => category === wanted && !archived)
  if (wanted && state) await saveRecord(ctx, type, { id: spoken.ticketId, input: { state: state.id } })
  else await retime(ctx, [spoken.ticketId])
  return { ticketId: spoken.ticketId, isNew: false }
}

/** As somebody notes it: now, or a while ago. @throws Refusal record_not_found, invalid_input */
export async function noteTurn(
  ctx: Ctx,
  { id, side, at }: { id: string; side: Spoken['side']; at?: string | undefined },
) {
  const now = ctx.now().toISOString()
  if (at && Date.parse(at) > Date.parse(now))
    refuseInput({
      path: 'at',
      code: 'in_future',
      message: 'Nobody has spoken yet',
      mend: 'Name a moment that is over.',
    })
  return takeTurn(ctx, { ticketId: id, side, at: at ?? now })
}

/** So many days after it was solved a word of the customer's opens it again: of its type, else of all. */
const daysOf = ({ type }: AnyRecord, { types, reopenDays }: TicketSettings): number =>
  types.find(({ id }) => id === type)?.reopenDays ?? reopenDays

function isLongSolved({ solvedAt }: AnyRecord, at: string, reopenDays: number): boolean {
  return typeof solvedAt === 'string' && Date.parse(at) - Date.parse(solvedAt) > reopenDays * DAY
}

/** Where a ticket goes by what was said; undefined: it stays. */
function nextCategory(category: Category, side: Spoken['side']): Category | undefined {
  if (side === 'agent') return category === 'new' ? 'open' : undefined
  return category === 'new' || category === 'open' ? undefined : 'open'
}

const carried = [
  'subject',
  'type',
  'priority',
  'channel',
  'ownerId',
  'teamId',
  'contactId',
  'companyId',
  'orderId',
  'productId',
]

const followUp = (ticket: AnyRecord, askedAt: string) => ({
  ...Object.fromEntries(
    carried.flatMap((name) => (ticket[name] === undefined || ticket[name] === null ? [] : [[name, ticket[name]]])),
  ),
  askedAt,
})

const follow = (ctx: Ctx, id: string, followsId: string) =>
  sql`update tickets set follows_id = ${followsId} where workspace_id = ${ctx.workspaceId} and id = ${id}`.execute(
    ctx.db,
  )

async function isKnown(ctx: Ctx, { ticketId, messageId }: Spoken): Promise<boolean> {
  if (!messageId) return false
  const { rows } =
    await sql`select 1 as one from ticket_turns where workspace_id = ${ctx.workspaceId} and message_id = ${messageId}
    and ticket_id in (select id from tickets where workspace_id = ${ctx.workspaceId} and (id = ${ticketId} or follows_id = ${ticketId}))`.execute(
      ctx.db,
    )
  return rows.length > 0
}

async function write(ctx: Ctx, { ticketId, side, at, messageId }: Spoken): Promise<void> {
  await sql`insert into ticket_turns (workspace_id, id, ticket_id, side, at, by_id, message_id)
    values (${ctx.workspaceId}, ${uuidv7()}, ${ticketId}, ${side}, ${at}, ${ctx.userId}, ${messageId ?? null})`.execute(
    ctx.db,
  )
  const type = side === 'customer' ? 'ticket.customerSpoke' : 'ticket.answered'
  const { rows } = await sql<{
    contactId: string | null
    companyId: string | null
  }>`select contact_id, company_id from tickets
    where workspace_id = ${ctx.workspaceId} and id = ${ticketId}`.execute(ctx.db)
  await ctx.record({ type, object: 'ticket', recordId: ticketId, ...rows[0], payload: { at } })
}
