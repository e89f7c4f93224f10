import { expect, test } from 'vitest'
import { aWorkspace, type TestWorkspace } from '#tests/support/workspace'

const MILL = '0190b3a4-0000-7000-8000-0000000000d1'

/** A help centre that is open, with a category and a public article in English. */
async function aCentre(own: Record<string, unknown> = {}) {
  const workspace = await aWorkspace()
  const { ann } = workspace
  const words = { en: { name: 'Hafen <Kaffee>', asked: ['grind size'] } }
  const settings = { isOn: true, languages: ['en', 'de'], words, colour: null, links: [], reviewMonths: 6, logo: null }
  const address = `cafe-${ann.userId}`
  const answer = await ann.asks('PUT', '/help-centre', { ...settings, address, ...own })
  expect(answer.status).toBe(200)
  const names = { en: { name: 'Machines & mills', about: 'Cleaning' } }
  await ann.asks('PUT', '/article-categories', { items: [{ id: MILL, icon: 'tool', names }] })
  return { ...workspace, root: `/help/${address}`, settings }
}

async function published(
  { ann }: TestWorkspace,
  title: string,
  own: Record<string, unknown> = {},
  body = '<h2>How</h2><p>Brush it.</p>',
) {
  const language = String(own.language ?? 'en')
  const { body: made } = await ann.asks('POST', '/articles', { title, categoryId: MILL, language, ...own })
  const path = `/articles/${made.id}/translations/${language}`
  await ann.asks('PUT', path, { title, summary: `About ${title}`, body })
  await ann.asks('POST', `${path}/publications`)
  return { id: String(made.id), path }
}

const looks = ({ server }: TestWorkspace, url: string, headers: Record<string, string> = {}) =>
  server.inject({ url, headers })
const posts = (
  { server }: TestWorkspace,
  url: string,
  fields: Record<string, string>,
  headers: Record<string, string> = {},
) =>
  server.inject({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    payload: new URLSearchParams(fields).toString(),
  })

test('a reader finds an article by topic and by search, in a page without a script', async () => {
  const centre = await aCentre()
  await published(centre, 'Clean the "grinder"')
  const first = await looks(centre, centre.root, { 'accept-language': 'de-AT,en' })
  expect([first.statusCode, first.headers.location]).toEqual([302, `${centre.root}/de`])
  const home = await looks(centre, `${centre.root}/en`)
  expect(home.statusCode).toBe(200)
  expect(home.body).toContain('Hafen &lt;Kaffee&gt;')
  expect(home.body).toContain('Machines &amp; mills')
  expect(home.body).toContain('q=grind%20size')
  expect(home.body).not.toMatch(/<script|onclick| style=/)
  expect(home.body.length).toBeLessThan(14_000)
  expect(String(home.headers['content-security-policy'])).toContain(
    "default-src 'none'; img-src 'self'; style-src 'sha256-",
  )
  const again = await looks(centre, `${centre.root}/en`, { 'if-none-match': String(home.headers.etag) })
  expect([again.statusCode, again.body]).toEqual([304, ''])
  const topic = await looks(centre, `${centre.root}/en/categories/machines-mills`)
  expect(topic.body).toContain(`${centre.root}/en/articles/clean-the-grinder`)
  const found = await looks(centre, `${centre.root}/en/search?q=brushing+the+grinder`)
  expect(found.body).toContain(`${centre.root}/en/articles/clean-the-grinder#how`)
  expect(found.body).toContain('<mark>Brush</mark> it')
  const article = await looks(centre, `${centre.root}/en/articles/clean-the-grinder`)
  expect(article.body).toContain('<h2 id="how">How</h2>')
  expect(article.body).toContain(`<link rel="canonical" href="http`)
  const map = await looks(centre, `${centre.root}/sitemap.xml`)
  expect(map.body).toContain(`${centre.root}/en/articles/clean-the-grinder</loc>`)
})

test('an address that was given up leads on, one that never was says so, and a missing language is told', async () => {
  const centre = await aCentre()
  const { path } = await published(centre, 'Clean the grinder')
  await centre.ann.asks('PUT', path, { title: 'Clean it', body: '<p>Wipe.</p>', slug: 'clean-it' })
  await centre.ann.asks('POST', `${path}/publications`)
  const old = await looks(centre, `${centre.root}/en/articles/clean-the-grinder`)
  expect([old.statusCode, old.headers.location]).toEqual([301, `${centre.root}/en/articles/clean-it`])
  for (const wrong of ['/en/articles/never', '/en/categories/never', '/fr', '/en/never/was'])
    expect((await looks(centre, `${centre.root}${wrong}`)).statusCode).toBe(404)
  expect((await looks(centre, '/help/nobody-is-here/en')).statusCode).toBe(404)
  const fallen = await looks(centre, `${centre.root}/de/articles/clean-it`)
  expect(fallen.statusCode).toBe(200)
  expect(fallen.body).toContain('Diesen Artikel gibt es noch nicht auf Deutsch. Sie lesen ihn auf English.')
  expect(fallen.body).toMatch(new RegExp(`rel="canonical" href="http[^"]+${centre.root}/en/articles/clean-it"`))
})

