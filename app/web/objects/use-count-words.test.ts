import { expect, test } from 'vitest'
import { roughly } from './use-count-words.ts'

test('an estimate keeps two digits, a small one all of them', () => {
  expect([12_483, 1_284_112, 97, 8, 0].map(roughly)).toEqual([12_000, 1_300_000, 97, 8, 0])
})
