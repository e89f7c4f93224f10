import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { parsePhoneNumberWithError } from 'libphonenumber-js/min'
import { expect, test } from 'vitest'
import { parsePhone } from './phone.ts'
import { quickPhone } from './phone-quick.ts'

const EXAMPLES = new URL('../../../shared/data/phone-libphonenumber-examples/examples.csv', import.meta.url)

test.each([
  ['+49 4841 6620', undefined, '+4948416620'],
  ['040 4419 207', 'DE', '+49404419207'],
  ['33 91 40 22', 'DK', '+4533914022'],
  ['045 803 1142', 'IT', '+390458031142'],
  ['+49 (0)40 4419-207', undefined, '+49404419207'],
  ['0049 40 4419207', undefined, '+49404419207'],
  ['tel:+1-418-656-9254;ext=102', undefined, '+14186569254;ext=102'],
  ['(905) 555-1234 x12', 'US', '+19055551234;ext=12'],
  ['040/4419207 Durchwahl 12', 'DE', '+49404419207;ext=12'],
  ['+49 40 4419207', undefined, '+49404419207'],
])('%s in %s reads as %s', (text, country, value) => {
  expect(parsePhone(text, { country })).toEqual({ ok: true, value })
})

test.each([
  ['0176 5512 90x', 'DE', 'phone_letters'],
  ['phone work', 'DE', 'phone_letters'],
  ['040 4419 207', undefined, 'phone_without_country'],
  ['01 42 60 18', 'FR', 'phone_invalid'],
  ['+', 'DE', 'phone_invalid'],
  ['+4912345678901234567890', undefined, 'phone_too_long'],
])('%s in %s is refused as %s', (text, country, code) => {
  expect(parsePhone(text, { country })).toMatchObject({ ok: false, code })
})

test.skipIf(!existsSync(EXAMPLES))(
  "Google's example of every region and kind, written at home, reads as its E.164",
  () => {
    const lines = readFileSync(EXAMPLES, 'utf8').trim().split(/\r?\n/).slice(1)
    const rows = lines.map((line) => line.split(',')).filter(([region]) => region !== '001')
    const wrong = rows.filter(([region, , , national, e164]) => {
      const read = parsePhone(national ?? '', { country: region })
      return !read.ok || read.value !== e164
    })
    expect(rows.length).toBeGreaterThan(1100)
    expect(wrong.length / rows.length).toBeLessThan(0.01)
  },
)

test('the quick reading says nothing else than the library', () => {
  const countries = fc.constantFrom(
    'DE',
    'US',
    'AG',
    'FR',
    'IT',
    'AR',
    'BR',
    'GB',
    'DK',
    'RU',
    'MX',
    'CH',
    'NL',
    'AU',
    'SM',
  )
  const digits = fc.stringMatching(/^[0-9]{3,13}$/)
  fc.assert(
    fc.property(
      countries,
      digits,
      fc.constantFrom('+', '', '0', '+49', '+1', '+44', '+39', '+7', '8'),
      (country, rest, start) => {
        const text = start + rest
        const quick = quickPhone(text, country)
        if (quick === null) return
        const phone = parsePhoneNumberWithError(text, country)
        expect({ text, country, number: quick }).toEqual({ text, country, number: phone.number })
        expect(phone.isPossible(), text).toBe(true)
      },
    ),
    // From Russia 810 leads abroad.
    { numRuns: 10_000, examples: [['RU', '1010000000', '8']] },
  )
})
