import { escaped } from '#platform/mail/in-html'
import { pathIn } from '../domain/addresses.ts'
import type { Answer } from './answers.ts'
import type { Open } from './open-centre.ts'
import { listPublic } from './read-site.ts'

/** Every public page, for machines that search: each article where it stands in its own language. */
export async function siteMap({ ctx, site }: Open): Promise<Answer> {
  const { centre, publicUrl } = site
  const articles = await Promise.all(centre.languages.map((language) => listPublic(ctx, centre, language)))
  const paths = [
    ...centre.languages.map((language) => pathIn(centre.address, language)),
    ...articles.flat().map(({ language, slug }) => pathIn(centre.address, language, 'articles', slug)),
  ]
  const urls = [...new Set(paths)].map((path) => `<url><loc>${escaped(new URL(path, publicUrl).href)}</loc></url>`)
  const html = `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${urls.join('\n')}</urlset>`
  return { status: 200, type: 'application/xml; charset=utf-8', html }
}
