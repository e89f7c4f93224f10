import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { folded } from '#platform/search/folded'

/** What looks at pages without being a person, by its own name. */
const MACHINES = /bot|crawl|spider|preview|slurp|facebookexternalhit|monitor/i
export const isMachine = (agent: string | undefined): boolean => MACHINES.test(agent ?? '')

/** So many different searches of a day are told apart; a flood of others counts for nothing. */
const MOST_SEARCHES = 2_000

const today = (ctx: Ctx) => sql`(${ctx.now().toISOString()}::timestamptz at time zone ${ctx.workspace.timeZone})::date`

/** Counts that an article was read. */
export async function countReading(ctx: Ctx, articleId: string): Promise<void> {
  await sql`insert into article_views as v (workspace_id, article_id, day, views) values (${ctx.workspaceId}, ${articleId}, ${today(ctx)}, 1)
    on conflict (workspace_id, article_id, day) do update set views = v.views + 1`.execute(ctx.db)
  await sql`update articles set views = views + 1 where workspace_id = ${ctx.workspaceId} and id = ${articleId}`.execute(
    ctx.db,
  )
}

interface Vote {
  articleId: string
  language: string
  /** A keyed hash: the same visitor has the same one. */
  visitor: Buffer
  isHelpful: boolean
}

/** Takes a reader's word, or their other one. */
export async function takeVote(ctx: Ctx, { articleId, language, visitor, isHelpful }: Vote): Promise<void> {
  await sql`insert into article_votes as v (workspace_id, article_id, visitor, language, is_helpful, at)
    values (${ctx.workspaceId}, ${articleId}, ${visitor}, ${language}, ${isHelpful}, ${ctx.now().toISOString()})
    on conflict (workspace_id, article_id, visitor) do update set is_helpful = excluded.is_helpful, language = excluded.language, at = excluded.at`.execute(
    ctx.db,
  )
  // Locked first, so that whoever votes at the same time counts what the other has written.
  await sql`select from articles where workspace_id = ${ctx.workspaceId} and id = ${articleId} for no key update`.execute(
    ctx.db,
  )
  await sql`update articles a set helpful = c.yes, unhelpful = c.no
    from (select count(*) filter (where is_helpful)::int as yes, count(*) filter (where not is_helpful)::int as no
      from article_votes where workspace_id = ${ctx.workspaceId} and article_id = ${articleId}) c
    where a.workspace_id = ${ctx.workspaceId} and a.id = ${articleId}`.execute(ctx.db)
}

/** Notes what was searched for and how much was found; not what may name somebody. */
export async function noteSearch(
  ctx: Ctx,
  { words, language, found }: { words: string; language: string; found: number },
) {
  const kept = searchWords(words)
  if (!kept) return
  await sql`insert into article_searches as s (workspace_id, day, language, words, searches, found)
    select ${ctx.workspaceId}, ${today(ctx)}, ${language}, ${kept}, 1, ${found}
     where (select count(*) from article_searches where workspace_id = ${ctx.workspaceId} and day = ${today(ctx)}) < ${MOST_SEARCHES}
    on conflict (workspace_id, day, language, words) do update set searches = s.searches + 1, found = excluded.found`.execute(
    ctx.db,
  )
}

/** A search as it is kept; undefined for none, for one letter, and for what has an address or a long number in it. */
export function searchWords(words: string): string | undefined {
  const plain = folded(words.replaceAll(/\p{C}/gu, ' ')).replaceAll(/\s+/g, ' ').trim().slice(0, 100).trim()
  const tells = /@|\d[\d\s/().-]{5,}/.test(plain)
  return plain.length < 2 || tells ? undefined : plain
}
