import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import type { InputError } from '#platform/http/refusal'
import type { Refused, Write } from '#platform/objects/object-type'
import { openCategories } from './default-settings.ts'
import { refuseCircles } from './refuse-circles.ts'
import { keepDefaults, keptSettings, type TicketSettings } from './settings.ts'

/** A ticket as it stood before a write. */
export interface TicketBefore {
  state: string
  category: string
}

/** What the second hook must know of the time before the first. */
const before = new WeakMap<Write, TicketBefore>()

/** How the ticket of a write stood; undefined for a new one. */
export const stoodBefore = (write: Write): TicketBefore | undefined => before.get(write)

/** Before tickets are written: a state brings its category, being solved its moment, a new one its number. */
export async function settleTickets(ctx: Ctx, writes: Write[]): Promise<Refused> {
  const refused = new Map<string, InputError[]>()
  if (writes.length === 0) return refused
  const settings = (await keptSettings(ctx)) ?? (await keepDefaults(ctx))
  const teams = await teamIds(ctx)
  const stood = await standing(ctx, writes)
  for (const write of writes) {
    const was = stood.get(write.id)
    if (was) before.set(write, was)
    const errors = settle(ctx, write, was, { settings, teams })
    if (errors.length > 0) refused.set(write.id, errors)
  }
  await refuseCircles(ctx, writes, refused)
  await numberThem(
    ctx,
    writes.filter(({ id, after }) => !after.number && !refused.has(id)),
  )
  return refused
}

interface Known {
  settings: TicketSettings
  teams: ReadonlySet<string>
}

function settle(ctx: Ctx, write: Write, was: TicketBefore | undefined, { settings, teams }: Known): InputError[] {
  const { after, input, created } = write
  const { states, types } = settings
  const wanted = (input.state as string | null | undefined) ?? was?.state
  const state = wanted
    ? states.find(({ id }) => id === wanted)
    : (states.find(({ category, archived }) => category === 'new' && !archived) ??
      states.find(({ category, archived }) => openCategories.includes(category) && !archived))
  if (!state) return [noSuch('state', String(wanted), states)]
  const type = after.type
  if (typeof type === 'string' && !types.some(({ id }) => id === type)) return [noSuch('type', type, types)]
  if (typeof after.teamId === 'string' && !teams.has(after.teamId)) return [noSuch('teamId', after.teamId, [])]
  const now = ctx.now().toISOString()
  after.state = state.id
  after.category = state.category
  if (created && input.askedAt === undefined) after.askedAt = now
  const isOver = state.category === 'solved' || state.category === 'closed'
  const wasOver = was?.category === 'solved' || was?.category === 'closed'
  if (!isOver) after.solvedAt = null
  else if (!wasOver || !after.solvedAt) after.solvedAt = now
  if (was && wasOver && !isOver) after.reopened = Number(after.reopened ?? 0) + 1
  return []
}

const noSuch = (path: string, value: string, known: readonly { id: string }[]): InputError => ({
  path,
  code: 'option_unknown',
  message: `There is no ${path === 'teamId' ? 'team' : path} “${value.slice(0, 50)}”`,
  mend: known.length > 0 ? `Use one of: ${known.map(({ id }) => id).join(', ')}.` : 'See GET /api/v1/teams.',
})

async function teamIds(ctx: Ctx): Promise<ReadonlySet<string>> {
  const rows = await ctx.db.selectFrom('teams').select('id').where('workspaceId', '=', ctx.workspaceId).execute()
  return new Set(rows.map(({ id }) => id))
}

async function standing(ctx: Ctx, writes: readonly Write[]): Promise<Map<string, TicketBefore>> {
  const ids = writes.flatMap(({ id, created }) => (created ? [] : id))
  if (ids.length === 0) return new Map()
  const { rows } = await sql<TicketBefore & { id: string }>`select id, state, category from tickets
    where workspace_id = ${ctx.workspaceId} and id = any (${ids}::uuid[])`.execute(ctx.db)
  return new Map(rows.map(({ id, ...stood }) => [id, stood]))
}

/** Numbers count up; one that came with an import is passed over. */
async function numberThem(ctx: Ctx, nameless: readonly Write[]): Promise<void> {
  for (let left = nameless; left.length > 0; left = left.filter(({ after }) => !after.number)) {
    const { rows } = await sql<{ last: number }>`update ticket_settings set last_number = last_number + ${left.length}
      where workspace_id = ${ctx.workspaceId} returning last_number as last`.execute(ctx.db)
    const first = (rows[0]?.last ?? 0) - left.length + 1
    const numbers = left.map((_, at) => String(first + at))
    const { rows: known } = await sql<{ number: string }>`select number from tickets
      where workspace_id = ${ctx.workspaceId} and number = any (${numbers}::text[])`.execute(ctx.db)
    const taken = new Set(known.map(({ number }) => number))
    const free = numbers.filter((number) => !taken.has(number))
    for (const [at, { after }] of left.entries()) after.number = free[at] ?? null
  }
}
