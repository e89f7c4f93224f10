import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import type { InputError } from '#platform/http/refusal'
import type { Refused, Write } from '#platform/objects/object-type'
import { slugOf } from '#platform/objects/slug-of'
import { findCentre } from './centre.ts'

/** Before articles are written: one says in which language it begins, and its category is one there is. */
export async function articlesBefore(ctx: Ctx, writes: Write[]): Promise<Refused> {
  const refused = new Map<string, InputError[]>()
  const wordless = writes.filter(({ after }) => !after.language)
  if (wordless.length > 0) {
    const { languages } = await findCentre(ctx)
    for (const { after } of wordless) after.language = languages[0]
  }
  const wanted = writes.flatMap(({ input: { categoryId } }) => (typeof categoryId === 'string' ? categoryId : []))
  const known = await categoriesAmong(ctx, wanted)
  for (const { id, input } of writes)
    if (typeof input.categoryId === 'string' && !known.has(input.categoryId))
      refused.set(id, [noSuch(input.categoryId)])
  return refused
}

async function categoriesAmong(ctx: Ctx, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set()
  const { rows } = await sql<{ id: string }>`select id from article_categories
    where workspace_id = ${ctx.workspaceId} and id::text = any (${ids}::text[]) for key share`.execute(ctx.db)
  return new Set(rows.map(({ id }) => id))
}

const noSuch = (value: string): InputError => ({
  path: 'categoryId',
  code: 'option_unknown',
  message: `There is no category “${value.slice(0, 50)}”`,
  mend: 'See GET /api/v1/article-categories.',
})

/** After articles are written: the draft in an article's own language is there, and called as the article is. */
export async function articlesWritten(ctx: Ctx, writes: Write[]): Promise<void> {
  const drafts = writes.map(({ id, after }) => ({
    ...{ id, title: after.title, language: after.language },
    slug: slugOf(String(after.title), new Set(), 'article'),
  }))
  if (drafts.length === 0) return
  const at = ctx.now().toISOString()
  await sql`insert into article_translations as t (workspace_id, article_id, language, title, slug, changed_by, changed_at)
    select ${ctx.workspaceId}, d.id, d.language, d.title, d.slug, ${ctx.userId}::uuid, ${at}::timestamptz
      from jsonb_to_recordset(${JSON.stringify(drafts)}::jsonb) as d(id uuid, title text, language text, slug text)
    on conflict (workspace_id, article_id, language) do update
      set title = excluded.title, version = t.version + 1, changed_by = excluded.changed_by, changed_at = excluded.changed_at
      where t.title <> excluded.title`.execute(ctx.db)
}
