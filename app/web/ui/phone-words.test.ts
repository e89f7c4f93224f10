import { expect, test } from 'vitest'
import { phoneInGroups } from './phone-words.ts'

test('a number is grouped after its country, and never ends in a single digit', () => {
  expect(phoneInGroups('+49403180442')).toBe('+49 403 180 442')
  expect(phoneInGroups('+4940318044')).toBe('+49 403 180 44')
  expect(phoneInGroups('+494031804420')).toBe('+49 403 180 4420')
  expect(phoneInGroups('+12125550123')).toBe('+1 212 555 0123')
  expect(phoneInGroups('+420222333444')).toBe('+420 222 333 444')
})

test('what is no such number stays as it was written', () => {
  expect(phoneInGroups('040 / 31 80 442')).toBe('040 / 31 80 442')
  expect(phoneInGroups('')).toBe('')
})
