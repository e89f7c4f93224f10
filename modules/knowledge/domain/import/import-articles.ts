import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { saveRecords } from '#platform/objects/save-records'
import { slugOf } from '#platform/objects/slug-of'
import { pathIn } from '../addresses.ts'
import { type Category, listCategories } from '../categories.ts'
import { findCentre } from '../centre.ts'
import type { ArticleLanguage } from '../languages.ts'
import { sanitiseArticle } from '../sanitise-article.ts'
import { saveTranslation } from '../translations.ts'
import { type GivenFile, type ReadFile, readFile } from './read-file.ts'

export interface ArticleImport {
  language: ArticleLanguage
  audience: 'public' | 'customers' | 'staff'
  categoryId: string | null
  files: readonly GivenFile[]
  pictures: readonly { name: string; fileId: string }[]
}

interface Outcome {
  name: string
  status: 'created' | 'updated' | 'failed'
  articleId: string | null
  title: string
  language: string
  why: 'empty' | 'tooMuch' | 'frontMatter' | 'forbidden' | null
  leftOut: number
}

type Taken = ReadFile & { name: string; language: ArticleLanguage; slug: string }

/** Takes in files as drafts of articles. Those of one article in several languages belong together; known ones are changed. */
export async function importArticles(ctx: Ctx, given: ArticleImport): Promise<{ items: Outcome[] }> {
  const read = given.files.map((file) => ({ name: file.name, read: readFile(file) }))
  const taken = read.flatMap(({ name, read: found }): Taken[] =>
    typeof found === 'string'
      ? []
      : [
          {
            ...found,
            name,
            language: found.language ?? given.language,
            slug: found.slug ?? slugOf(found.title, new Set(), 'article'),
          },
        ],
  )
  const ids = await articlesOf(ctx, taken, given)
  const centre = await findCentre(ctx)
  const links = new Map(
    taken.map((one) => [`${one.key} ${one.language}`, pathIn(centre.address, one.language, 'articles', one.slug)]),
  )
  const done = new Map<string, Outcome>()
  for (const one of taken) done.set(one.name, await takeIn(ctx, one, { ids, links, pictures: given.pictures }))
  return {
    items: read.map(
      ({ name, read: found }) =>
        done.get(name) ?? {
          ...{ name, status: 'failed', articleId: null, title: name, language: given.language, leftOut: 0 },
          why: typeof found === 'string' ? found : 'forbidden',
        },
    ),
  }
}

interface Around {
  ids: Ids
  links: ReadonlyMap<string, string>
  pictures: ArticleImport['pictures']
}

async function takeIn(ctx: Ctx, one: Taken, { ids, links, pictures }: Around): Promise<Outcome> {
  const { name, key, title, summary, language, slug, former } = one
  const known = ids.get(key)
  const said = { name, title, language }
  if (!known) return { ...said, status: 'failed', articleId: null, why: 'forbidden', leftOut: 0 }
  const placed = withLinks(
    withFiles(one.body, pictures),
    (other) => links.get(`${other} ${language}`) ?? links.get(`${other} ${one.language}`),
  )
  const body = sanitiseArticle(placed)
  await saveTranslation(ctx, { id: known.id, language, title, summary, body: placed, slug })
  for (const address of former)
    await sql`insert into article_addresses (workspace_id, language, slug, article_id)
      values (${ctx.workspaceId}, ${language}, ${address}, ${known.id}) on conflict do nothing`.execute(ctx.db)
  const leftOut = (placed.match(/<img\b/gi)?.length ?? 0) - (body.match(/<img\b/g)?.length ?? 0)
  return { ...said, status: known.isNew ? 'created' : 'updated', articleId: known.id, why: null, leftOut }
}

type Ids = ReadonlyMap<string, { id: string; isNew: boolean }>

/** The article of each key: the one a file of that name became before, or a new one. */
async function articlesOf(ctx: Ctx, taken: readonly Taken[], given: ArticleImport): Promise<Ids> {
  const firsts = [...new Map([...taken].reverse().map((one) => [one.key, one])).values()]
  const externalOf = (key: string) => `file:${key}`.slice(0, 200)
  const { rows } = await sql<{ id: string; externalId: string }>`select id, external_id from articles
    where workspace_id = ${ctx.workspaceId} and deleted_at is null and external_id = any (${firsts.map(({ key }) => externalOf(key))}::text[])`.execute(
    ctx.db,
  )
  const ids = new Map<string, { id: string; isNew: boolean }>(
    firsts.flatMap(({ key }) => {
      const found = rows.find(({ externalId }) => externalId === externalOf(key))
      return found ? [[key, { id: found.id, isNew: false }] as const] : []
    }),
  )
  const { items: categories } = await listCategories(ctx)
  const fresh = firsts.filter(({ key }) => !ids.has(key))
  const drafts = fresh.map(({ key, title, language, audience, category }) => ({
    input: {
      ...{ title, language, audience: audience ?? given.audience, externalId: externalOf(key) },
      categoryId: categoryOf(categories, category) ?? given.categoryId,
    },
  }))
  const saved = await saveRecords(ctx, ctx.objects.find('article'), drafts)
  for (const [at, one] of saved.entries()) {
    const key = fresh[at]?.key
    if (key !== undefined && one.status !== 'failed') ids.set(key, { id: one.id, isNew: true })
  }
  return ids
}

function categoryOf(categories: readonly Category[], name: string | null): string | undefined {
  if (!name) return undefined
  const wanted = name.toLowerCase()
  return categories.find(
    ({ slug, names }) => slug === wanted || Object.values(names).some((one) => one.name.toLowerCase() === wanted),
  )?.id
}

/** Pictures by the last part of their name. */
function withFiles(html: string, pictures: ArticleImport['pictures']): string {
  const byName = new Map(pictures.map(({ name, fileId }) => [baseOf(name), fileId]))
  return html.replaceAll(
    /(<img\b[^>]*?\bsrc\s*=\s*)(["'])(.*?)\2/gi,
    (written, before: string, quote: string, src: string) => {
      const id = byName.get(baseOf(src))
      return id ? `${before}${quote}/api/v1/files/${id}/content${quote}` : written
    },
  )
}

/** Links from file to file lead from article to article. */
function withLinks(html: string, place: (key: string) => string | undefined): string {
  return html.replaceAll(
    /(<a\b[^>]*?\bhref\s*=\s*)(["'])([^"'#?:]+\.(?:md|markdown|html?))(#[^"']*)?\2/gi,
    (...parts) => {
      const [written, before, quote, target, anchor = ''] = parts as string[]
      const found = place(
        baseOf(target ?? '')
          .replace(/\.(md|markdown|html?)$/i, '')
          .replace(/\.[a-z]{2}$/i, ''),
      )
      return found ? `${before}${quote}${found}${anchor}${quote}` : String(written)
    },
  )
}

const baseOf = (name: string) => {
  const last = name.split(/[?#]/)[0]?.split(/[\\/]/).at(-1) ?? ''
  return last.replaceAll(/%20/g, ' ').toLowerCase()
}
