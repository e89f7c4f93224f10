import { expect, test } from 'vitest'
import { testKith } from '#tests/support/test-kith'
import { createServer } from './serve.ts'

/** The address a request is taken to come from. */
async function addressOf(remoteAddress: string, forwarded: string, trustedProxies: string[]) {
  const { kith } = await testKith()
  const server = createServer({ ...kith, config: { ...kith.config, trustedProxies } })
  server.get('/address', async ({ ip }) => ip)
  const headers = { 'x-forwarded-for': forwarded }
  return (await server.inject({ url: '/address', remoteAddress, headers })).body
}

test('a visitor’s word for where they come from is not taken, a proxy’s is', async () => {
  expect(await addressOf('198.51.100.9', '203.0.113.7', [])).toBe('198.51.100.9')
  expect(await addressOf('127.0.0.1', '203.0.113.7', [])).toBe('203.0.113.7')
  expect(await addressOf('172.18.0.4', '203.0.113.7', [])).toBe('172.18.0.4')
  expect(await addressOf('172.18.0.4', '203.0.113.7', ['172.18.0.0/16'])).toBe('203.0.113.7')
  // What a visitor wrote in front of the proxy's own word counts for nothing.
  expect(await addressOf('172.18.0.4', '10.0.0.1, 203.0.113.7', ['172.18.0.0/16'])).toBe('203.0.113.7')
})
