import { sql } from 'kysely'
import { raiseSchemaVersion } from '#platform/auth/schema-version'
import type { Ctx } from '#platform/ctx/ctx'
import { refuseInput } from '#platform/http/refusal'
import { slugOf } from '#platform/objects/slug-of'
import type { categoryIcons } from '../page/icons.ts'

export interface Category {
  id: string
  parentId: string | null
  slug: string
  icon: (typeof categoryIcons)[number]
  /** By language. */
  names: Record<string, { name: string; about: string }>
}

/** Categories in their order, those within another behind it, with how many articles lie in each. */
export async function listCategories(ctx: Ctx): Promise<{ items: (Category & { articles: number })[] }> {
  const { rows } = await sql<Category & { articles: number }>`select c.id, c.parent_id, c.slug, c.icon, c.names,
      (select count(*)::int from articles a where a.workspace_id = c.workspace_id and a.category_id = c.id::text and a.deleted_at is null) as articles
    from article_categories c left join article_categories p on p.workspace_id = c.workspace_id and p.id = c.parent_id
    where c.workspace_id = ${ctx.workspaceId}
    order by coalesce(p.position, c.position), c.parent_id is not null, c.position, c.id`.execute(ctx.db)
  return { items: rows }
}

type Draft = Omit<Category, 'slug'> & { slug?: string | undefined }

/** Sets the categories in their order. @throws Refusal invalid_input for one that is used and would go, or lies too deep */
export async function saveCategories(ctx: Ctx, { items }: { items: readonly Draft[] }) {
  // One change at a time; what the registry knows of them is asked anew.
  await raiseSchemaVersion(ctx)
  const { items: before } = await listCategories(ctx)
  for (const [at, { id, parentId }] of items.entries()) refuseDeep(items, at, { id, parentId })
  const gone = before.filter(({ id }) => !items.some((one) => one.id === id))
  await refuseUsed(ctx, gone)
  await sql`update article_categories set parent_id = null where workspace_id = ${ctx.workspaceId}`.execute(ctx.db)
  await sql`delete from article_categories
    where workspace_id = ${ctx.workspaceId} and id = any (${gone.map(({ id }) => id)}::uuid[])`.execute(ctx.db)
  await write(ctx, withSlugs(items, before))
  await ctx.record({
    ...{ type: 'articleCategories.changed', object: 'articleCategories', recordId: ctx.workspaceId },
    payload: { count: items.length },
  })
  return listCategories(ctx)
}

function refuseDeep(items: readonly Draft[], at: number, { id, parentId }: Pick<Draft, 'id' | 'parentId'>): void {
  const path = `items.${at}`
  if (items.findIndex((one) => one.id === id) !== at)
    refuseInput({ path, code: 'twice', message: 'It stands here twice', mend: 'Leave one of them out.' })
  if (parentId === null) return
  const parent = items.find((one) => one.id === parentId)
  if (!parent || parent.parentId !== null || parentId === id)
    refuseInput({
      path: `${path}.parentId`,
      code: 'parent_unknown',
      message: 'It cannot lie there',
      mend: 'Let it lie in a category of this list that lies in none itself.',
    })
}

async function refuseUsed(ctx: Ctx, gone: readonly (Category & { articles: number })[]): Promise<void> {
  if (gone.length === 0) return
  const { rows } = await sql<{
    id: string
    count: number
  }>`select category_id as id, count(*)::int as count from articles
    where workspace_id = ${ctx.workspaceId} and category_id = any (${gone.map(({ id }) => id)}::text[]) group by 1`.execute(
    ctx.db,
  )
  const [used] = rows
  if (!used) return
  const name = Object.values(gone.find(({ id }) => id === used.id)?.names ?? {})[0]?.name
  refuseInput({
    path: 'items',
    code: 'category_in_use',
    message: `Articles lie in “${name}”: ${used.count}`,
    mend: 'Move them first, those in the trash too.',
  })
}

/** An address once given stays. */
function withSlugs(items: readonly Draft[], before: readonly Category[]): Category[] {
  const kept = new Map(before.map(({ id, slug }) => [id, slug]))
  const taken = new Set<string>()
  return items.map((item) => {
    const wished = item.slug ?? kept.get(item.id)
    const slug = slugOf((wished ?? Object.values(item.names)[0]?.name ?? '').replaceAll('-', ' '), taken, 'category')
    taken.add(slug)
    return { ...item, slug }
  })
}

async function write(ctx: Ctx, items: readonly Category[]): Promise<void> {
  const rows = JSON.stringify(items.map((item, position) => ({ ...item, position })))
  const given = sql`jsonb_to_recordset(${rows}::jsonb) as c(id uuid, "parentId" uuid, slug text, icon text, names jsonb, position int)`
  // Two may change places: none has its new word while another still has it.
  await sql`update article_categories set slug = 'x' || replace(id::text, '-', '') where workspace_id = ${ctx.workspaceId}`.execute(
    ctx.db,
  )
  await sql`insert into article_categories as k (workspace_id, id, slug, icon, names, position)
    select ${ctx.workspaceId}, id, slug, icon, names, position from ${given}
    on conflict (workspace_id, id) do update
      set slug = excluded.slug, icon = excluded.icon, names = excluded.names, position = excluded.position`.execute(
    ctx.db,
  )
  await sql`update article_categories k set parent_id = c."parentId" from ${given}
    where k.workspace_id = ${ctx.workspaceId} and k.id = c.id and c."parentId" is not null`.execute(ctx.db)
}
