import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mendEmail, mendPhone } from './mend-value.ts'

test.each([
  ['ann@gmial.com', 'ann@gmail.com', 'gmial.com'],
  ['ann@gmail.con', 'ann@gmail.com', 'gmail.con'],
  ['ann@gmail.co', 'ann@gmail.com', 'gmail.co'],
  ['ann@t-onlin.de', 'ann@t-online.de', 't-onlin.de'],
  ['ann@firma.con', 'ann@firma.com', 'firma.con'],
  ['a nn@firma.de', 'ann@firma.de', 'written'],
  ['ann@@firma.de', 'ann@firma.de', 'written'],
  ['ann@firma.de.', 'ann@firma.de', 'written'],
  ['.ann@firma..de', 'ann@firma.de', 'written'],
  ['ann(at)firma.de', 'ann@firma.de', 'written'],
  ['ann@firma,de', 'ann@firma.de', 'written'],
  ['ann@@gmial.com', 'ann@gmail.com', 'gmial.com'],
])('%s was meant as %s', (text, value, slip) => {
  expect(mendEmail(text)).toEqual({ value, slip })
})

test.each(['ann@gmail.com', 'ann@gmx.at', 'ann@mail.com', 'ann@yahoo.gr', 'ann@firma', 'ann', '', 'a@b@c.de'])(
  '%s stays as it is',
  (text) => expect(mendEmail(text)).toBeNull(),
)

test.each([
  ['+490404419207', '+49404419207', 'trunk'],
  ['+4949404419207', '+49404419207', 'twice'],
  ['+490049404419207', '+49404419207', 'twice'],
  ['040 4419207', '+49404419207', 'written'],
  ['+490404419207;ext=12', '+49404419207;ext=12', 'trunk'],
])('the phone %s was meant as %s', (text, value, slip) => {
  expect(mendPhone(text, 'DE', ['AT'])).toEqual({ value, slip })
})

test('a number of another country took the code of this one', () => {
  expect(mendPhone('+34142685300', 'ES', ['FR'])).toEqual({ value: '+33142685300', slip: 'country' })
  expect(mendPhone('+34142685300', 'ES', ['FR', 'DE'])).toBeNull()
  expect(mendPhone('+34142685300', 'ES', [])).toBeNull()
})

test.each(['+49404419207', '+11005550100', '+4912', 'x', ''])('the phone %s stays as it is', (text) => {
  expect(mendPhone(text, 'DE', ['AT'])).toBeNull()
})

test('what is mended needs no mending again', () => {
  fc.assert(
    fc.property(fc.oneof(fc.emailAddress(), fc.string()), (text) => {
      const mended = mendEmail(text)
      if (mended) expect(mendEmail(mended.value)).toBeNull()
    }),
  )
})
