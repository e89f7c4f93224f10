import type { Ctx, Kith } from '#platform/ctx/ctx'
import { addressOfArticle } from './addresses.ts'
import { findCentre } from './centre.ts'
import { type ArticleSearch, type FoundPassage, searchArticles } from './search-articles.ts'

type Asked = Omit<ArticleSearch, 'language'> & { language?: string | undefined }

/** What answers a question, with where customers read it. */
export async function listPassages(
  ctx: Ctx,
  kith: Kith,
  { language, ...asked }: Asked,
): Promise<{ items: (FoundPassage & { address: string | null })[] }> {
  const centre = await findCentre(ctx)
  const found = await searchArticles(ctx, { ...asked, language: language ?? centre.languages[0] ?? 'en' })
  return { items: found.map((passage) => ({ ...passage, address: addressOfArticle(ctx, kith, centre, passage) })) }
}
