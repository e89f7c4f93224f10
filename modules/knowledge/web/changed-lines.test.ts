import { expect, test } from 'vitest'
import { changedLines } from './changed-lines.ts'

const told = (before: string, after: string) =>
  changedLines([...before], [...after])
    .map(({ kind, text }) => `${kind === 'same' ? '' : kind === 'gone' ? '-' : '+'}${text}`)
    .join(' ')

test.each([
  ['abc', 'abc', 'a b c'],
  ['abc', 'axc', 'a -b +x c'],
  ['', 'ab', '+a +b'],
  ['ab', '', '-a -b'],
  ['abcd', 'acde', 'a -b c d +e'],
])('%s to %s', (before, after, lines) => expect(told(before, after)).toBe(lines))
