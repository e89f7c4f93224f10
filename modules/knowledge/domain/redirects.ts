import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { refuse } from '#platform/http/refusal'
import type { Translation } from '../contract/translations.ts'
import { lockArticle } from './find-article.ts'
import { findTranslation } from './translations.ts'

interface Redirect {
  id: string
  language: string
  slug: string
}

/**
 * Lets an address lead on to an article. Of two who want one for different articles, the key lets the first.
 * @throws Refusal record_not_found, article_translation_not_found, article_address_taken
 */
export async function addRedirect(ctx: Ctx, { id, language, slug }: Redirect): Promise<Translation> {
  await lockArticle(ctx, id)
  await findTranslation(ctx, id, language)
  await sql`insert into article_addresses (workspace_id, language, slug, article_id)
    values (${ctx.workspaceId}, ${language}, ${slug}, ${id}) on conflict do nothing`.execute(ctx.db)
  const { rows } = await sql<{ articleId: string }>`select article_id from article_addresses
    where workspace_id = ${ctx.workspaceId} and language = ${language} and slug = ${slug}`.execute(ctx.db)
  if (rows[0]?.articleId !== id) refuse('article_address_taken', { slug })
  return findTranslation(ctx, id, language)
}

/**
 * Lets an address lead on no longer: it is free for another article.
 * @throws Refusal record_not_found, article_translation_not_found, article_address_in_use
 */
export async function removeRedirect(ctx: Ctx, { id, language, slug }: Redirect): Promise<Translation> {
  await lockArticle(ctx, id)
  const { published } = await findTranslation(ctx, id, language)
  if (published?.slug === slug) refuse('article_address_in_use', { slug })
  await sql`delete from article_addresses where workspace_id = ${ctx.workspaceId} and language = ${language}
    and slug = ${slug} and article_id = ${id}`.execute(ctx.db)
  return findTranslation(ctx, id, language)
}
