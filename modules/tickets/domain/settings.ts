import { sql } from 'kysely'
import { raiseSchemaVersion } from '#platform/auth/schema-version'
import type { Ctx } from '#platform/ctx/ctx'
import { type Category, defaultSettings } from './default-settings.ts'

/** Where a ticket may stand. */
export interface TicketState {
  id: string
  name: string
  category: Category
  archived: boolean
}

/** What a ticket may be about. */
export interface TicketKind {
  id: string
  name: string
  icon: string
  /** Null: as of all tickets. */
  reopenDays: number | null
  archived: boolean
}

export interface TicketSettings {
  /** 0: as Kith made them, nobody changed them. */
  version: number
  reopenDays: number
  states: TicketState[]
  types: TicketKind[]
}

/** How the workspace works on tickets; Kith's own way as long as it has none. */
export const ticketSettings = async (ctx: Ctx): Promise<TicketSettings> =>
  (await keptSettings(ctx)) ?? defaultSettings(ctx.workspace.locale)

/** What is rows already. */
export async function keptSettings(ctx: Ctx): Promise<TicketSettings | undefined> {
  const { rows } = await sql<TicketSettings>`select s.version, s.reopen_days,
      (select jsonb_agg(jsonb_build_object('id', id, 'name', name, 'category', category, 'archived', archived_at is not null)
        order by position, id) from ticket_states t where t.workspace_id = s.workspace_id) as states,
      (select coalesce(jsonb_agg(jsonb_build_object('id', id, 'name', name, 'icon', icon, 'reopenDays', reopen_days, 'archived', archived_at is not null)
        order by position, id), '[]') from ticket_types t where t.workspace_id = s.workspace_id) as types
    from ticket_settings s where s.workspace_id = ${ctx.workspaceId}`.execute(ctx.db)
  return rows[0]
}

/** Makes rows of what Kith brings along, for the first ticket or the first change. Two who come at once write the same. */
export async function keepDefaults(ctx: Ctx): Promise<TicketSettings> {
  const settings = defaultSettings(ctx.workspace.locale)
  await sql`insert into ticket_settings (workspace_id, reopen_days, version) values (${ctx.workspaceId}, ${settings.reopenDays}, 0)
    on conflict do nothing`.execute(ctx.db)
  await writeStates(ctx, settings.states)
  await writeTypes(ctx, settings.types)
  // The choices of its fields are rows now.
  await raiseSchemaVersion(ctx)
  return settings
}

/** Writes states in their order; those that are left out stay as they are. */
export const writeStates = (ctx: Ctx, states: readonly TicketState[]) =>
  sql`insert into ticket_states (workspace_id, id, name, category, position, archived_at)
    select ${ctx.workspaceId}, r.id, r.name, r.category, r.position, case when r.archived then now() end
    from jsonb_to_recordset(${inOrder(states)}::jsonb) as r(id text, name text, category text, position integer, archived boolean)
    on conflict (workspace_id, id) do update set name = excluded.name, category = excluded.category,
      position = excluded.position, archived_at = excluded.archived_at`.execute(ctx.db)

/** Writes types in their order; those that are left out stay as they are. */
export const writeTypes = (ctx: Ctx, types: readonly TicketKind[]) =>
  sql`insert into ticket_types (workspace_id, id, name, icon, reopen_days, position, archived_at)
    select ${ctx.workspaceId}, r.id, r.name, r.icon, r."reopenDays", r.position, case when r.archived then now() end
    from jsonb_to_recordset(${inOrder(types)}::jsonb) as r(id text, name text, icon text, "reopenDays" integer, position integer, archived boolean)
    on conflict (workspace_id, id) do update set name = excluded.name, icon = excluded.icon, reopen_days = excluded.reopen_days,
      position = excluded.position, archived_at = excluded.archived_at`.execute(ctx.db)

const inOrder = (rows: readonly object[]) => JSON.stringify(rows.map((row, position) => ({ ...row, position })))
