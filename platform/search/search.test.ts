import { beforeAll, expect, test } from 'vitest'
import { someHostileStrings } from '#tests/support/hostile'
import { aWorkspace, type TestWorkspace } from '#tests/support/workspace'
import { learnWords } from './learn-words.ts'

let space: TestWorkspace
const search = async (q: string, more = '') =>
  (await space.ann.asks('GET', `/search?q=${encodeURIComponent(q)}${more}`)).body

beforeAll(async () => {
  space = await aWorkspace()
  const add = async (plural: string, records: object[]) => {
    const { body } = await space.ann.asks('POST', `/${plural}/batch`, { records })
    const failed = body.results.find(({ status }: { status: string }) => status === 'failed')
    if (failed) throw new Error(JSON.stringify(failed))
    return body.results.map(({ id }: { id: string }) => id) as string[]
  }
  const [lumen] = await add('companies', [
    { name: 'Café Lumen', domains: ['cafe-lumen.de'], addresses: [{ street: 'Große Bergstraße 7', city: 'Hamburg' }] },
    { name: 'Müller & Söhne GmbH', domains: ['mueller-soehne.de'] },
    { name: 'Schneider Druck AG', phones: ['+49 30 123456'] },
    { name: 'Kawiarnia Zaułek', domains: ['zaulek.pl'] },
  ])
  const people = await add('contacts', [
    {
      firstName: 'Sofia',
      lastName: 'Marchetti',
      emails: ['sofia@cafe-lumen.de'],
      phones: ['+49 151 2345678'],
      companies: [{ id: lumen, role: 'Owner' }],
    },
    { firstName: 'Jürgen', lastName: 'Müller', emails: ['juergen.mueller@web.de'] },
    { firstName: 'Hanna', lastName: 'Mueller', emails: ['hanna@firma.de'] },
    { firstName: 'Katharina', lastName: 'Schneider', emails: ['k.schneider@druck.de'], phones: ['030 9876543'] },
    { firstName: 'İbrahim', lastName: 'Yıldız', emails: ['ibrahim@yildiz.com.tr'] },
    { firstName: 'Søren', lastName: 'Sørensen', emails: ['soren@nordlys.dk'] },
    { firstName: 'Zoë', lastName: 'Dubois-Lefèvre' },
    { firstName: 'Arno', lastName: 'Strauß', jobTitle: 'Schneider' },
    { firstName: 'Anna', lastName: 'Annabel' },
    { lastName: 'O’Brien', firstName: 'Seán' },
    { firstName: 'Marek', lastName: 'Brandt' },
    { firstName: 'Marek', lastName: 'Brandl' },
    { firstName: 'Mareck', lastName: 'Brandt' },
    { firstName: 'Marek', lastName: 'Quist' },
    { firstName: 'Ewa', lastName: 'Kawiarenka' },
  ])
  await add('orders', [
    {
      number: 'HK-20418',
      placedAt: '2026-11-12T14:52:00Z',
      currency: 'EUR',
      contactId: people[0],
      lines: [{ productName: 'Hafen Blend', unitPrice: 2490 }],
    },
  ])
  await add('products', [{ name: 'Äthiopien Guji, 250 g', sku: 'AG-250' }])
  await add('notes', [
    { body: `${'Long story. '.repeat(30)}The espresso grinder is set too fine.`, contactId: people[0] },
  ])
  await learnWords(space.kith.database.owner, space.kith.objects)
})

test.each([
  // exact: number, email, phone in any format
  ['HK-20418', 'HK-20418', null],
  ['hk-20418', 'HK-20418', null],
  ['sofia@cafe-lumen.de', 'Sofia Marchetti', 'emails'],
  ['SOFIA@CAFE-LUMEN.DE', 'Sofia Marchetti', 'emails'],
  ['+49 151 2345678', 'Sofia Marchetti', 'phones'],
  ['0151 / 234-5678', 'Sofia Marchetti', 'phones'],
  ['0049 151 2345678', 'Sofia Marchetti', 'phones'],
  ['ag-250', 'Äthiopien Guji, 250 g', 'sku'],
  ['cafe-lumen.de', 'Café Lumen', 'domains'],
  // phones begun
  ['0151 23-45', 'Sofia Marchetti', 'phones'],
  ['+49 (0)151 23', 'Sofia Marchetti', 'phones'],
  ['(030) 98 76', 'Katharina Schneider', 'phones'],
  // beginnings of names, blind to case and accents
  ['sof', 'Sofia Marchetti', null],
  ['marchetti sofia', 'Sofia Marchetti', null],
  ['cafe lum', 'Café Lumen', null],
  ['CAFÉ', 'Café Lumen', null],
  ['zaulek', 'Kawiarnia Zaułek', null],
  ['zoe', 'Zoë Dubois-Lefèvre', null],
  ['lefevre', 'Zoë Dubois-Lefèvre', null],
  ['strauss', 'Arno Strauß', null],
  ['Strauß', 'Arno Strauß', null],
  ['soren', 'Søren Sørensen', null],
  ['ibrahim', 'İbrahim Yıldız', null],
  ['IBRAHIM', 'İbrahim Yıldız', null],
  ['yildiz', 'İbrahim Yıldız', null],
  ['YILDIZ', 'İbrahim Yıldız', null],
  ['yıldız', 'İbrahim Yıldız', null],
  ['bergstrasse', 'Café Lumen', 'addresses'],
  ['Jürgen Mueller', 'Jürgen Müller', null],
  ['Juergen Müller', 'Jürgen Müller', null],
  ['Müller Hanna', 'Hanna Mueller', null],
  ['mueller soehne', 'Müller & Söhne GmbH', null],
  // slips
  ['schnieder katharina', 'Katharina Schneider', null],
  ['marcheti', 'Sofia Marchetti', null],
  ['marhcetti', 'Sofia Marchetti', null],
  ['katarina', 'Katharina Schneider', null],
  ['sorennsen', 'Søren Sørensen', null],
  ['kawiarna', 'Kawiarnia Zaułek', null],
  ['etiopien', 'Äthiopien Guji, 250 g', null],
])('“%s” finds %s', async (typed, title, field) => {
  const { items } = await search(typed)
  expect(items[0]).toMatchObject({ title, field })
})

