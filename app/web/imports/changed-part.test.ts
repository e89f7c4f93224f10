import { expect, test } from 'vitest'
import { changedPart } from './changed-part.ts'

test.each([
  ['svenja(at)ohlsen.de', 'svenja@ohlsen.de', ['(at)', '@']],
  ['aaa', 'aa', ['a', '']],
  ['040 4419', '+49 40 4419', ['0', '+49 ']],
  ['same', 'same', ['', '']],
])('between %s and %s lies %j', (before, after, part) => expect(changedPart(before, after)).toEqual(part))
