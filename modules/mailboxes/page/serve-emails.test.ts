import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { aBox, arrives } from '#tests/support/arriving-mail'
import { aWorkspace, type Person, type TestWorkspace } from '#tests/support/workspace'
import { fetchPicture } from '../outside/fetch-picture.ts'

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

const newsletter = [
  ...[
    'From: Sofia <sofia@cafe-lumen.example>',
    'To: info@hafen.example',
    'Subject: Autumn',
    'Message-ID: <n@x.example>',
  ],
  ...['MIME-Version: 1.0', 'Content-Type: multipart/related; boundary=b', '', '--b', 'Content-Type: text/html', ''],
  '<h1 onclick="x()">Autumn</h1><script>x()</script><img src="cid:logo@x"><img src="https://127.0.0.1/pixel.png">',
  ...[
    '--b',
    'Content-Type: image/png; name=logo.png',
    'Content-ID: <logo@x>',
    'Content-Disposition: inline; filename=logo.png',
  ],
  ...['Content-Transfer-Encoding: base64', '', png.toString('base64'), '--b--'],
].join('\r\n')

const looks = ({ server }: TestWorkspace, { key }: Person, path: string) =>
  server.inject({ url: `/api/v1/emails/${path}`, headers: { authorization: `Bearer ${key}` } })

test('a mail is a page in which nothing runs, whose remote pictures wait until its reader allows them or trusts its sender', async () => {
  const space = await aWorkspace()
  const { ann, ben } = space
  const id = await arrives(space, await aBox(space), newsletter)
  const page = await looks(space, ann, `${id}/page`)
  expect([page.statusCode, page.headers['x-frame-options']]).toEqual([200, 'SAMEORIGIN'])
  expect(String(page.headers['content-security-policy'])).toMatch(/^default-src 'none'; img-src 'self'; .*sandbox /)
  expect(page.body).toContain('<h1>Autumn</h1>')
  expect(page.body).not.toMatch(/<script|onclick|127\.0\.0\.1|\/pictures\//)
  expect((await looks(space, ann, `${id}/page?remote=true`)).body).toContain(`/emails/${id}/pictures/0`)
  await ann.asks('PUT', '/trusted-senders', { address: 'sofia@cafe-lumen.example', trusted: true })
  expect((await looks(space, ann, `${id}/page`)).body).toContain('/pictures/0')
  expect((await looks(space, ann, `${id}/page?remote=false`)).body).not.toContain('/pictures/0')
  expect((await looks(space, ben, `${id}/page`)).body).not.toContain('/pictures/0')
})

test('a picture within a mail is shown as one, and comes as a download otherwise', async () => {
  const space = await aWorkspace()
  const { ann } = space
  const id = await arrives(space, await aBox(space), newsletter)
  const address = /emails\/([^"?]+)\?inline=true/.exec((await looks(space, ann, `${id}/page`)).body)?.[1]
  const shown = await looks(space, ann, `${address}?inline=true`)
  expect([shown.statusCode, shown.headers['content-type'], shown.rawPayload]).toEqual([200, 'image/png', png])
  expect(shown.headers['content-disposition']).toBeUndefined()
  expect(String((await looks(space, ann, String(address))).headers['content-disposition'])).toMatch(/^attachment/)
})

test('pages and pictures are for those who may read the mail, and lead into no private network', async () => {
  const space = await aWorkspace()
  const { ann, ben } = space
  await ann.asks('POST', '/contacts', { firstName: 'Sofia', emails: ['sofia@cafe-lumen.example'] })
  const id = await arrives(space, await aBox(space, 'personal'), newsletter)
  expect((await looks(space, ann, `${id}/page`)).statusCode).toBe(200)
  for (const path of [`${id}/page`, `${id}/pictures/0`])
    expect([path, (await looks(space, ben, path)).statusCode]).toEqual([path, 404])
  const other = await aWorkspace()
  expect((await looks(other, other.ann, `${id}/page`)).statusCode).toBe(404)
  expect((await space.server.inject({ url: `/api/v1/emails/${id}/page` })).statusCode).toBe(401)
  // It stands on this machine.
  expect((await looks(space, ann, `${id}/pictures/0`)).statusCode).toBe(404)
  for (const path of ['nonsense/page', `${id}/pictures/-1`, `${id}/pictures/7`, `${id}/attachments/x`])
    expect([path, (await looks(space, ann, path)).statusCode]).toEqual([path, 404])
})

test('a picture is fetched without a word of who reads; what is none, or too much, is nothing', async () => {
  const heard: Record<string, unknown>[] = []
  const answers: Record<string, { status?: number; location?: string; body: string | Buffer }> = {
    '/moved': { status: 302, location: '/good', body: '' },
    '/good': { body: png },
    '/round': { status: 302, location: '/round', body: '' },
    '/page': { body: '<html>no</html>' },
    '/drawn': { body: '<svg xmlns="http://www.w3.org/2000/svg"/>' },
    '/large': { body: Buffer.concat([png, Buffer.alloc(6 * 1024 * 1024)]) },
  }
  const elsewhere = createServer((request, reply) => {
    heard.push(request.headers)
    const { status = 200, location, body } = answers[request.url ?? ''] ?? { status: 404, body: '' }
    reply.writeHead(status, location ? { location } : { 'content-type': 'image/png' }).end(body)
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => elsewhere.once('listening', resolve))
  onTestFinished(() => void elsewhere.close())
  const at = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}` // it listens on TCP
  expect(await fetchPicture(`${at}/moved`, true)).toEqual({ content: png, mediaType: 'image/png' })
  expect(heard.every((headers) => !headers.cookie && !headers.referer && headers['user-agent'] === 'Mozilla/5.0')).toBe(
    true,
  )
  for (const path of ['/round', '/page', '/drawn', '/large', '/gone'])
    expect([path, await fetchPicture(`${at}${path}`, true)]).toEqual([path, null])
  for (const address of [at, 'file:///etc/passwd', 'https://[::1]/x', 'https://localhost/x', 'no address'])
    expect([address, await fetchPicture(address)]).toEqual([address, null])
})
