import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { refuse } from '#platform/http/refusal'
import type { ArticleVersion, Translation } from '../contract/translations.ts'
import { seeArticle } from './find-article.ts'
import { findTranslation, saveTranslation } from './translations.ts'

interface Place {
  id: string
  language: string
}

/** What was published of an article in a language, newest first. @throws Refusal record_not_found */
export async function listVersions(ctx: Ctx, { id, language }: Place): Promise<{ items: ArticleVersion[] }> {
  await seeArticle(ctx, id)
  const { rows } =
    await sql<ArticleVersion>`select number, title, summary, body, slug, published_by, published_at from article_versions
    where workspace_id = ${ctx.workspaceId} and article_id = ${id} and language = ${language} order by number desc limit 100`.execute(
      ctx.db,
    )
  return { items: rows }
}

/** Makes an old version the draft again; readers see it once that is published. @throws Refusal article_version_not_found */
export async function restoreVersion(
  ctx: Ctx,
  { id, language, number }: Place & { number: number },
): Promise<Translation> {
  await findTranslation(ctx, id, language)
  const { rows } = await sql<ArticleVersion>`select title, summary, body, slug from article_versions
    where workspace_id = ${ctx.workspaceId} and article_id = ${id} and language = ${language} and number = ${number}`.execute(
    ctx.db,
  )
  const [found] = rows
  if (!found) return refuse('article_version_not_found', { number })
  return saveTranslation(ctx, { id, language, ...found })
}
