import { expect, test } from 'vitest'
import { isNetwork, isWithin } from './network.ts'

test.each(['10.0.0.0/8', '203.0.113.7', '2001:db8::/32', '::1'])('%s is a network', (written) =>
  expect(isNetwork(written)).toBe(true),
)
test.each(['10.0.0.0/33', '10.0.0', 'hafen.example', '2001:db8::/129', '10.0.0.0/8/8', '10.0.0.0/', '10.0.0.0/x', ''])(
  '%s is none',
  (written) => expect(isNetwork(written)).toBe(false),
)

test.each([
  ['10.1.2.3', '10.0.0.0/8', true],
  ['::ffff:10.1.2.3', '10.0.0.0/8', true],
  ['11.1.2.3', '10.0.0.0/8', false],
  ['2001:db8::7', '2001:db8::/32', true],
  ['2001:db9::7', '2001:db8::/32', false],
  ['10.1.2.3', '2001:db8::/32', false],
  ['203.0.113.7', '203.0.113.7', true],
])('%s within %s: %s', (address, network, within) => expect(isWithin(address, [network])).toBe(within))
