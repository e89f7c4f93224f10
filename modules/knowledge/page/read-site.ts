import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import type { Centre } from '../domain/centre.ts'
import type { Audience } from '../domain/search-articles.ts'

/** An article as a list shows it: in the reader's language, or the one fallen back to. */
export interface Listed {
  id: string
  categoryId: string | null
  title: string
  summary: string
  slug: string
  language: string
  minutes: number
}

/** An article as its page shows it. */
export interface Read extends Listed {
  audience: Audience
  body: string
  publishedAt: string
  /** Where it stands in other languages. */
  others: { language: string; slug: string }[]
}

/** A published version in the best language there is for a reader: theirs, the help centre's first, any. */
const bestVersion = (ctx: Ctx, centre: Centre, language: string) => sql`
  select distinct on (a.id) a.id, a.category_id, a.audience, a.views, v.language, v.title, v.summary, v.body, v.slug, v.published_at,
      greatest(1, round(length(v.body) / 1400.0))::int as minutes
    from articles a
    join article_translations t on t.workspace_id = a.workspace_id and t.article_id = a.id
    join article_versions v on v.workspace_id = t.workspace_id and v.article_id = t.article_id and v.language = t.language
     and v.number = t.published
   where a.workspace_id = ${ctx.workspaceId} and a.status = 'published' and a.deleted_at is null
     and v.language = any (${[...centre.languages]}::text[])
   order by a.id, v.language = ${language} desc, v.language = ${centre.languages[0]} desc, v.language`

const listed = sql.raw('b.id, b.category_id, b.title, b.summary, b.slug, b.language, b.minutes')

/** Every public article, by title; a few thousand at most, and none of their words. */
export async function listPublic(ctx: Ctx, centre: Centre, language: string): Promise<Listed[]> {
  const { rows } = await sql<Listed>`select ${listed} from (${bestVersion(ctx, centre, language)}) b
    where b.audience = 'public' order by lower(b.title), b.id limit 5000`.execute(ctx.db)
  return rows
}

/** What is read most within a week, then what was read ever. */
export async function listMostRead(ctx: Ctx, centre: Centre, language: string): Promise<Listed[]> {
  const { rows } = await sql<Listed>`select ${listed} from (${bestVersion(ctx, centre, language)}) b
    left join (select article_id, sum(views) as views from article_views
        where workspace_id = ${ctx.workspaceId} and day > ${ctx.now().toISOString()}::timestamptz::date - 7 group by 1) r on r.article_id = b.id
    where b.audience = 'public' order by r.views desc nulls last, b.views desc, b.published_at desc limit 6`.execute(
    ctx.db,
  )
  return rows
}

/** The article an address leads or led to, of whichever language; undefined for none that is published. */
export async function readAt(
  ctx: Ctx,
  centre: Centre,
  { language, slug }: { language: string; slug: string },
): Promise<Read | undefined> {
  const { rows } = await sql<Read>`select ${listed}, b.audience, b.body, b.published_at,
      coalesce((select jsonb_agg(jsonb_build_object('language', o.language, 'slug', o.slug)) from article_translations ot
        join article_versions o on o.workspace_id = ot.workspace_id and o.article_id = ot.article_id
         and o.language = ot.language and o.number = ot.published
       where ot.workspace_id = ${ctx.workspaceId} and ot.article_id = b.id), '[]') as others
    from (${bestVersion(ctx, centre, language)}) b
    where b.id = (select s.article_id from article_addresses s where s.workspace_id = ${ctx.workspaceId} and s.slug = ${slug}
      order by s.language = ${language} desc, s.language limit 1)`.execute(ctx.db)
  return rows[0]
}

/** Whether strangers may have a picture: it stands in something published, or it is the logo. */
export async function isShown(ctx: Ctx, centre: Centre, fileId: string): Promise<boolean> {
  if (centre.logo === fileId) return true
  const { rows } =
    await sql`select from article_images i join articles a on a.workspace_id = i.workspace_id and a.id = i.article_id
    where i.workspace_id = ${ctx.workspaceId} and i.file_id = ${fileId} and a.status = 'published' and a.deleted_at is null
      and a.audience in ('public', 'customers') limit 1`.execute(ctx.db)
  return rows.length > 0
}