test('names that begin with the word come before those that hold it, and both before other fields', async () => {
  const titles = (await search('schneider')).items.map(({ title, field }: { title: string; field: string }) => [
    title,
    field,
  ])
  expect(titles).toEqual([
    ['Schneider Druck AG', null],
    ['Katharina Schneider', null],
    ['Arno Strauß', 'jobTitle'],
  ])
  expect((await search('müller')).items.map(({ title }: { title: string }) => title).sort()).toEqual([
    'Hanna Mueller',
    'Jürgen Müller',
    'Müller & Söhne GmbH',
  ])
})

test('of those like a mistyped word, the ones called so come before those that have it elsewhere', async () => {
  const titles = (await search('schnieder')).items.map(({ title, alike }: { title: string; alike: boolean }) => [
    title,
    alike,
  ])
  expect(titles).toEqual([
    ['Katharina Schneider', true],
    ['Schneider Druck AG', true],
    ['Arno Strauß', true],
  ])
})

test('of words like a mistyped one only the nearest are meant', async () => {
  const { items } = await search('kawiarna')
  expect(items.map(({ title }: { title: string }) => title)).toEqual(['Kawiarnia Zaułek'])
})

test('where the nearest words find nothing, those further away are looked for', async () => {
  const { items } = await search('ewa kawiarna')
  expect(items.map(({ title }: { title: string }) => title)).toEqual(['Ewa Kawiarenka'])
})

test.each([
  ['found as typed', 'marek brandt', ['Marek Brandt']],
  ['the other word mistyped', 'marek brandd', ['Marek Brandl', 'Marek Brandt']],
  ['nobody has both', 'mareck brandl', ['Marek Brandl', 'Mareck Brandt', 'Marek Brandt']],
  ['the right word was not meant', 'mareck quisd', ['Marek Quist']],
])('of several words the right ones are taken as they are, unless that finds nothing: %s', async (_, typed, titles) => {
  const { items } = await search(typed)
  expect(items.map(({ title }: { title: string }) => title).sort()).toEqual(titles.toSorted())
})

test('a hit tells where it matched, what to highlight and what it belongs to', async () => {
  const [grinder] = (await search('grinder')).items
  expect(grinder).toMatchObject({ object: 'note', words: ['grinder'], alike: false, detail: 'Sofia Marchetti' })
  expect(grinder.match ?? grinder.title).toBeTruthy()
  const [order] = (await search('HK-20418')).items
  expect(order).toMatchObject({ object: 'order', detail: 'Sofia Marchetti' })
  expect((await search('sofia marchetti')).items[0]).toMatchObject({
    detail: 'Owner, Café Lumen',
    words: ['Sofia', 'Marchetti'],
  })
  expect((await search('marcheti')).items[0]).toMatchObject({ alike: true, words: ['Marchetti'] })
  expect((await search('strauss')).items[0].words).toEqual(['Strauß'])
  expect((await search('juergen')).items[0].words).toEqual(['Jürgen'])
})

test('kinds are counted, and one kind can be asked for', async () => {
  const { kinds } = await search('lumen')
  expect(kinds).toEqual(
    expect.arrayContaining([
      { object: 'company', count: 1, more: false },
      { object: 'contact', count: 1, more: false },
    ]),
  )
  const only = await search('lumen', '&object=company')
  expect(only.items.map(({ object }: { object: string }) => object)).toEqual(['company'])
  expect(only.kinds).toEqual(kinds)
})

test('a record in the trash is not found, by its number neither', async () => {
  const { id } = (await space.ann.asks('POST', '/contacts', { firstName: 'Gone', emails: ['gone@away.example'] })).body
  expect((await search('gone@away.example')).items).toHaveLength(1)
  await space.ann.asks('DELETE', `/contacts/${id}`)
  expect((await search('gone@away.example')).items).toEqual([])
  expect((await search('gone')).items).toEqual([])
})

test('what one may not read is neither found nor counted', async () => {
  const { search: find } = await import('./search.ts')
  const found = await space.rita.does((ctx) =>
    find({ ...ctx, may: (right) => right !== 'companies.read' && ctx.may(right) }, { q: 'lumen', limit: 10 }),
  )
  expect(found.items.map(({ object }) => object)).toEqual(['contact'])
  expect(found.kinds.map(({ object }) => object)).toEqual(['contact'])
})

test('another workspace finds nothing, by mistyped words neither', async () => {
  const other = await aWorkspace()
  for (const q of ['sofia', 'marcheti', 'HK-20418', '+49 151 2345678'])
    expect((await other.ann.asks('GET', `/search?q=${encodeURIComponent(q)}`)).body.items).toEqual([])
})

test('hostile strings break nothing and inject nothing', async () => {
  const wrong: unknown[] = []
  for (const text of someHostileStrings(4)) {
    const { status } = await space.ann.asks('GET', `/search?q=${encodeURIComponent(text.slice(0, 200).toWellFormed())}`)
    if (status !== 200 && status !== 422) wrong.push([text, status])
  }
  expect(wrong).toEqual([])
  expect((await search('%')).items).toEqual([])
  expect((await search('_')).items).toEqual([])
})
