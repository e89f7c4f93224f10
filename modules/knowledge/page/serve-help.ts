import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { countAttempt } from '#platform/auth/attempts'
import type { Kith } from '#platform/ctx/ctx'
import { openFile } from '#platform/files/store-file'
import { Refusal } from '#platform/http/refusal'
import { languageOf } from '#platform/i18n/translate'
import { isKeyOf, pathIn } from '../domain/addresses.ts'
import { listCategories } from '../domain/categories.ts'
import { countReading, isMachine, noteSearch, takeVote } from '../domain/readers.ts'
import { searchArticles } from '../domain/search-articles.ts'
import { type Answer, answer, gone, nowhere, page } from './answers.ts'
import { atCentre, type Open } from './open-centre.ts'
import { articlePage, categoryPage, homePage, resultsPage } from './pages.ts'
import { isShown, listMostRead, listPublic, type Read, readAt } from './read-site.ts'
import { mountRobots } from './serve-robots.ts'
import { place } from './site-html.ts'
import { siteMap } from './site-map.ts'
import { pageWords } from './words.ts'

/** How often one address may search, and may say whether it helped. */
const SEARCHING = { most: 60, seconds: 60 }
const VOTING = { most: 20, seconds: 600 }

type Params = { address: string; language: string; slug: string; fileId: string }
type Request = FastifyRequest<{ Params: Params }>
type Asks = (open: Open, request: Request) => Promise<Answer>

/** Serves `/help/{address}`: the help centre, written by the server, without a script and without signing in. */
export function mountHelp(server: FastifyInstance, kith: Kith): void {
  mountRobots(server, kith)
  server.register(async (pages) => {
    pages.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string', bodyLimit: 16 * 1024 },
      (_request, body, done) => done(null, Object.fromEntries(new URLSearchParams(String(body)))),
    )
    pages.setErrorHandler((error, request, reply) => {
      if (!(error instanceof Refusal) || error.code !== 'too_many_requests') throw error
      const t = pageWords(languageOf(request.headers['accept-language']))
      return answer(request, reply, nowhere(request, { status: 429, title: t('busyTitle'), text: t('busyText') }))
    })
    const serve = (asks: Asks) => (request: Request, reply: FastifyReply) => served(kith, request, reply, asks)
    pages.get<{ Params: Params }>('/help/:address', serve(begin))
    pages.get<{ Params: Params }>('/help/:address/sitemap.xml', serve(siteMap))
    pages.get<{ Params: Params }>('/help/:address/images/:fileId', (request, reply) => picture(kith, request, reply))
    pages.get<{ Params: Params }>('/help/:address/:language', serve(home))
    pages.get<{ Params: Params }>('/help/:address/:language/search', serve(search))
    pages.get<{ Params: Params }>('/help/:address/:language/categories/:slug', serve(category))
    pages.get<{ Params: Params }>('/help/:address/:language/articles/:slug', serve(article))
    pages.post<{ Params: Params }>('/help/:address/:language/articles/:slug/votes', serve(vote))
    pages.get<{ Params: Params }>(
      '/help/:address/*',
      serve(async ({ site }) => gone(site)),
    )
  })
}

async function served(kith: Kith, request: Request, reply: FastifyReply, asks: Asks) {
  if (request.url.includes('/search')) await countAttempt(kith, `help search ${request.ip}`, SEARCHING)
  if (request.method === 'POST') await countAttempt(kith, `help vote ${request.ip}`, VOTING)
  const { address, language } = request.params
  const found = await atCentre(kith, { address, language }, (open) => asks(open, request))
  return answer(request, reply, found ?? nowhere(request))
}

/** To the language the reader's browser asks for, where there is one. */
async function begin({ site }: Open, { headers }: Request): Promise<Answer> {
  const { languages, address } = site.centre
  const asked = String(headers['accept-language'] ?? '')
    .split(',')
    .map((tag) => tag.trim().slice(0, 2).toLowerCase())
  const known = asked.find((tag) => languages.some((one) => one === tag)) ?? languages[0] ?? 'en'
  return { status: 302, location: pathIn(address, known), vary: 'accept-language' }
}

async function home({ ctx, site, isSpoken }: Open): Promise<Answer> {
  if (!isSpoken) return gone(site)
  const [{ items: categories }, articles, mostRead] = await Promise.all([
    listCategories(ctx),
    listPublic(ctx, site.centre, site.language),
    listMostRead(ctx, site.centre, site.language),
  ])
  return page(site, homePage(site, { categories, articles }, mostRead))
}

