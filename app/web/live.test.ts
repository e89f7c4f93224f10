import { expect, test } from 'vitest'
import { mentions } from './live.ts'

const contact = new Set(['contact'])

test('a change refreshes the queries of its object, and no others', () => {
  expect(mentions([['contacts', 'list'], { input: {} }], contact)).toBe(true)
  expect(mentions([['orders', 'list'], { input: {} }], contact)).toBe(false)
  expect(mentions([['companies', 'get']], new Set(['company']))).toBe(true)
})

test('search holds records of any object, the session none', () => {
  expect(mentions([['search', 'search'], { input: { q: 'a' } }], contact)).toBe(true)
  expect(mentions([['session', 'get']], contact)).toBe(false)
})
