import { expect, test } from 'vitest'
import type { Job } from '#platform/jobs/task'
import { aWorkspace, type Person } from '#tests/support/workspace'
import { knowledgeTasks } from '../jobs/tasks.ts'

interface Words {
  title?: string
  body?: string
  language?: string
  slug?: string
}

/** An article that readers see. */
async function anArticle(
  person: Person,
  { title = 'Clean the grinder', body = '<p>Brush it.</p>', language = 'en', ...rest }: Words = {},
  own = {},
) {
  const { status, body: made } = await person.asks('POST', '/articles', { title, language, ...own })
  expect([status, made.code]).toEqual([200, undefined])
  const path = `/articles/${made.id}/translations/${language}`
  await person.asks('PUT', path, { title, body, ...rest })
  const { body: published } = await person.asks('POST', `${path}/publications`)
  return { id: String(made.id), path, published }
}

test('readers see what was published, the draft goes on by itself, and an old version comes back', async () => {
  const { ann } = await aWorkspace()
  const { id, path, published } = await anArticle(ann)
  expect(published).toMatchObject({ slug: 'clean-the-grinder', hasChanges: false, published: { number: 1 } })
  const { body: found } = await ann.asks('GET', `/articles/${id}`)
  expect(found).toMatchObject({ status: 'published', languages: ['en'], title: 'Clean the grinder' })
  expect(found.reviewOn).toMatch(/^\d{4}-\d\d-\d\d$/)
  const draft = { title: 'Clean the grinder well', body: '<p>Vacuum it.</p>', slug: 'cleaning' }
  expect((await ann.asks('PUT', path, draft)).body).toMatchObject({ hasChanges: true, published: { number: 1 } })
  expect((await ann.asks('GET', `/articles/${id}`)).body.title).toBe(draft.title)
  expect((await ann.asks('GET', '/article-passages?words=brush')).body.items).toHaveLength(1)
  expect((await ann.asks('GET', '/article-passages?words=vacuum')).body.items).toEqual([])
  const { body: second } = await ann.asks('POST', `${path}/publications`)
  expect(second).toMatchObject({ formerSlugs: ['clean-the-grinder'], published: { number: 2, slug: 'cleaning' } })
  const { body: versions } = await ann.asks('GET', `${path}/versions`)
  expect(versions.items.map(({ number }: { number: number }) => number)).toEqual([2, 1])
  const { body: restored } = await ann.asks('POST', `${path}/versions/1/restorations`)
  expect(restored).toMatchObject({ body: '<p>Brush it.</p>', hasChanges: true, published: { number: 2 } })
  expect((await ann.asks('POST', `${path}/versions/9/restorations`)).body.code).toBe('article_version_not_found')
})

test('two who write at once: the second is told', async () => {
  const { ann } = await aWorkspace()
  const { path, published } = await anArticle(ann)
  const draft = { title: 'Clean it', body: '<p>Wipe.</p>', version: published.version }
  expect((await ann.asks('PUT', path, draft)).status).toBe(200)
  expect((await ann.asks('PUT', path, { ...draft, body: '<p>Other.</p>' })).body.code).toBe('version_conflict')
})

test('one address leads to one article, whoever publishes first', async () => {
  const { ann } = await aWorkspace()
  const made = await Promise.all([1, 2, 3].map(() => anArticle(ann)))
  const slugs = made.map(({ published }) => published.published.slug).sort()
  expect(slugs).toEqual(['clean-the-grinder', 'clean-the-grinder-2', 'clean-the-grinder-3'])
})

test('a body keeps what an article may have, and nothing that runs, fetches or hides', async () => {
  const { ann } = await aWorkspace()
  const picture = '/api/v1/files/01890000-0000-7000-8000-000000000000/content'
  const body = `<h1 onclick="x()" id="a">Big</h1><script>alert(1)</script><p style="position:fixed">Hi <b>you</b></p>
    <img src="https://spy.example/p.png" onerror="x()"><img src="${picture}" alt="A &quot;grinder&quot;">
    <a href="javascript:alert(1)">bad</a><a href="https://ok.example" target="_top">ok</a><iframe src="//x"></iframe>
    <svg><style><img src=x onerror=alert(1)></style></svg><form action="/x"><input name="q"></form><math><mi xlink:href="data:x">`
  const { path } = await anArticle(ann, { body })
  const { body: read } = await ann.asks('GET', path.replace('/en', ''))
  const kept = String(read.items[0].body)
  expect(kept).toContain('<h2>Big</h2>')
  expect(kept).toContain('<strong>you</strong>')
  expect(kept).toContain(`<img src="${picture}" alt="A &quot;grinder&quot;" />`)
  expect(kept).toContain('<a href="https://ok.example" rel="noopener">ok</a>')
  expect(kept).not.toMatch(/script|onerror|onclick|style|spy\.example|iframe|svg|form|input|math|javascript|_top/)
})