async function category({ ctx, site, isSpoken }: Open, { params }: Request): Promise<Answer> {
  const { items: categories } = await listCategories(ctx)
  const found = categories.find(({ slug }) => slug === params.slug)
  if (!found || !isSpoken) return gone(site)
  return page(
    site,
    categoryPage(site, found, { categories, articles: await listPublic(ctx, site.centre, site.language) }),
  )
}

async function search({ ctx, site, isSpoken }: Open, request: Request): Promise<Answer> {
  if (!isSpoken) return gone(site)
  const { language } = site
  const words = plain(Object(request.query).q).slice(0, 200)
  const found = await searchArticles(ctx, { words, language, audience: 'public', limit: 20 })
  if (!isMachine(request.headers['user-agent'])) await noteSearch(ctx, { words, language, found: found.length })
  return page(site, resultsPage(site, words, found))
}

/** The article if this reader may read it. What is for customers needs the address they were sent. */
async function readable(kith: Kith, { ctx, site }: Open, slug: string, key: string): Promise<Read | undefined> {
  const found = await readAt(ctx, site.centre, { language: site.language, slug })
  if (!found || found.audience === 'staff') return undefined
  return found.audience === 'public' || isKeyOf(kith, key, ctx.workspaceId, found.id) ? found : undefined
}

async function article(open: Open, request: Request): Promise<Answer> {
  const { ctx, site, kith, isSpoken } = open
  const query = Object(request.query)
  const key = plain(query.key)
  const found = isSpoken ? await readable(kith, open, request.params.slug, key) : undefined
  if (!found) return gone(site)
  // An address that was given up leads on.
  if (found.slug !== request.params.slug)
    return { status: 301, location: withKey(place(site, 'articles', found.slug), key) }
  if (request.method === 'GET' && !isMachine(request.headers['user-agent'])) await countReading(ctx, found.id)
  const [{ items: categories }, articles] = await Promise.all([
    listCategories(ctx),
    listPublic(ctx, site.centre, site.language),
  ])
  const voted = query.helpful === 'yes' || query.helpful === 'no' ? (query.helpful as 'yes' | 'no') : null
  return page(site, articlePage(site, { article: found, categories, articles, voted, key: key || null }))
}

async function vote(open: Open, request: Request): Promise<Answer> {
  const { ctx, site, kith } = open
  const { helpful, key } = Object(request.body)
  const given = plain(key)
  const found = await readable(kith, open, request.params.slug, given)
  if (!found) return gone(site)
  const back = place(site, 'articles', found.slug)
  if ((helpful !== 'yes' && helpful !== 'no') || request.headers['sec-fetch-site'] === 'cross-site')
    return { status: 303, location: withKey(back, given) }
  const who = `${ctx.workspaceId} ${found.id} ${request.ip} ${request.headers['user-agent'] ?? ''}`
  const visitor = kith.auth.sign('article vote', who)
  await takeVote(ctx, { articleId: found.id, language: found.language, visitor, isHelpful: helpful === 'yes' })
  return { status: 303, location: `${withKey(back, given, `helpful=${helpful}`)}#vote` }
}

const withKey = (path: string, key: string, more = '') => {
  const query = [key ? `key=${encodeURIComponent(key)}` : '', more].filter(Boolean).join('&')
  return query ? `${path}?${query}` : path
}

/** What stands in an address, as PostgreSQL takes it. */
const plain = (value: unknown) =>
  typeof value === 'string' ? value.toWellFormed().replaceAll('\u0000', '').trim() : ''

async function picture(kith: Kith, request: Request, reply: FastifyReply) {
  const { address, fileId } = request.params
  const file = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/.test(fileId)
    ? await atCentre(kith, { address, language: '' }, async ({ ctx, site }) =>
        (await isShown(ctx, site.centre, fileId)) ? openFile(ctx, kith.config, fileId).catch(notThere) : undefined,
      )
    : undefined
  if (!file || !/^image\/(png|jpeg|gif|webp|avif)$/.test(file.mediaType)) {
    file?.stream.destroy()
    return answer(request, reply, nowhere(request))
  }
  return reply
    .headers({
      ...{ 'content-type': file.mediaType, 'content-length': file.bytes, 'cache-control': 'public, max-age=86400' },
      ...{ 'content-security-policy': "default-src 'none'; sandbox", 'cross-origin-resource-policy': 'same-origin' },
    })
    .send(file.stream)
}

function notThere(error: unknown): undefined {
  if (!(error instanceof Refusal)) throw error
}
