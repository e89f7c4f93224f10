import { sql } from 'kysely'
import { raiseSchemaVersion } from '#platform/auth/schema-version'
import type { Ctx } from '#platform/ctx/ctx'
import { refuse, refuseInput } from '#platform/http/refusal'
import { slugOf } from '#platform/objects/slug-of'
import {
  keepDefaults,
  keptSettings,
  type TicketKind,
  type TicketSettings,
  type TicketState,
  ticketSettings,
  writeStates,
  writeTypes,
} from './settings.ts'

type Draft<T extends { id: string }> = Omit<T, 'id'> & { id?: string | undefined }

interface SettingsDraft {
  version?: number | undefined
  reopenDays: number
  states: readonly Draft<TicketState>[]
  types: readonly Draft<TicketKind>[]
}

/** Sets states and types in their order. A state that tickets stand in keeps its category. @throws Refusal version_conflict, invalid_input */
export async function saveSettings(ctx: Ctx, draft: SettingsDraft): Promise<TicketSettings> {
  // One change at a time; what the registry knows of them is asked anew.
  await raiseSchemaVersion(ctx)
  const before = (await keptSettings(ctx)) ?? (await keepDefaults(ctx))
  if (draft.version !== undefined && draft.version !== before.version)
    refuse('version_conflict', { object: 'ticketSettings', version: before.version })
  const states = named(draft.states, before.states, 'state')
  const types = named(draft.types, before.types, 'type')
  needs(states, 'new', 'open')
  needs(states, 'solved', 'closed')
  await keepMeaning(ctx, before.states, states)
  await drop(ctx, 'state', missing(before.states, states))
  await drop(ctx, 'type', missing(before.types, types))
  await writeStates(ctx, states)
  await writeTypes(ctx, types)
  await sql`update ticket_settings set reopen_days = ${draft.reopenDays}, version = version + 1 where workspace_id = ${ctx.workspaceId}`.execute(
    ctx.db,
  )
  const after = await ticketSettings(ctx)
  await ctx.record({
    type: 'ticketSettings.changed',
    object: 'ticketSettings',
    recordId: ctx.workspaceId,
    payload: { changes: { settings: [before, after] } },
  })
  return after
}

/** A customer's word, and a solved ticket, must have somewhere to go. */
function needs(states: readonly TicketState[], ...wanted: TicketState['category'][]): void {
  if (states.some(({ category, archived }) => wanted.includes(category) && !archived)) return
  refuseInput({
    path: 'states',
    code: 'category_missing',
    message: `No state is ${wanted.join(' or ')}`,
    mend: `Keep one of the category ${wanted.join(' or ')}.`,
  })
}

function named<T extends { id: string; name: string }>(
  drafts: readonly Draft<T>[],
  known: readonly T[],
  what: string,
): T[] {
  const taken = new Set(known.map(({ id }) => id))
  return drafts.map((draft, at) => {
    if (draft.id !== undefined && !known.some(({ id }) => id === draft.id))
      refuseInput({
        path: `${what}s.${at}.id`,
        code: 'option_unknown',
        message: `There is no ${what} “${draft.id}”`,
        mend: `Leave the id out to add a ${what}.`,
      })
    const id = draft.id ?? slugOf(draft.name as string, taken, what)
    taken.add(id)
    return { ...draft, id } as unknown as T // with its id it is one
  })
}

const missing = <T extends { id: string }>(before: readonly T[], after: readonly T[]) =>
  before.filter(({ id }) => !after.some((one) => one.id === id))

async function keepMeaning(ctx: Ctx, before: readonly TicketState[], after: readonly TicketState[]): Promise<void> {
  const turned = after.filter(({ id, category }) => before.some((one) => one.id === id && one.category !== category))
  await refuseUsed(ctx, 'state', turned, 'Its category stays; make another state and move them there.')
}

async function drop(ctx: Ctx, what: 'state' | 'type', gone: readonly { id: string; name: string }[]): Promise<void> {
  if (gone.length === 0) return
  await refuseUsed(ctx, what, gone, 'Move them first, those in the trash too, or archive it.')
  const table = what === 'state' ? sql`ticket_states` : sql`ticket_types`
  await sql`delete from ${table} where workspace_id = ${ctx.workspaceId} and id = any (${gone.map(({ id }) => id)})`.execute(
    ctx.db,
  )
}

async function refuseUsed(
  ctx: Ctx,
  what: 'state' | 'type',
  asked: readonly { id: string; name: string }[],
  mend: string,
) {
  if (asked.length === 0) return
  const { rows } = await sql<{
    id: string
    count: number
  }>`select ${sql.ref(what)} as id, count(*)::int as count from tickets
    where workspace_id = ${ctx.workspaceId} and ${sql.ref(what)} = any (${asked.map(({ id }) => id)}) group by 1`.execute(
    ctx.db,
  )
  const [used] = rows
  if (used)
    refuseInput({
      path: `${what}s`,
      code: `${what}_in_use`,
      message: `Tickets have “${asked.find(({ id }) => id === used.id)?.name}”: ${used.count}`,
      mend,
    })
}
