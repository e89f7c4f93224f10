import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseEmail } from './email.ts'
import { parsePhone } from './phone.ts'

test.each([
  ['ann@example.com', 'ann@example.com'],
  ['  Ann.Miller@Example.COM ', 'ann.miller@example.com'],
  ['mailto:ann@example.com?subject=Hi', 'ann@example.com'],
  ['Ann Miller <ann@example.com>', 'ann@example.com'],
  ['"Miller, Ann" <Ann@Example.com>', 'ann@example.com'],
  ['ａｎｎ＠ｅｘａｍｐｌｅ．ｃｏｍ', 'ann@example.com'],
  ['ann@Bücher.example', 'ann@bücher.example'],
  ['ann@xn--bcher-kva.example', 'ann@bücher.example'],
  ["abbey_o'reilly@rfmail.com", "abbey_o'reilly@rfmail.com"],
  ['ann@example.com\u200b', 'ann@example.com'],
])('%s reads as %s', (text, value) => {
  expect(parseEmail(text)).toEqual({ ok: true, value })
})

test.each([
  ['svenja.ohlsen(at)ohlsen.de', 'svenja.ohlsen@ohlsen.de'],
  ['ann [at] example [dot] com', 'ann@example.com'],
  ['ann@example,com', 'ann@example.com'],
  ['p.iversen@iversen', undefined],
  ['ann@@example.com', undefined],
  ['ann..miller@example.com', undefined],
  ['ann@-example.com', undefined],
  ['', undefined],
])('%s is refused, suggesting %s', (text, suggestion) => {
  const read = parseEmail(text)
  expect(read).toMatchObject({ ok: false, code: 'email_invalid' })
  expect(!read.ok && read.suggestion).toBe(suggestion)
})

test('reading an address twice changes nothing', () => {
  fc.assert(
    fc.property(fc.emailAddress(), (address) => {
      const once = parseEmail(address)
      if (once.ok) expect(parseEmail(once.value)).toEqual(once)
    }),
  )
})

const HOSTILE = new URL('../../tests/fixtures/naughty-strings/blns.json', import.meta.url)

test('no hostile text makes a parser throw', () => {
  const texts: string[] = JSON.parse(readFileSync(HOSTILE, 'utf8'))
  for (const text of texts) {
    expect(parseEmail(text)).toHaveProperty('ok')
    expect(parsePhone(text, { country: 'DE' })).toHaveProperty('ok')
  }
})
