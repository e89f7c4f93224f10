import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parseBoolean } from './boolean.ts'
import { parseCountry } from './country.ts'
import { parseDate } from './date.ts'
import { parseDateTime } from './date-time.ts'
import { parseLanguage } from './language.ts'
import { parseMoney } from './money.ts'
import { parseNumber } from './number.ts'
import { parsePersonName, repairNameCase } from './person-name.ts'
import { parseSelect } from './select.ts'
import { parseTags } from './tags.ts'
import { parseDomain, parseUrl } from './url.ts'

test.each([
  ['Hinrich Voss', { firstName: 'Hinrich', lastName: 'Voss' }],
  ['Voss, Hinrich', { firstName: 'Hinrich', lastName: 'Voss' }],
  ['Dr. Ursula von der Leyen', { title: 'Dr.', firstName: 'Ursula', lastName: 'von der Leyen' }],
  ['Leyen, Ursula von der', { firstName: 'Ursula', lastName: 'von der Leyen' }],
  ['Prof. Dr. med. Anna Maria Müller', { title: 'Prof. Dr. med.', firstName: 'Anna Maria', lastName: 'Müller' }],
  ['MÜLLER Anna', { firstName: 'Anna', lastName: 'Müller' }],
  ['HINRICH VOSS', { firstName: 'Hinrich', lastName: 'Voss' }],
  ['noor van dijk', { firstName: 'Noor', lastName: 'van Dijk' }],
  ['Martin Luther King Jr.', { firstName: 'Martin Luther', lastName: 'King', suffix: 'Jr.' }],
  ['Cher', { firstName: 'Cher' }],
  ["Abbey O'Reilly", { firstName: 'Abbey', lastName: "O'Reilly" }],
])('the name %s reads as %o', (text, value) => {
  expect(parsePersonName(text)).toEqual({ ok: true, value })
})

test.each([
  ['MCDONALD', 'McDonald'],
  ["O'REILLY-SMITH", "O'Reilly-Smith"],
  ['deGroot', 'deGroot'],
  ['JP', 'JP'],
  ['李', '李'],
])('%s is spelt %s', (text, value) => {
  expect(repairNameCase(text)).toBe(value)
})

test.each([
  ['Germany', 'DE'],
  ['Deutschland', 'DE'],
  ['de', 'DE'],
  ['USA', 'US'],
  ['Österreich', 'AT'],
  ['Korea', 'KR'],
  ['Poland', 'PL'],
  ['Danmark', 'DK'],
])('the country %s is %s', (text, value) => {
  expect(parseCountry(text)).toEqual({ ok: true, value })
})

test('a country nobody knows is refused', () => {
  expect(parseCountry('Atlantis')).toMatchObject({ ok: false, code: 'country_unknown' })
  expect(parseCountry('D')).toMatchObject({ ok: false, suggestion: 'DE' })
})

test.each([
  ['Deutsch', 'de'],
  ['German', 'de'],
  ['EN', 'en'],
  ['pt_BR', 'pt-BR'],
  ['français', 'fr'],
])('the language %s is %s', (text, value) => {
  expect(parseLanguage(text)).toEqual({ ok: true, value })
})

test.each([
  ['yes', true],
  ['Ja', true],
  ['x', true],
  ['1', true],
  ['NEIN', false],
  ['0', false],
])('%s is %s', (text, value) => {
  expect(parseBoolean(text)).toEqual({ ok: true, value })
})

test('an option is found by value or label in either language, a slip is explained', () => {
  const options = [
    { value: 'technology', label: { en: 'Technology', de: 'Technik' } },
    { value: 'medical', label: 'Medical' },
  ]
  expect(parseSelect('TECHNIK', options)).toEqual({ ok: true, value: 'technology' })
  expect(parseSelect('technolgy', options)).toMatchObject({
    ok: false,
    code: 'option_unknown',
    suggestion: 'technology',
  })
  expect(parseSelect('farming', options)).not.toHaveProperty('suggestion')
})

test('tags split at what their list uses', () => {
  expect(parseTags('* My Contacts ::: Test')).toEqual(['My Contacts', 'Test'])
  expect(parseTags('a, b;c, d')).toEqual(['a, b', 'c, d'])
  expect(parseTags('VIP, vip, #new,,')).toEqual(['VIP', 'new'])
})

test.each([
  ['Example.com', 'https://example.com'],
  ['http://Example.com/', 'http://example.com'],
  ['https://a.example/Path?q=1', 'https://a.example/Path?q=1'],
])('the address %s is %s', (text, value) => {
  expect(parseUrl(text)).toEqual({ ok: true, value })
})

test.each([
  'javascript:alert(1)',
  'ftp://example.com',
  'localhost',
  '10.0.0.1',
  'two words',
  'http://user:pw@example.com',
  '',
])('%s is no web address', (text) => {
  expect(parseUrl(text)).toMatchObject({ ok: false, code: 'url_invalid' })
})

test.each([
  ['https://www.Acme.example/x', 'acme.example'],
  ['ann@acme.co.uk', 'acme.co.uk'],
  ['shop.acme.de', 'shop.acme.de'],
])('the domain of %s is %s', (text, value) => {
  expect(parseDomain(text)).toEqual({ ok: true, value })
})

const HOSTILE = new URL('../../tests/fixtures/naughty-strings/blns.json', import.meta.url)

test('no hostile text makes a parser throw', () => {
  const texts: string[] = JSON.parse(readFileSync(HOSTILE, 'utf8'))
  const style = { timeZone: 'Europe/Berlin', currency: 'EUR' }
  const parsers: ((text: string, style: object) => unknown)[] = [
    parseDate,
    parseDateTime,
    parseNumber,
    parseMoney,
    parseBoolean,
    parseCountry,
    parseLanguage,
    parsePersonName,
    parseUrl,
    parseDomain,
  ]
  for (const text of [...texts, '\ud800', '9'.repeat(5000), ' '.repeat(5000), '('.repeat(5000)]) {
    for (const parse of parsers) expect(parse(text, style)).toHaveProperty('ok')
    expect(Array.isArray(parseTags(text))).toBe(true)
  }
})