test('what is away, in the trash or off the help centre is found by nobody', async () => {
  const { ann } = await aWorkspace()
  const found = async () => (await ann.asks('GET', '/article-passages?words=grinder')).body.items.length
  const { id, path } = await anArticle(ann)
  expect(await found()).toBe(1)
  expect((await ann.asks('PUT', `/articles/${id}/archive`)).body.status).toBe('archived')
  expect(await found()).toBe(0)
  expect((await ann.asks('POST', `${path}/publications`)).body.code).toBe('article_archived')
  expect((await ann.asks('DELETE', `/articles/${id}/archive`)).body.status).toBe('published')
  expect(await found()).toBe(1)
  await ann.asks('DELETE', `/articles/${id}`)
  expect(await found()).toBe(0)
  await ann.asks('POST', '/articles/trash/restoration', { ids: [id] })
  const { body: off } = await ann.asks('DELETE', `${path}/publications`)
  expect(off.published).toBe(null)
  expect((await ann.asks('GET', `/articles/${id}`)).body.status).toBe('draft')
  expect(await found()).toBe(0)
})

test('an audience sees its own and what is for everybody; a language falls back and says so', async () => {
  const { ann } = await aWorkspace()
  await anArticle(ann, { title: 'Grinder for all' })
  await anArticle(ann, { title: 'Grinder for customers' }, { audience: 'customers' })
  await anArticle(ann, { title: 'Grinder for us' }, { audience: 'staff' })
  const asked = async (query: string) =>
    (await ann.asks('GET', `/article-passages?words=grinder&${query}`)).body.items
      .map(({ title, language }: { title: string; language: string }) => `${title} ${language}`)
      .sort()
  expect(await asked('audience=public')).toEqual(['Grinder for all en'])
  expect(await asked('audience=customers')).toEqual(['Grinder for all en', 'Grinder for customers en'])
  expect(await asked('audience=staff&language=de')).toHaveLength(3)
  expect(await asked('audience=public&language=de')).toEqual(['Grinder for all en'])
})

test('words are found by their stem, with a slip of the pen, and within longer ones; what is asked in vain scores low', async () => {
  const { ann } = await aWorkspace()
  const german = {
    language: 'de',
    title: 'Die Kaffeemühle reinigen',
    body: '<h2>Mahlwerk</h2><p>Lose Bohnen aussaugen.</p>',
  }
  await anArticle(ann, german)
  await anArticle(ann, { language: 'de', title: 'Abo pausieren', body: '<p>Bis zum Tag vor der Röstung.</p>' })
  const best = async (words: string) => {
    const { body } = await ann.asks('GET', `/article-passages?language=de&words=${encodeURIComponent(words)}`)
    return body.items[0]
  }
  for (const words of ['Wie reinige ich die Mühle?', 'kaffemühle', 'Bohne im Mahlwerk', 'reinigung der mühlen'])
    expect(await best(words)).toMatchObject({ title: german.title })
  expect(await best('Mahlwerk')).toMatchObject({ heading: 'Mahlwerk', anchor: 'mahlwerk', score: 1 })
  expect((await best('Mahlwerk Rechnungsadresse Lieferverzug Umsatzsteuer')).score).toBeLessThan(0.3)
  for (const words of ['', '%', "' or 1=1 --", '& | ! ( ) :* <->', 'und der die'])
    expect((await ann.asks('GET', `/article-passages?language=de&words=${encodeURIComponent(words)}`)).status).toBe(200)
})

test('categories lie one within another at most, keep their address, and stay while they are used', async () => {
  const { ann } = await aWorkspace()
  const id = (last: number) => `0190b3a4-0000-7000-8000-0000000000${last}`
  const item = (last: number, name: string, own = {}) => ({
    id: id(last),
    icon: 'truck',
    names: { en: { name } },
    ...own,
  })
  const set = (items: unknown[]) => ann.asks('PUT', '/article-categories', { items })
  const { body } = await set([item(10, 'Delivery'), item(11, 'Abroad', { parentId: id(10) })])
  expect(body.items.map(({ slug }: { slug: string }) => slug)).toEqual(['delivery', 'abroad'])
  await ann.asks('POST', '/articles', { title: 'Customs', categoryId: id(11) })
  expect((await ann.asks('POST', '/articles', { title: 'Customs', categoryId: id(99) })).status).toBe(422)
  expect((await set([item(10, 'Delivery')])).body.errors[0].code).toBe('category_in_use')
  const deep = [item(10, 'Delivery'), item(11, 'Abroad', { parentId: id(10) }), item(12, 'Swiss', { parentId: id(11) })]
  expect((await set(deep)).body.errors[0].code).toBe('parent_unknown')
  const { body: again } = await set([item(11, 'Foreign countries'), item(10, 'Delivery')])
  expect(again.items.map(({ slug, articles }: { slug: string; articles: number }) => [slug, articles])).toEqual([
    ['abroad', 1],
    ['delivery', 0],
  ])
  const { body: objects } = await ann.asks('GET', '/objects')
  const { fields } = objects.items.find(({ name }: { name: string }) => name === 'article')
  expect(JSON.stringify(fields)).toContain('Foreign countries')
})

