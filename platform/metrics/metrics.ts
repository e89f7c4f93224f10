import { timingSafeEqual } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Kith } from '#platform/ctx/ctx'
import { refuse } from '#platform/http/refusal'

/**
 * Serves `GET /metrics` for Prometheus: to programs on this machine, and to who sends KITH_METRICS_TOKEN as a bearer token.
 * Everybody else finds nothing there.
 */
export function mountMetrics(server: FastifyInstance, kith: Kith): void {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry, prefix: 'kith_' })
  measureRequests(server, registry)
  measurePools(kith, registry)
  measureJobs(kith, registry)
  measureEvents(kith, registry)
  server.get('/metrics', async (request, reply) => {
    if (!mayRead(kith, request)) refuse('route_not_found')
    return reply.type(registry.contentType).send(await registry.metrics())
  })
}

const LOOPBACK = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1'])

/** A proxy on this machine calls from loopback as well, but says for whom. */
function mayRead({ config }: Kith, { headers, socket }: FastifyRequest): boolean {
  const given = /^Bearer +(.+)$/i.exec(headers.authorization ?? '')?.[1]
  if (given !== undefined && config.metricsToken !== undefined) return equal(given, config.metricsToken)
  const proxied = headers.forwarded ?? headers['x-forwarded-for'] ?? headers['x-real-ip'] ?? headers.via
  return LOOPBACK.has(socket.remoteAddress ?? '') && proxied === undefined
}

function equal(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.length === right.length && timingSafeEqual(left, right)
}

function measureRequests(server: FastifyInstance, registry: Registry) {
  const seconds = new Histogram({
    name: 'kith_http_request_seconds',
    help: 'Time from request to answer',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [registry],
  })
  server.addHook('onResponse', async (request, reply) => {
    // The route and not the address: ids would make a series of each record, and tell which one was read.
    const route = request.routeOptions.url ?? 'none'
    seconds.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1000)
  })
}

function measurePools(kith: Kith, registry: Registry) {
  new Gauge({
    name: 'kith_database_connections',
    help: 'Connections of the pools, by what they are doing',
    labelNames: ['pool', 'state'],
    registers: [registry],
    collect() {
      for (const [pool, { open, idle, waiting }] of Object.entries(kith.database.pools())) {
        this.set({ pool, state: 'busy' }, open - idle)
        this.set({ pool, state: 'idle' }, idle)
        this.set({ pool, state: 'awaited' }, waiting)
      }
    },
  })
}

function measureJobs(kith: Kith, registry: Registry) {
  new Gauge({
    name: 'kith_jobs',
    help: 'Jobs that wait, run or have failed',
    labelNames: ['state'],
    registers: [registry],
    async collect() {
      const { rows } = await kith.database.owner.query(
        `select count(*) filter (where locked_at is not null)::int as running,
                count(*) filter (where locked_at is null and attempts >= max_attempts)::int as failed,
                count(*) filter (where locked_at is null and attempts < max_attempts)::int as queued
           from graphile_worker._private_jobs`,
      )
      for (const [state, jobs] of Object.entries(Object(rows[0]))) this.set({ state }, Number(jobs))
    },
  })
}

function measureEvents(kith: Kith, registry: Registry) {
  new Gauge({
    name: 'kith_event_lag_seconds',
    help: 'Age of the oldest event a subscriber has not been handed',
    labelNames: ['subscriber'],
    registers: [registry],
    async collect() {
      const { rows } = await kith.database.owner.query(
        `select c.subscriber, coalesce(extract(epoch from now() - next.recorded_at), 0)::float as lag
           from event_cursors c
           left join lateral (select e.recorded_at from events e where (e.xid, e.id) > (c.xid, c.event_id)
                               order by e.xid, e.id limit 1) next on true`,
      )
      for (const { subscriber, lag } of rows) this.set({ subscriber }, Math.max(0, lag))
    },
  })
}
