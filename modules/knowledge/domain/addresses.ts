import { timingSafeEqual } from 'node:crypto'
import type { Ctx, Kith } from '#platform/ctx/ctx'
import type { Centre } from './centre.ts'
import type { FoundPassage } from './search-articles.ts'

type Site = Pick<Kith, 'auth' | 'config'>

/** Where something stands in a help centre. */
export const pathIn = (address: string, language: string, ...rest: string[]) =>
  ['/help', address, language, ...rest].join('/')

/**
 * Where a customer reads an article; null while the help centre is off, and for what is for colleagues. What is for customers
 * alone is in no list of the help centre: whoever has its address, which is signed, may read it.
 */
export function addressOfArticle(
  ctx: Pick<Ctx, 'workspaceId'>,
  { auth, config }: Site,
  { address, isOn }: Pick<Centre, 'address' | 'isOn'>,
  {
    articleId,
    language,
    slug,
    audience,
    anchor,
  }: Pick<FoundPassage, 'articleId' | 'language' | 'slug' | 'audience' | 'anchor'>,
): string | null {
  if (!isOn || audience === 'staff') return null
  const place = new URL(pathIn(address, language, 'articles', slug), config.publicUrl)
  if (audience === 'customers')
    place.searchParams.set('key', keyOf({ auth }, ctx.workspaceId, articleId).toString('base64url'))
  if (anchor) place.hash = anchor
  return place.href
}

const keyOf = ({ auth }: Pick<Kith, 'auth'>, workspaceId: string, articleId: string) =>
  auth.sign('article for customers', `${workspaceId} ${articleId}`)

/** Whether an address of an article for customers was given out here. */
export function isKeyOf(site: Pick<Kith, 'auth'>, key: string, workspaceId: string, articleId: string): boolean {
  const [given, right] = [Buffer.from(key, 'base64url'), keyOf(site, workspaceId, articleId)]
  return given.length === right.length && timingSafeEqual(given, right)
}
