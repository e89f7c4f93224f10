import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import type { Write } from '#platform/objects/object-type'
import { same } from '#platform/objects/same'

/** A record of any object, or somebody of the workspace (`user`). */
export interface Link {
  object: string
  id: string
  /** Attends without being invited by mail. */
  uninvited?: boolean
}

/** Which of a record's links: what else it is about; who attends. */
export type LinkPart = 'links' | 'attendees'

interface Linking {
  table: 'tasks' | 'activities' | 'notes'
  parts: readonly LinkPart[]
}

const given = ({ input }: Write, part: LinkPart) => input[part] as Link[] | undefined // shaped by the field

/** SQL for reading, filtering and the timelines of records with links. */
export function linkSql({ table, parts }: Linking) {
  const own = (part: LinkPart) => sql`link.workspace_id = ${sql.ref(`${table}.workspaceId`)}
    and link.owner_id = ${sql.ref(`${table}.id`)} and link.part = ${sql.lit(part)}`
  const perPart = <T>(of: (part: LinkPart) => T) => Object.fromEntries(parts.map((part) => [part, of(part)]))
  return {
    expressions: perPart(
      (part) => sql`(select coalesce(jsonb_agg(jsonb_build_object('object', link.object, 'id', link.record_id)
          || case when link.uninvited then '{"uninvited": true}'::jsonb else '{}' end order by link.position), '[]')
        from activity_links as link where ${own(part)})`,
    ),
    links: perPart(
      (part) => (predicate: RawBuilder<SqlBool>) =>
        sql<SqlBool>`exists (select 1 from activity_links as link where ${own(part)} and ${predicate})`,
    ),
    linkedTo: (workspaceId: string, recordId: string) =>
      sql`select link.owner_id as id from activity_links as link join ${sql.table(table)} as owner
        on owner.workspace_id = link.workspace_id and owner.id = link.owner_id
        where link.workspace_id = ${workspaceId} and link.record_id = ${recordId}`,
  }
}

/** Before records are written: finds which of their links change. */
export async function changedLinks(ctx: Ctx, writes: Write[], parts: readonly LinkPart[]): Promise<void> {
  const linking = writes.filter((write) => parts.some((part) => given(write, part) !== undefined))
  const standing = linking.filter(({ created }) => !created).map(({ id }) => id)
  const before = await linksOf(ctx, standing)
  for (const write of linking)
    for (const part of parts) {
      const is = given(write, part)
      if (is === undefined) continue
      const was = before.filter((link) => link.ownerId === write.id && link.part === part).map(bare)
      const once = [...new Map(is.map((link) => [link.id, bare(link)])).values()]
      if (!same(was, once)) write.changes[part] = [was, once]
    }
}

const bare = ({ object, id, uninvited }: Link): Link => ({ object, id, ...(uninvited ? { uninvited } : {}) })

async function linksOf(ctx: Ctx, ownerIds: readonly string[]): Promise<(Link & { ownerId: string; part: string })[]> {
  if (ownerIds.length === 0) return []
  return ctx.db
    .selectFrom('activityLinks')
    .select(['ownerId', 'part', 'object', 'recordId as id', 'uninvited'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('ownerId', 'in', ownerIds)
    .orderBy('position')
    .execute()
}

/** After records are written: brings the table of their links in line. */
export async function writeLinks(ctx: Ctx, writes: Write[], parts: readonly LinkPart[]): Promise<void> {
  await Promise.all(parts.map((part) => writePart(ctx, writes, part)))
}

async function writePart(ctx: Ctx, writes: Write[], part: LinkPart): Promise<void> {
  const changing = writes.filter(({ changes }) => changes[part])
  if (changing.length === 0) return
  const rows = changing.flatMap(({ id, changes }) =>
    ((changes[part]?.[1] ?? []) as Link[]).map((link, position) => ({ ownerId: id, position, ...link })),
  )
  const old = changing.filter(({ created }) => !created).map(({ id }) => id)
  await Promise.all([
    old.length > 0 &&
      sql`delete from activity_links where workspace_id = ${ctx.workspaceId} and part = ${part}
        and owner_id = any (${old}::uuid[])`.execute(ctx.db),
    rows.length > 0 &&
      sql`insert into activity_links (workspace_id, owner_id, part, record_id, object, position, uninvited)
        select ${ctx.workspaceId}, r."ownerId", ${part}, r.id, r.object, r.position, coalesce(r.uninvited, false)
        from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r("ownerId" uuid, id uuid, object text, position integer, uninvited boolean)`.execute(
        ctx.db,
      ),
  ])
}
