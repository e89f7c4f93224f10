import type { FastifyInstance } from 'fastify'
import type { Kith } from '#platform/ctx/ctx'

/**
 * Serves `/robots.txt`: machines that search find help centres and nothing else of Kith. The map of a help centre is named where one
 * is open; of several nobody is told, since who is here is nobody's business.
 */
export function mountRobots(server: FastifyInstance, kith: Kith): void {
  server.get('/robots.txt', async (_request, reply) => {
    const { rows } = await kith.database.owner.query<{ address: string }>(
      'select address from help_centres where is_on order by address limit 2',
    )
    const [only, other] = rows
    const map =
      only && !other ? [`Sitemap: ${new URL(`/help/${only.address}/sitemap.xml`, kith.config.publicUrl)}`] : []
    const lines = ['User-agent: *', 'Disallow: /help/*/search', 'Allow: /help/', 'Disallow: /', ...map]
    return reply
      .headers({ 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'public, max-age=3600' })
      .send(`${lines.join('\n')}\n`)
  })
}
