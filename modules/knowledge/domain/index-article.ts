import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { stemmerOf } from './languages.ts'
import { passagesOf } from './passages.ts'
import { imagesIn } from './sanitise-article.ts'

interface Published {
  title: string
  summary: string
  body: string
}

/** What makes an article in a language: how it is found, and which pictures strangers may see. */
interface Place {
  articleId: string
  language: string
}

/** How heavily a word of a title and of a heading weighs, beside one of the text. */
const [TITLE, HEADING] = [3, 2]

/** Writes anew by what an article is found in a language. */
export async function indexArticle(ctx: Ctx, place: Place, { title, summary, body }: Published): Promise<void> {
  await forgetIndex(ctx, place)
  const { articleId, language } = place
  const stems = sql`${stemmerOf(language)}::regconfig`
  const passages = passagesOf({ summary, body }).map((passage, position) => ({ ...passage, position }))
  const given = sql`jsonb_to_recordset(${JSON.stringify(passages)}::jsonb) as p(position int, heading text, anchor text, text text)`
  await sql`with given as (select * from ${given}),
    words as (
      select g.position, w.lexeme as term, sum(case v when 'A' then ${TITLE}::float8 when 'B' then ${HEADING}::float8 else 1 end) as weight
        from given g cross join lateral unnest(
          setweight(to_tsvector(${stems}, ${title}), 'A') || setweight(to_tsvector(${stems}, g.heading), 'B') || to_tsvector(${stems}, g.text)) w
        cross join lateral unnest(w.weights) v
       group by 1, 2),
    terms as (
      insert into article_terms (workspace_id, language, term, article_id, position, weight)
      select ${ctx.workspaceId}, ${language}, term, ${articleId}, position, weight from words),
    known as (
      insert into article_words (workspace_id, language, term)
      select distinct ${ctx.workspaceId}::uuid, ${language}, term from words order by term on conflict do nothing)
    insert into article_passages (workspace_id, article_id, language, position, heading, anchor, text, size)
    select ${ctx.workspaceId}, ${articleId}, ${language}, g.position, g.heading, g.anchor, g.text,
      coalesce((select sum(weight) from words where words.position = g.position), 0)
      from given g`.execute(ctx.db)
  const images = imagesIn(body)
  if (images.length > 0)
    await sql`insert into article_images (workspace_id, file_id, article_id, language)
      select ${ctx.workspaceId}, unnest(${images}::uuid[]), ${articleId}, ${language}`.execute(ctx.db)
}

/** An article is found in a language no more. */
export async function forgetIndex(ctx: Ctx, { articleId, language }: Place): Promise<void> {
  for (const table of ['article_passages', 'article_terms', 'article_images'])
    await sql`delete from ${sql.table(table)}
      where workspace_id = ${ctx.workspaceId} and article_id = ${articleId} and language = ${language}`.execute(ctx.db)
}
