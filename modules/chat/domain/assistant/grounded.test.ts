import { expect, test } from 'vitest'
import { isGrounded } from './grounded.ts'

const source =
  'Grind a bit coarser than for espresso and use 60 g a litre. It tastes of cocoa. Do not use boiling water. Write to hallo@hafen.example.'

test.each([
  'Use 60 g a litre, ground coarser than espresso.',
  'It tastes of cocoa.',
  'Grind it coarser than for espresso. Please do not use boiling water.',
  'You can write to hallo@hafen.example.',
])('%s says what its source says', (text) => expect(isGrounded(text, [source])).toBe(true))

test.each([
  ['another number', 'Use 70 g a litre.'],
  ['a part of a number', 'Use 6 g a litre.'],
  ['another address', 'Write to refunds@hafen.example.'],
  ['a part of an address', 'Write to allo@hafen.example.'],
  ['another site', 'Write to hafen.example.com, it tastes of cocoa.'],
  ['a link', 'It tastes of cocoa, see https://hafen.example/cocoa.'],
  ['a promise', 'It tastes of cocoa. We also give you your money back within a month.'],
  ['a promise in a long sentence', 'Grind a bit coarser than for espresso, use 60 g a litre and it cures cancer.'],
  ['what is denied', 'Use boiling water.'],
  ['a yes', 'Yes, use 60 g a litre, coarser than espresso.'],
  ['nothing', ''],
  ['a sign', '…'],
])('%s is not from its source', (_, text) => expect(isGrounded(text, [source])).toBe(false))
