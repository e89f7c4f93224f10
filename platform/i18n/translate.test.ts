import { expect, test } from 'vitest'
import { languageOf, translator } from './translate.ts'

const catalogue = {
  en: { hello: 'Hello {{name}}', mails_one: '{{count}} mail', mails_other: '{{count}} mails' },
  de: { hello: 'Hallo {{name}}', mails_one: '{{count}} Mail', mails_other: '{{count}} Mails' },
}

test('words come in the language asked for, plain, with their plurals', () => {
  expect(translator(catalogue, 'de')('hello', { name: 'Bäcker & Söhne <kg>' })).toBe('Hallo Bäcker & Söhne <kg>')
  const english = translator(catalogue, 'en')
  expect([english('mails', { count: 1 }), english('mails', { count: 2 })]).toEqual(['1 mail', '2 mails'])
  expect(() => english('bye')).toThrow('No words for bye in en')
})

test.each([
  [['de-AT'], 'de'],
  [[null, 'fr-FR,de;q=0.8'], 'de'],
  [['fr'], 'en'],
  [[undefined], 'en'],
])('who reads %j is written to in %s', (tags, language) => expect(languageOf(...tags)).toBe(language))
