import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { refuse, refuseInput } from '#platform/http/refusal'
import { slugOf } from '#platform/objects/slug-of'
import type { Translation } from '../contract/translations.ts'
import { lockArticle, moveArticle, seeArticle } from './find-article.ts'
import { sanitiseArticle } from './sanitise-article.ts'

export interface TranslationDraft {
  id: string
  language: string
  title: string
  summary: string
  body: string
  slug?: string | undefined
  /** The version that was read; another is refused. */
  version?: number | undefined
}

/** An article in every language it is written in, its own first. @throws Refusal record_not_found */
export async function listTranslations(ctx: Ctx, { id }: { id: string }): Promise<{ items: Translation[] }> {
  await seeArticle(ctx, id)
  const { rows } =
    await sql<Translation>`select t.language, t.title, t.summary, t.body, t.slug, t.version, t.changed_by, t.changed_at,
      case when v.number is not null then jsonb_build_object('number', v.number, 'title', v.title, 'slug', v.slug,
        'publishedAt', v.published_at, 'publishedBy', v.published_by) end as published,
      v.number is not null and (v.title, v.summary, v.body, v.slug) is distinct from (t.title, t.summary, t.body, t.slug) as has_changes,
      array(select slug from article_addresses s where s.workspace_id = t.workspace_id and s.article_id = t.article_id
        and s.language = t.language and s.slug is distinct from v.slug order by slug) as former_slugs
    from article_translations t join articles a on a.workspace_id = t.workspace_id and a.id = t.article_id
    left join article_versions v on v.workspace_id = t.workspace_id and v.article_id = t.article_id and v.language = t.language
      and v.number = t.published
    where t.workspace_id = ${ctx.workspaceId} and t.article_id = ${id}
    order by t.language <> a.language, t.language`.execute(ctx.db)
  return { items: rows }
}

/** @throws Refusal record_not_found, article_translation_not_found */
export async function findTranslation(ctx: Ctx, id: string, language: string): Promise<Translation> {
  const { items } = await listTranslations(ctx, { id })
  return items.find((one) => one.language === language) ?? refuse('article_translation_not_found', { language })
}

/**
 * Writes the draft of an article in a language, which is begun where there is none. What is published stays as it is.
 * @throws Refusal record_not_found, version_conflict, invalid_input
 */
export async function saveTranslation(ctx: Ctx, draft: TranslationDraft): Promise<Translation> {
  const { id, language, title, summary, version } = draft
  const article = await lockArticle(ctx, id)
  const stood = await versionOf(ctx, id, language)
  if (version !== undefined && version !== (stood?.version ?? 0))
    refuse('version_conflict', { object: 'article', version: stood?.version ?? 0 })
  const body = sanitiseArticle(draft.body)
  const slug = draft.slug || stood?.slug || slugOf(title, new Set(), 'article')
  await sql`insert into article_translations as t (workspace_id, article_id, language, title, summary, body, slug, changed_by, changed_at)
    values (${ctx.workspaceId}, ${id}, ${language}, ${title}, ${summary}, ${body}, ${slug}, ${ctx.userId}, ${ctx.now().toISOString()})
    on conflict (workspace_id, article_id, language) do update set title = excluded.title, summary = excluded.summary,
      body = excluded.body, slug = excluded.slug, version = t.version + 1, changed_by = excluded.changed_by, changed_at = excluded.changed_at
      where (t.title, t.summary, t.body, t.slug) is distinct from (excluded.title, excluded.summary, excluded.body, excluded.slug)`.execute(
    ctx.db,
  )
  if (language === article.language && title !== article.title) await moveArticle(ctx, id, { title })
  return findTranslation(ctx, id, language)
}

/** Takes a language out of an article. @throws Refusal record_not_found, article_translation_not_found, invalid_input */
export async function removeTranslation(ctx: Ctx, { id, language }: { id: string; language: string }) {
  const article = await lockArticle(ctx, id)
  const { published } = await findTranslation(ctx, id, language)
  if (language === article.language || published)
    refuseInput({
      path: 'language',
      code: 'translation_in_use',
      message: published ? 'It is published' : 'The article was begun in it',
      mend: published ? 'Take it off the help centre first.' : 'Delete the article, or give it another language first.',
    })
  await sql`delete from article_translations
    where workspace_id = ${ctx.workspaceId} and article_id = ${id} and language = ${language}`.execute(ctx.db)
  return listTranslations(ctx, { id })
}

async function versionOf(ctx: Ctx, id: string, language: string) {
  const { rows } = await sql<{ version: number; slug: string }>`select version, slug from article_translations
    where workspace_id = ${ctx.workspaceId} and article_id = ${id} and language = ${language}`.execute(ctx.db)
  return rows[0]
}
