import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseAddress } from './address.ts'

test.each([
  ['Hafenstr. 5, 20457 Hamburg, Germany', { street: 'Hafenstr. 5', postcode: '20457', city: 'Hamburg', country: 'DE' }],
  ['Hafenstr. 5\n20457 Hamburg', { street: 'Hafenstr. 5', postcode: '20457', city: 'Hamburg' }],
  [
    'c/o Weber, Ring 1, A-1010 Wien, Österreich',
    { street: 'c/o Weber, Ring 1', postcode: '1010', city: 'Wien', country: 'AT' },
  ],
  ['1 Main St, Springfield, IL 62704', { street: '1 Main St', city: 'Springfield', region: 'IL', postcode: '62704' }],
  [
    '10 Downing Street, London SW1A 2AA, United Kingdom',
    { street: '10 Downing Street', city: 'London', postcode: 'SW1A 2AA', country: 'GB' },
  ],
  [
    'Damrak 1, 1012 LG Amsterdam, Niederlande',
    { street: 'Damrak 1', postcode: '1012 LG', city: 'Amsterdam', country: 'NL' },
  ],
  ['Ring 1, A-1010 Wien', { street: 'Ring 1', postcode: '1010', city: 'Wien', country: 'AT' }],
  ['Ring 1, XX-1010 Wien', { street: 'Ring 1', postcode: 'XX-1010', city: 'Wien' }],
  ['Hafenstr. 5', { street: 'Hafenstr. 5' }],
  ['12345', { street: '12345' }],
  ['', {}],
])('%s', (text, parts) => expect(parseAddress(text)).toEqual(parts))

test('no word of an address is lost', () => {
  fc.assert(
    fc.property(fc.array(fc.stringMatching(/^[a-z0-9]{1,8}( [a-z0-9]{1,8})?$/), { maxLength: 6 }), (pieces) => {
      const { country: _, ...parts } = parseAddress([...pieces, 'x'].join(', '))
      const words = Object.values(parts).join(' ').split(/[ ,]+/).sort()
      expect(words).toEqual(['x', ...pieces.flatMap((piece) => piece.split(' '))].sort())
    }),
  )
})
