import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { refuse } from '#platform/http/refusal'
import type { Layout, LayoutSection } from './layout-shape.ts'

/** Layouts of one object or of all that whoever acts may read, those for everybody first. */
export async function listLayouts(ctx: Ctx, { object }: { object?: string | undefined }): Promise<Layout[]> {
  const rows = await stored(ctx)
    .$if(object !== undefined, (query) => query.where('object', '=', object ?? ''))
    .orderBy('object')
    .orderBy(sql`team_id is not null`)
    .orderBy('id')
    .execute()
  const readable = new Set(
    ctx.objects
      .all()
      .filter(({ plural }) => ctx.may(`${plural}.read`))
      .map(({ name }) => name),
  )
  return rows.filter((row) => readable.has(row.object))
}

/** One layout. @throws Refusal layout_not_found */
export async function findLayout(ctx: Ctx, { id }: { id: string }): Promise<Layout> {
  return (await stored(ctx).where('id', '=', id).executeTakeFirst()) ?? refuse('layout_not_found')
}

const stored = (ctx: Ctx) =>
  ctx.db
    .selectFrom('layouts')
    .select([
      'id',
      'object',
      'teamId',
      'version',
      'updatedAt',
      sql<LayoutSection[]>`sections`.as('sections'),
      sql<string[]>`hidden`.as('hidden'),
    ])
    .where('workspaceId', '=', ctx.workspaceId)
