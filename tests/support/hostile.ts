import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '#platform/root'

const listed: string[] = JSON.parse(readFileSync(join(root, 'tests/fixtures/naughty-strings/blns.json'), 'utf8'))

/** What has hurt programs like ours and is not in the list: PostgreSQL's limits, LIKE, folding, half characters. */
const own = [
  'a\u0000b',
  'x\udfff',
  '\\',
  '_',
  '100％＿＼',
  '"\\u0000"',
  '{"$ne": null}',
  'constructor',
  'hasOwnProperty',
  '\u2028\u2029\ufeff',
  'İıŞσΣς',
  '\u0001'.repeat(500),
  'a'.repeat(20_001),
  '2024-02-30',
  '0000-01-01',
  '9999-12-31',
  '1e999',
]

/** Those that break most, for places where each one costs a request. */
export const worstStrings: readonly string[] = [
  '\u0000',
  '\ud800',
  '',
  '%',
  '＼',
  '__proto__',
  "'; drop table contacts; --",
  '9'.repeat(400),
  '😀'.repeat(3_000),
  `x${'😀'.repeat(10_001)}`,
]

/** The Big List of Naughty Strings, and ours. */
export const hostileStrings: readonly string[] = [...listed, ...own, ...worstStrings]

/** Every `step`-th of the list, and all of ours. */
export const someHostileStrings = (step: number): readonly string[] => [
  ...listed.filter((_, index) => index % step === 0),
  ...own,
  ...worstStrings,
]
