import { expect, test } from 'vitest'
import { matches } from './matches.ts'

test('every typed word begins a word of the text, accents and case aside', () => {
  expect(matches('Café Lumen', 'cafe')).toBe(true)
  expect(matches('New contact', 'con new')).toBe(true)
  expect(matches('New contact', 'tact')).toBe(false)
})
