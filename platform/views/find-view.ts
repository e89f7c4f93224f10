import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { refuse } from '#platform/http/refusal'
import { missingFields } from './named-fields.ts'
import type { ViewKind, ViewSettings, Visibility } from './view-settings.ts'

/** A saved view as one person sees it. */
export interface View {
  id: string
  object: string
  name: string
  kind: ViewKind
  visibility: Visibility
  teamId: string | null
  ownerId: string
  settings: ViewSettings
  position: number
  version: number
  /** Fields that the settings name and that are gone. */
  missing: string[]
  may: { change: boolean }
}

/** The views of a type, or of all, that this person may see, in the order of their tabs. */
export async function listViews(ctx: Ctx, object: string | undefined): Promise<View[]> {
  const readable = ctx.objects.all().filter(({ plural }) => ctx.may(`${plural}.read`))
  const objects = readable.map(({ name }) => name).filter((name) => !object || name === object)
  return viewsWhere(ctx, sql`views.object = any (${objects}::text[])`)
}

/** @throws Refusal view_not_found, also for one that this person may not see. */
export async function findView(ctx: Ctx, id: string): Promise<View> {
  const [view] = await viewsWhere(ctx, sql`views.id = ${id}`)
  const type = view && ctx.objects.all().find(({ name }) => name === view.object)
  return view && type && ctx.may(`${type.plural}.read`) ? view : refuse('view_not_found')
}

/** @throws Refusal view_not_found, view_not_yours, forbidden for a key that may only read. */
export async function findOwnView(ctx: Ctx, id: string): Promise<View> {
  const view = await findView(ctx, id)
  refuseReadingKey(ctx, view.object)
  return view.may.change ? view : refuse('view_not_yours', { name: view.name })
}

/** A person who may only read keeps views of their own; a key for reading writes nothing. */
export function refuseReadingKey(ctx: Ctx, object: string): void {
  const permission = `${ctx.objects.find(object).plural}.update` as const
  if (ctx.actor.kind === 'apiKey' && !ctx.may(permission)) refuse('forbidden', { permission })
}

type Row = Omit<View, 'missing' | 'may'> & { leads: boolean }

/** Administrators look after what is shared; what is private is nobody else's. */
async function viewsWhere(ctx: Ctx, condition: RawBuilder<unknown>): Promise<View[]> {
  const administers = ctx.may('settings')
  const sees = sql<SqlBool>`(views.owner_id = ${ctx.userId} or views.visibility = 'everyone'
    or (views.team_id is not null and (mine.user_id is not null or ${administers}::boolean)))`
  const { rows } =
    await sql<Row>`select views.id, views.object, views.name, views.kind, views.visibility, views.team_id, views.owner_id,
      views.settings, views.position, views.version, coalesce(mine.lead, false) as leads
    from views left join team_members as mine on mine.workspace_id = views.workspace_id and mine.team_id = views.team_id
      and mine.user_id = ${ctx.userId}
    where views.workspace_id = ${ctx.workspaceId} and ${condition} and ${sees}
    order by views.position, views.id`.execute(ctx.db)
  return rows.map(({ leads, ...row }) => {
    const shared = row.visibility === 'everyone' || row.teamId !== null
    const change = row.ownerId === ctx.userId || (shared && (administers || leads))
    const type = ctx.objects.all().find(({ name }) => name === row.object)
    return { ...row, missing: type ? missingFields(type, row.settings) : [], may: { change } }
  })
}
