import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { refuse, refuseInput } from '#platform/http/refusal'
import { slugOf } from '#platform/objects/slug-of'
import type { Translation } from '../contract/translations.ts'
import { findCentre } from './centre.ts'
import { lockArticle, moveArticle, type StandingArticle } from './find-article.ts'
import { forgetIndex, indexArticle } from './index-article.ts'
import { findTranslation } from './translations.ts'

interface Place {
  id: string
  language: string
}

/**
 * Makes the draft of a language what readers see, and keeps it as a version. Its address leads to it from now on; the one
 * before leads on.
 * @throws Refusal record_not_found, article_translation_not_found, article_archived, invalid_input
 */
export async function publishTranslation(ctx: Ctx, { id, language }: Place): Promise<Translation> {
  const article = await lockArticle(ctx, id)
  if (article.status === 'archived') refuse('article_archived')
  const draft = await findTranslation(ctx, id, language)
  if (draft.body === '')
    refuseInput({ path: 'body', code: 'empty', message: 'There is no text yet', mend: 'Write it, then publish.' })
  if (draft.published && !draft.hasChanges) return draft
  const { title, summary, body } = draft
  const slug = await claimAddress(ctx, { id, language }, draft.slug)
  const at = ctx.now().toISOString()
  const { rows } = await sql<{ number: number }>`insert into article_versions
      (workspace_id, article_id, language, number, title, summary, body, slug, published_by, published_at)
    select ${ctx.workspaceId}, ${id}, ${language}, coalesce(max(number), 0) + 1, ${title}, ${summary}, ${body}, ${slug}, ${ctx.userId}::uuid, ${at}::timestamptz
      from article_versions where workspace_id = ${ctx.workspaceId} and article_id = ${id} and language = ${language}
    returning number`.execute(ctx.db)
  const number = rows[0]?.number ?? 1
  await sql`update article_translations set published = ${number}, slug = ${slug}
    where workspace_id = ${ctx.workspaceId} and article_id = ${id} and language = ${language}`.execute(ctx.db)
  await indexArticle(ctx, { articleId: id, language }, { title, summary, body })
  await moveArticle(ctx, id, {
    ...{ status: 'published', languages: await publishedIn(ctx, id), publishedAt: at },
    ...(article.reviewOn ? {} : { reviewOn: await nextReview(ctx) }),
  })
  await ctx.record(told('article.published', id, { language, number, title }))
  return findTranslation(ctx, id, language)
}

/** Takes a language off the help centre; its versions stay. @throws Refusal record_not_found, article_translation_not_found */
export async function unpublishTranslation(ctx: Ctx, { id, language }: Place): Promise<Translation> {
  const article = await lockArticle(ctx, id)
  const { published, title } = await findTranslation(ctx, id, language)
  if (published) {
    await sql`update article_translations set published = null
      where workspace_id = ${ctx.workspaceId} and article_id = ${id} and language = ${language}`.execute(ctx.db)
    await forgetIndex(ctx, { articleId: id, language })
    await moveArticle(ctx, id, await standingOf(ctx, id, article))
    await ctx.record(told('article.unpublished', id, { language, number: published.number, title }))
  }
  return findTranslation(ctx, id, language)
}

/** Puts an article away, or takes it out again: away it shows to nobody, whatever is published of it. @throws Refusal record_not_found */
export async function archiveArticle(ctx: Ctx, { id, away }: { id: string; away: boolean }) {
  const article = await lockArticle(ctx, id)
  if (away) return moveArticle(ctx, id, { status: 'archived' })
  return moveArticle(ctx, id, await standingOf(ctx, id, { ...article, status: 'draft' }))
}

/** Somebody has read an article and found it right: it is due again after the months of the settings. @throws Refusal record_not_found */
export async function reviewArticle(ctx: Ctx, { id }: { id: string }) {
  await lockArticle(ctx, id)
  await ctx.record(told('article.reviewed', id, {}))
  return moveArticle(ctx, id, { reviewOn: await nextReview(ctx) })
}

const told = (type: string, id: string, payload: Record<string, unknown>) => ({
  ...{ type, object: 'article', recordId: id, payload },
})

async function standingOf(ctx: Ctx, id: string, { status }: Pick<StandingArticle, 'status'>) {
  const languages = await publishedIn(ctx, id)
  if (status === 'archived') return { languages }
  return { languages, status: languages.length > 0 ? ('published' as const) : ('draft' as const) }
}

async function publishedIn(ctx: Ctx, id: string): Promise<string[]> {
  const { rows } = await sql<{ language: string }>`select language from article_translations
    where workspace_id = ${ctx.workspaceId} and article_id = ${id} and published is not null order by language`.execute(
    ctx.db,
  )
  return rows.map(({ language }) => language)
}

async function nextReview(ctx: Ctx): Promise<string> {
  const { reviewMonths } = await findCentre(ctx)
  const { rows } = await sql<{
    day: string
  }>`select to_char((${ctx.now().toISOString()}::timestamptz at time zone ${ctx.workspace.timeZone})
    + make_interval(months => ${reviewMonths}), 'YYYY-MM-DD') as day`.execute(ctx.db)
  return rows[0]?.day ?? ''
}

/** The address if it is free or was given up by whoever had it; else the next free one like it. */
async function claimAddress(ctx: Ctx, place: Place, slug: string): Promise<string> {
  const taken = new Set<string>()
  for (let wanted = slug; ; wanted = slugOf(slug.replaceAll('-', ' '), taken, 'article')) {
    if (await claimed(ctx, place, wanted)) return wanted
    taken.add(wanted)
  }
}

/** The key decides who was first. Whoever comes second waits at the row, and looks anew at what the first made of it. */
async function claimed(ctx: Ctx, { id, language }: Place, slug: string): Promise<boolean> {
  const { workspaceId } = ctx
  const { rows: added } = await sql`insert into article_addresses (workspace_id, language, slug, article_id)
    values (${workspaceId}, ${language}, ${slug}, ${id}) on conflict do nothing returning slug`.execute(ctx.db)
  if (added.length > 0) return true
  await sql`select from article_addresses
    where workspace_id = ${workspaceId} and language = ${language} and slug = ${slug} for update`.execute(ctx.db)
  const { rows } = await sql`update article_addresses s set article_id = ${id}
    where s.workspace_id = ${workspaceId} and s.language = ${language} and s.slug = ${slug}
      and (s.article_id = ${id} or not exists (
        select from article_translations t join article_versions v on v.workspace_id = t.workspace_id
          and v.article_id = t.article_id and v.language = t.language and v.number = t.published
         where t.workspace_id = s.workspace_id and t.article_id = s.article_id and t.language = s.language and v.slug = s.slug))
    returning slug`.execute(ctx.db)
  return rows.length > 0
}
