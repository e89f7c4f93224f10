import pg from 'pg'
import { expect, test } from 'vitest'
import { createServer } from '#platform/http/serve'
import { aWorkspace } from '#tests/support/workspace'
import { mountHealth } from './health.ts'

test('health tells everybody that Kith works, and what on', async () => {
  const { server } = await aWorkspace()
  const answer = await server.inject('/api/health')
  expect(answer.statusCode).toBe(200)
  expect(answer.json()).toEqual({
    status: 'ok',
    version: expect.stringMatching(/^\d+\.\d+\.\d+/),
    database: 'embedded',
    migrations: { applied: expect.any(Number), pending: 0 },
  })
})

test('metrics count requests by route and never by address, and jobs by state', async () => {
  const { server, ann } = await aWorkspace()
  await ann.does((ctx) => ctx.later('nobody.does.this', {}))
  await ann.asks('GET', '/jobs/../jobs?state=failed')
  await ann.asks('DELETE', '/jobs/123456789')
  const { body, headers } = await server.inject('/metrics')
  expect(headers['content-type']).toContain('text/plain')
  expect(body).toContain('kith_http_request_seconds_count{method="DELETE",route="/api/v1/jobs/:jobId",status="404"} 1')
  expect(body).not.toContain('123456789')
  expect(body).toMatch(/kith_jobs\{state="queued"\} [1-9]/)
  expect(body).toMatch(/kith_database_connections\{pool="app",state="idle"\} \d/)
  expect(body).toContain('kith_process_resident_memory_bytes')
})

test('metrics are for this machine or for who has the token', async () => {
  const { server, kith } = await aWorkspace()
  const status = async (headers: Record<string, string>, remoteAddress = '127.0.0.1') =>
    (await server.inject({ url: '/metrics', headers, remoteAddress })).statusCode
  kith.config.metricsToken = 'a-token-of-some-length'
  expect(await status({})).toBe(200)
  expect(await status({}, '10.0.0.7')).toBe(404)
  expect(await status({ 'x-forwarded-for': '10.0.0.7' })).toBe(404)
  expect(await status({ authorization: 'Bearer a-token-of-some-length' }, '10.0.0.7')).toBe(200)
  expect(await status({ authorization: 'Bearer a-token-of-some-lengtH' }, '10.0.0.7')).toBe(404)
})

test('health is no when the database is away', async () => {
  const { kith } = await aWorkspace()
  const owner = new pg.Pool({ host: '127.0.0.1', port: 1 })
  const server = createServer(kith)
  mountHealth(server, { ...kith, database: { ...kith.database, owner } }, { version: '1.0.0', migrations: [] })
  const answer = await server.inject('/api/health')
  expect(answer.statusCode).toBe(503)
  expect(answer.json()).toMatchObject({ status: 'unavailable', migrations: null })
})
