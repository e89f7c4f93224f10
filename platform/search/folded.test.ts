import { expect, test } from 'vitest'
import { writtenAs } from './folded.ts'

test.each([
  ['Anna Schmidt', 'schmidt', 'Schmidt'],
  ['Jürgen Müller', 'muller', 'Müller'],
  ['Strauß Æther', 'strauss', 'Strauß'],
  ['Strauß Æther', 'aether', 'Æther'],
  ['Łódź 😀 Zoë', 'zoe', 'Zoë'],
  ['Anna Schmidt', 'meyer', 'meyer'],
])('in “%s” stands “%s” as “%s”', (text, form, written) => {
  expect(writtenAs(text, form)).toBe(written)
})
