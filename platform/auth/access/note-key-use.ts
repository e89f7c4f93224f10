import './events.ts'
import type { FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import { type Acting, inWorkspace, type Kith } from '#platform/ctx/ctx'

/** Which keys have been written down today, from where: so that it is asked once for each process, and not per request. */
const MOST_REMEMBERED = 10_000
const today = new WeakMap<Kith['database'], { day: string; uses: Set<string> }>()

/** Writes down the first use of a key from an address on a day (UTC). Two at once write one: a lock orders them. */
export async function noteKeyUse(kith: Kith, acting: Acting, request: FastifyRequest): Promise<void> {
  const day = kith.now().toISOString().slice(0, 10)
  const { id } = acting.actor
  const use = `${id} ${request.ip}`
  let known = today.get(kith.database)
  if (known?.day !== day) {
    known = { day, uses: new Set() }
    today.set(kith.database, known)
  }
  if (known.uses.has(use)) return
  await inWorkspace(kith, { ...acting, address: request.ip }, async (ctx) => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`key use ${use}`}, 0))`.execute(ctx.db)
    const before = await sql`select from events where workspace_id = ${ctx.workspaceId} and record_id = ${id}::uuid
      and type = 'apiKey.used' and address = ${request.ip} and occurred_at >= ${`${day}T00:00:00Z`}::timestamptz limit 1`.execute(
      ctx.db,
    )
    if (before.rows.length > 0) return
    const key = await ctx.db
      .selectFrom('apiKeys')
      .select('name')
      .where('workspaceId', '=', ctx.workspaceId)
      .where('id', '=', String(id))
      .executeTakeFirst()
    const agent = request.headers['user-agent']?.slice(0, 300) ?? null
    const payload = { title: key?.name ?? '', agent }
    await ctx.record({ type: 'apiKey.used', object: 'apiKey', recordId: String(id), payload, quiet: true })
  })
  if (known.uses.size >= MOST_REMEMBERED) known.uses.clear()
  known.uses.add(use)
}
