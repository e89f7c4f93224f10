import { expect, test } from 'vitest'

const catalogues = import.meta.glob<Record<string, unknown>>(
  [
    './locales/*.json',
    './*/locales/*.json',
    '../../modules/*/web/**/locales/*.json',
    '../../platform/*/locales/*.json',
  ],
  { eager: true, import: 'default' },
)

const english = Object.entries(catalogues).filter(([path]) => path.endsWith('/en.json'))

test.each(english)('%s says the same things in German', (path, en) => {
  const de = catalogues[path.replace(/en\.json$/, 'de.json')] ?? {}
  const [words, worte] = [flat(en), flat(de)]
  expect(Object.keys(worte).sort()).toEqual(Object.keys(words).sort())
  for (const [key, word] of Object.entries(words))
    expect([key, placeholders(worte[key])]).toEqual([key, placeholders(word)])
})

const placeholders = (word = '') => [...word.matchAll(/\{\{(\w+)/g)].map(([, name]) => name).sort()

function flat(tree: Record<string, unknown>, prefix = ''): Record<string, string> {
  return Object.fromEntries(
    Object.entries(tree).flatMap(([key, value]) =>
      typeof value === 'string'
        ? [[prefix + key, value]]
        : Object.entries(flat(value as Record<string, unknown>, `${prefix}${key}.`)),
    ),
  )
}
