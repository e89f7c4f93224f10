import type { Ctx } from '#platform/ctx/ctx'
import { escaped } from '#platform/mail/in-html'
import { findCentre } from '../domain/centre.ts'
import type { ArticleLanguage } from '../domain/languages.ts'
import { sanitiseArticle } from '../domain/sanitise-article.ts'
import { articlePage } from './pages.ts'
import { sitePage } from './site-html.ts'
import { pageWords } from './words.ts'

interface Written {
  language: ArticleLanguage
  title: string
  summary: string
  body: string
}

/** The page of an article that is being written, as its readers would see it; its pictures are those of the workspace's files. */
export async function previewArticle(ctx: Ctx, { language, title, summary, body }: Written): Promise<{ html: string }> {
  const centre = await findCentre(ctx)
  const site = {
    centre: { ...centre, logo: null },
    business: ctx.workspace.name,
    language,
    publicUrl: 'http://preview.invalid',
  }
  const article = {
    ...{
      id: '',
      categoryId: null,
      title,
      summary,
      slug: 'preview',
      language,
      minutes: 1,
      audience: 'staff' as const,
      others: [],
    },
    ...{ body: sanitiseArticle(body), publishedAt: ctx.now().toISOString() },
  }
  const page = articlePage(site, { article, categories: [], articles: [], voted: null, key: null, asFiles: true })
  const hero = `<div class="hero"><div class="w"><p>${escaped(pageWords(language)('preview'))}</p></div></div>`
  return { html: sitePage(site, { ...page, hero }).html }
}