test('an address of a help centre is one business’s alone', async () => {
  const [one, other] = [await aWorkspace(), await aWorkspace()]
  const address = `coffee-${one.ann.userId}`
  const settings = { isOn: true, languages: ['en'], words: {}, colour: null, logo: null, links: [], reviewMonths: 6 }
  const answers = await Promise.all(
    [one, other].map(({ ann }) => ann.asks('PUT', '/help-centre', { ...settings, address })),
  )
  expect(answers.map(({ body }) => body.code ?? 'ok').sort()).toEqual(['help_address_taken', 'ok'])
  const { body: own } = await other.ann.asks('PUT', '/help-centre', settings)
  expect(own.link).toContain('/help/')
  expect((await other.ann.asks('PUT', '/help-centre', { ...settings, version: 9 })).body.code).toBe('version_conflict')
})

test('addresses lead on as somebody says, until taken back; none is taken from another article', async () => {
  const { ann, rita } = await aWorkspace()
  const [mill, pot] = [await anArticle(ann), await anArticle(ann, { title: 'Brew a moka pot' })]
  const add = (at: { path: string }, slug: string, by = ann) => by.asks('POST', `${at.path}/addresses`, { slug })
  expect((await add(mill, 'grinder-care')).body).toMatchObject({ formerSlugs: ['grinder-care'] })
  expect((await add(mill, 'grinder-care')).status).toBe(200)
  expect((await add(pot, 'grinder-care')).body.code).toBe('article_address_taken')
  expect((await add(pot, 'Not an address')).body.code).toBe('invalid_input')
  expect((await add(pot, 'moka', rita)).status).toBe(403)
  const remove = (at: { path: string }, slug: string) => ann.asks('DELETE', `${at.path}/addresses/${slug}`)
  expect((await remove(mill, 'clean-the-grinder')).body.code).toBe('article_address_in_use')
  expect((await remove(pot, 'grinder-care')).status).toBe(200)
  expect((await add(pot, 'grinder-care')).body.code).toBe('article_address_taken')
  expect((await remove(mill, 'grinder-care')).body.formerSlugs).toEqual([])
  expect((await add(pot, 'grinder-care')).body.formerSlugs).toEqual(['grinder-care'])
})

test('whose an article is hears once of each day to look at it again', async () => {
  const { ann, ben, kith } = await aWorkspace()
  const { id } = await anArticle(ann, {}, { ownerId: ben.userId })
  const draft = await ann.asks('POST', '/articles', { title: 'A draft', ownerId: ben.userId, reviewOn: '2020-01-01' })
  expect(draft.status).toBe(200)
  const told = async (): Promise<unknown[]> => (await ben.asks('GET', '/notifications')).body.items
  const reminds = async () => {
    const job = { kith, payload: {}, signal: new AbortController().signal } as unknown as Job
    await knowledgeTasks['knowledge.remind']?.(job)
  }
  await reminds()
  expect(await told()).toEqual([])
  await ann.asks('PATCH', `/articles/${id}`, { reviewOn: '2026-01-05' })
  await reminds()
  await reminds()
  expect(await told()).toMatchObject([{ kind: 'article.reviewDue', recordId: id }])
  await ann.asks('PATCH', `/articles/${id}`, { reviewOn: '2026-02-05' })
  await reminds()
  expect(await told()).toHaveLength(2)
})

test('tickets in which nobody sent an article are gaps, by what they are about', async () => {
  const { ann } = await aWorkspace()
  const { id } = await anArticle(ann)
  const tickets = []
  for (const subject of ['Grinder is loud', 'Grinder stops', 'Where is my box?'])
    tickets.push((await ann.asks('POST', '/tickets', { subject })).body)
  const gaps = async () => (await ann.asks('GET', '/article-gaps')).body.tickets
  expect(await gaps()).toMatchObject([{ type: null, tickets: 3, latest: [{ subject: 'Where is my box?' }, {}, {}] }])
  await ann.asks('POST', `/articles/${id}/uses`, { kind: 'ticket', sourceId: tickets[0].id, language: 'en' })
  expect(await gaps()).toMatchObject([{ tickets: 2 }])
})
