import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { seeArticle } from './find-article.ts'
import { listTicketGaps } from './ticket-gaps.ts'

interface Gap {
  language: string
  words: string
  searches: number
  lastOn: string
}

/** What was searched for in vain within some days, and was not put away since; what tickets were about that no article answered. */
export async function listGaps(ctx: Ctx, { days }: { days: number }) {
  const since = sql`(${ctx.now().toISOString()}::timestamptz at time zone ${ctx.workspace.timeZone})::date - ${days}::int`
  const { rows: items } =
    await sql<Gap>`select language, words, searches, to_char(last_on, 'YYYY-MM-DD') as last_on from (
      select s.language, s.words, sum(s.searches)::int as searches, max(s.day) as last_on, (array_agg(s.found order by s.day desc))[1] as found
        from article_searches s where s.workspace_id = ${ctx.workspaceId} and s.day > ${since} group by 1, 2) g
    where found = 0 and not exists (select from article_gaps_closed c where c.workspace_id = ${ctx.workspaceId}
        and c.language = g.language and c.words = g.words and g.last_on <= (c.closed_at at time zone ${ctx.workspace.timeZone})::date)
    order by searches desc, last_on desc, words limit 200`.execute(ctx.db)
  const { rows } = await sql<{ searches: number; inVain: number }>`select coalesce(sum(searches), 0)::int as searches,
      coalesce(sum(searches) filter (where found = 0), 0)::int as in_vain
    from article_searches where workspace_id = ${ctx.workspaceId} and day > ${since}`.execute(ctx.db)
  return { items, ...(rows[0] ?? { searches: 0, inVain: 0 }), tickets: await listTicketGaps(ctx, { days }) }
}

interface Closure {
  language: string
  words: string
  articleId?: string | undefined
}

/** Puts a gap away. @throws Refusal record_not_found */
export async function closeGap(ctx: Ctx, { language, words, articleId }: Closure) {
  if (articleId) await seeArticle(ctx, articleId)
  await sql`insert into article_gaps_closed (workspace_id, language, words, article_id, closed_by, closed_at)
    values (${ctx.workspaceId}, ${language}, ${words}, ${articleId ?? null}, ${ctx.userId}, ${ctx.now().toISOString()})
    on conflict (workspace_id, language, words) do update
      set article_id = excluded.article_id, closed_by = excluded.closed_by, closed_at = excluded.closed_at`.execute(
    ctx.db,
  )
  return { words }
}

/** So long searches and readings are kept by the day. */
const KEPT_DAYS = 400

/** Forgets what is older than anybody asks for. */
export async function forgetOldReadings(
  owner: { query(text: string, values: unknown[]): Promise<unknown> },
  now: Date,
) {
  const before = new Date(now.getTime() - KEPT_DAYS * 86_400_000)
  for (const table of ['article_searches', 'article_views'])
    await owner.query(`delete from ${table} where day < $1::date`, [before.toISOString()])
}
