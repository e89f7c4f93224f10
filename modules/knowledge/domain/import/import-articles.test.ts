import { expect, test } from 'vitest'
import { hostileStrings } from '#tests/support/hostile'
import { aWorkspace, type Person } from '#tests/support/workspace'

const CARE = '0190b3a4-0000-7000-8000-0000000000e1'
const brew = `---
title: Brew a moka pot
summary: "Water, heat, patience"
category: Machine care
redirect_from: [/guides/moka.html, old-moka]
---
# Brew a moka pot

Water to the **valve**. See [cleaning](./cleaning.md#often) and ![pot](img/Pot.png) ![spy](https://spy.example/p.gif)

| Grind | Water |
| --- | --- |
| fine | 80 °C |
`
const cleaning =
  '<!doctype html><html><head><title>Clean it</title><style>p{}</style></head><body><h1>Clean it</h1><p onclick="x()">Wipe.</p><script>alert(1)</script></body></html>'
const picture = '01890000-0000-7000-8000-0000000000f1'

async function took(ann: Person, files: object[], own = {}) {
  const { status, body } = await ann.asks('POST', '/article-imports', { language: 'en', files, ...own })
  expect(status).toBe(200)
  return body.items
}
const translation = async (ann: Person, id: string, at = 0) =>
  (await ann.asks('GET', `/articles/${id}/translations`)).body.items[at]

test('files become drafts, in their languages, with their links, pictures and former addresses', async () => {
  const { ann, kith, workspaceId } = await aWorkspace()
  await ann.asks('PUT', '/article-categories', {
    items: [{ id: CARE, icon: 'tool', names: { en: { name: 'Machine care' } } }],
  })
  const files = [
    { name: 'guides/brewing.md', content: brew },
    { name: 'guides/brewing.de.md', content: '# Kaffee aus der Kanne\n\nWasser bis zum Ventil.' },
    { name: 'cleaning.html', content: cleaning },
  ]
  const items = await took(ann, files, { pictures: [{ name: 'pot.png', fileId: picture }] })
  expect(
    items.map(({ status, title, language, leftOut }: Record<string, unknown>) => [status, title, language, leftOut]),
  ).toEqual([
    ['created', 'Brew a moka pot', 'en', 1],
    ['created', 'Kaffee aus der Kanne', 'de', 0],
    ['created', 'Clean it', 'en', 0],
  ])
  expect(items[0].articleId).toBe(items[1].articleId)
  const { body: article } = await ann.asks('GET', `/articles/${items[0].articleId}`)
  expect(article).toMatchObject({ status: 'draft', categoryId: CARE, title: 'Brew a moka pot', language: 'en' })
  const english = await translation(ann, items[0].articleId)
  expect(english.formerSlugs).toEqual(['moka', 'old-moka'])
  expect(english.body).toContain('/en/articles/clean-it#often"')
  expect(english.body).toContain(`src="/api/v1/files/${picture}/content"`)
  expect(english.body).toContain('<td>80 °C</td>')
  expect(english.body).not.toMatch(/<h1|<h2>Brew|spy/)
  expect((await translation(ann, items[2].articleId)).body).toBe('<p>Wipe.</p>')
  const again = await took(ann, [{ name: 'brewing.md', content: '# Brew it\n\nOther words.' }])
  expect(again[0]).toMatchObject({ status: 'updated', articleId: items[0].articleId })
  expect((await translation(ann, items[0].articleId)).body).toContain('Other words.')
  const { rows } = await kith.database.owner.query('select count(*)::int from articles where workspace_id = $1', [
    workspaceId,
  ])
  expect(rows[0].count).toBe(2)
})

test('what cannot be read is told by its file, and the rest is taken in', async () => {
  const { ann } = await aWorkspace()
  const files = [
    { name: 'empty.md', content: '# Nothing else' },
    { name: 'broken.md', content: '---\ntitle: [a\n---\nText' },
    { name: 'list.md', content: '---\n- a\n---\nText' },
    { name: 'deep.html', content: `${'<div>'.repeat(6_000)}x` },
    { name: 'quotes.md', content: `${'> '.repeat(6_000)}x` },
    { name: 'bomb.md', content: `---\na: &a [x,x]\nb: &b [*a,*a,*a]\nc: &c [*b,*b,*b]\nd: [*c,*c,*c]\n---\nText` },
    { name: 'slow.md', content: '_a__b '.repeat(4_000) },
    { name: 'fine.md', content: 'Just words.' },
  ]
  const items = await took(ann, files)
  expect(items.map(({ status, why }: Record<string, unknown>) => why ?? status)).toEqual([
    'empty',
    'frontMatter',
    'frontMatter',
    'tooMuch',
    'tooMuch',
    'frontMatter',
    'tooMuch',
    'created',
  ])
})

test('hostile texts come through as words', async () => {
  const { ann } = await aWorkspace()
  const texts = hostileStrings
    .filter((text) => text.trim() && !text.includes('\u0000') && text.isWellFormed())
    .slice(0, 60)
  const files = texts.flatMap((text, at) => [
    { name: `a${at}.md`, content: `---\ntitle: ${JSON.stringify(text)}\n---\n${text}` },
    { name: `b${at}.html`, content: `<h1>${text}</h1><p>${text}</p>` },
  ])
  for (let at = 0; at < files.length; at += 50) await took(ann, files.slice(at, at + 50))
  const { body } = await ann.asks('GET', '/articles?limit=200')
  for (const { id } of body.items.slice(0, 40)) {
    const { body: html } = await translation(ann, id)
    expect(html).not.toMatch(/<script|<iframe|<svg|\son\w+=|javascript:[^"<]*"|<img(?! src="\/api)/i)
  }
})