test('what is for colleagues has no page, what is for customers only by the address they were sent, a draft none', async () => {
  const centre = await aCentre()
  await published(centre, 'For us', { audience: 'staff' })
  await published(centre, 'For customers', { audience: 'customers' })
  await centre.ann.asks('POST', '/articles', { title: 'A draft', categoryId: MILL })
  for (const slug of ['for-us', 'for-customers', 'a-draft'])
    expect((await looks(centre, `${centre.root}/en/articles/${slug}`)).statusCode).toBe(404)
  const pages = await Promise.all(
    ['/en', '/en/categories/machines-mills', '/en/search?q=customers', '/sitemap.xml'].map((path) =>
      looks(centre, `${centre.root}${path}`),
    ),
  )
  for (const { body } of pages) expect(body).not.toMatch(/For customers|for-customers|For us|A draft/)
  const { body } = await centre.ann.asks('GET', '/article-passages?words=customers&audience=customers')
  const sent = new URL(body.items[0].address)
  const page = await looks(centre, sent.pathname + sent.search)
  expect(page.body).toContain('For customers')
  expect(page.body).toContain('noindex')
  expect((await looks(centre, `${sent.pathname}?key=${'A'.repeat(43)}`)).statusCode).toBe(404)
})

test('a reader says whether it helped, once, and may say otherwise', async () => {
  const centre = await aCentre()
  const { id } = await published(centre, 'Clean the grinder')
  const url = `${centre.root}/en/articles/clean-the-grinder/votes`
  const counted = async () => {
    const { body } = await centre.ann.asks('GET', `/articles/${id}`)
    return [body.helpful, body.unhelpful]
  }
  const answer = await posts(centre, url, { helpful: 'yes' })
  expect([answer.statusCode, answer.headers.location]).toEqual([303, `${url.replace('/votes', '')}?helpful=yes#vote`])
  await posts(centre, url, { helpful: 'yes' })
  expect(await counted()).toEqual([1, 0])
  await posts(centre, url, { helpful: 'no' })
  expect(await counted()).toEqual([0, 1])
  await Promise.all(
    ['a', 'b', 'c', 'd'].map((agent) => posts(centre, url, { helpful: 'yes' }, { 'user-agent': agent })),
  )
  expect(await counted()).toEqual([4, 1])
  for (const given of [{}, { helpful: 'maybe' }, { helpful: '\u0000' }])
    expect((await posts(centre, url, given as never)).statusCode).toBe(303)
  await posts(centre, url, { helpful: 'yes' }, { 'user-agent': 'e', 'sec-fetch-site': 'cross-site' })
  expect(await counted()).toEqual([4, 1])
  const { body } = await looks(centre, `${centre.root}/en/articles/clean-the-grinder?helpful=no`)
  expect(body).toContain('We will look at this article again.')
})

test('a picture shows only where something published has it', async () => {
  const centre = await aCentre()
  const file = '01890000-0000-7000-8000-0000000000f1'
  const shown = () => looks(centre, `${centre.root}/images/${file}`)
  await published(centre, 'With a picture', {}, `<p><img src="/api/v1/files/${file}/content" alt="A grinder"></p>`)
  const { body } = await looks(centre, `${centre.root}/en/articles/with-a-picture`)
  expect(body).toContain(`src="${centre.root}/images/${file}" alt="A grinder"`)
  // Named by an article, but no file of this workspace.
  expect((await shown()).statusCode).toBe(404)
  expect((await looks(centre, `${centre.root}/images/nothing`)).statusCode).toBe(404)
})

test('searches are noted without whoever searched', async () => {
  const centre = await aCentre()
  const searches = ['Entkalken', 'entkalken ', 'me@example.com', '0171 2345678', 'x', '<b>"&', '\u0000', 'Grinder']
  await published(centre, 'Clean the grinder')
  for (const words of searches)
    expect((await looks(centre, `${centre.root}/en/search?q=${encodeURIComponent(words)}`)).statusCode).toBe(200)
  await looks(centre, `${centre.root}/en/search?q=robot`, { 'user-agent': 'Googlebot' })
  const { rows } = await centre.kith.database.owner.query(
    'select words, searches, found from article_searches where workspace_id = $1 order by words',
    [centre.workspaceId],
  )
  expect(rows.map(({ words, searches: count, found }) => [words, count, found])).toEqual([
    ['<b>"&', 1, 0],
    ['entkalken', 2, 0],
    ['grinder', 1, 1],
  ])
  const page = await looks(centre, `${centre.root}/en/search?q=${encodeURIComponent('<b>"&')}`)
  expect(page.body).toContain('Nothing found for “&lt;b&gt;&quot;&amp;”')
})

test('a help centre that is off is not there', async () => {
  const centre = await aCentre({ isOn: false })
  expect((await looks(centre, `${centre.root}/en`)).statusCode).toBe(404)
})

test('machines that search find the help centre, its map where there is one of them, and nothing else', async () => {
  const centre = await aCentre()
  const { owner } = centre.kith.database
  const robots = async () => (await looks(centre, '/robots.txt')).body.split('\n')
  await owner.query('update help_centres set is_on = (workspace_id = $1)', [centre.workspaceId])
  expect(await robots()).toEqual(
    expect.arrayContaining(['Allow: /help/', 'Disallow: /', expect.stringContaining(`${centre.root}/sitemap.xml`)]),
  )
  const other = await aCentre()
  expect((await robots()).filter((line) => line.startsWith('Sitemap'))).toEqual([])
  expect((await looks(other, `${other.root}/sitemap.xml`)).statusCode).toBe(200)
})
