import { existsSync } from 'node:fs'
import { readdir, utimes } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { aWorkspace, type Person, type TestWorkspace } from '#tests/support/workspace'
import { pathOfContent } from './content.ts'
import { mediaTypeOf } from './media-type.ts'
import { pathOfFile } from './store-file.ts'
import { sweepFiles } from './sweep.ts'

/** Sends a form with one file, as a browser does. */
async function uploads(
  { server }: TestWorkspace,
  person: Person,
  name: string,
  content: string | Buffer,
  headers = {},
) {
  const form = new FormData()
  form.append('file', new Blob([typeof content === 'string' ? content : new Uint8Array(content)]), name)
  const { headers: sent, body } = new Request('http://localhost/', { method: 'POST', body: form }) as Request // ours
  const answer = await server.inject({
    method: 'POST',
    url: '/api/v1/files',
    headers: { authorization: `Bearer ${person.key}`, 'content-type': sent.get('content-type') ?? '', ...headers },
    payload: Buffer.from(await new Response(body).arrayBuffer()),
  })
  return { status: answer.statusCode, body: answer.json() }
}

const downloads = ({ server }: TestWorkspace, person: Person, id: string) =>
  server.inject({ url: `/api/v1/files/${id}/content`, headers: { authorization: `Bearer ${person.key}` } })

test('a file comes back as it was sent, as a download by what it is and not by what it was called', async () => {
  const space = await aWorkspace()
  const { status, body } = await uploads(space, space.ann, "../Ärger & (Co)'s.exe", 'name;city\nÅsa;Köln\n')
  expect(status).toBe(200)
  expect(body).toMatchObject({ name: "Ärger & (Co)'s.exe", mediaType: 'text/plain', bytes: 21 })
  const answer = await downloads(space, space.rita, body.id)
  expect(answer.body).toBe('name;city\nÅsa;Köln\n')
  expect(answer.headers).toMatchObject({
    'content-disposition': `attachment; filename*=UTF-8''%C3%84rger%20%26%20%28Co%29%27s.exe`,
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, max-age=3600',
  })
})

test('equal content lies once in the data folder, and each workspace reaches its own file only', async () => {
  const space = await aWorkspace()
  const other = await aWorkspace()
  const content = `the same ${Math.random()}`
  const mine = (await uploads(space, space.ann, 'a.txt', content)).body
  const theirs = (await uploads(other, other.ann, 'b.txt', content)).body
  expect(theirs.sha256).toBe(mine.sha256)
  expect((await downloads(space, space.ann, theirs.id)).statusCode).toBe(404)
  expect(await space.ann.asks('GET', `/files/${theirs.id}`)).toMatchObject({
    status: 404,
    body: { code: 'file_not_found' },
  })
  expect(await space.ann.asks('DELETE', `/files/${theirs.id}`)).toMatchObject({ status: 404 })

  expect(await space.ann.asks('DELETE', `/files/${mine.id}`)).toMatchObject({ status: 200 })
  expect((await downloads(space, space.ann, mine.id)).statusCode).toBe(404)
  expect((await downloads(other, other.ann, theirs.id)).body).toBe(content)
})

test('the sweep removes old content that no file names, and nothing else', async () => {
  const space = await aWorkspace()
  const dropped = (await uploads(space, space.ann, 'a.txt', `dropped ${Math.random()}`)).body
  const kept = (await uploads(space, space.ann, 'a.txt', `kept ${Math.random()}`)).body
  const fresh = (await uploads(space, space.ann, 'a.txt', `fresh ${Math.random()}`)).body
  const placeOf = (sha256: string) => pathOfContent(space.kith.config, sha256)
  const longAgo = new Date(Date.now() - 2 * 24 * 60 * 60 * 1000)
  for (const { sha256 } of [dropped, kept]) await utimes(placeOf(sha256), longAgo, longAgo)
  for (const { id } of [dropped, fresh]) await space.ann.asks('DELETE', `/files/${id}`)
  await sweepFiles(space.kith)
  expect([dropped, kept, fresh].map(({ sha256 }) => existsSync(placeOf(sha256)))).toEqual([false, true, true])
})

test('what is refused leaves nothing behind', async () => {
  const space = await aWorkspace()
  const refused = [
    ['setup.exe', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(5000)])],
    ['page.csv', '<html><script>alert(1)</script>'],
    ['picture.png', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'],
  ] as const
  for (const [name, content] of refused)
    expect(await uploads(space, space.ann, name, content)).toMatchObject({
      status: 415,
      body: { code: 'file_type_refused' },
    })
  expect(await readdir(path.join(space.kith.config.dataDir, 'files', 'arriving'))).toEqual([])
  expect(await uploads(space, space.rita, 'a.txt', 'x')).toMatchObject({ status: 403, body: { code: 'forbidden' } })
  expect(await space.ann.asks('POST', '/files', {})).toMatchObject({
    status: 415,
    body: { code: 'unsupported_media_type' },
  })
})

test('the same upload with the same Idempotency-Key is one file; another content with it is refused', async () => {
  const space = await aWorkspace()
  const headers = { 'idempotency-key': 'upload-1' }
  const first = await uploads(space, space.ann, 'a.txt', 'one', headers)
  expect((await uploads(space, space.ann, 'a.txt', 'one', headers)).body.id).toBe(first.body.id)
  expect(await uploads(space, space.ann, 'a.txt', 'two', headers)).toMatchObject({
    body: { code: 'idempotency_key_reused' },
  })
})

test('a reader on this machine finds the content, and is told when it is gone', async () => {
  const space = await aWorkspace()
  const { body } = await uploads(space, space.ann, 'a.txt', `local ${Math.random()}`)
  const place = await space.ann.does((ctx) => pathOfFile(ctx, space.kith.config, body.id))
  expect(place).toBe(pathOfContent(space.kith.config, body.sha256))
  const { ann: stranger } = await aWorkspace()
  expect(await stranger.tries((ctx) => pathOfFile(ctx, space.kith.config, body.id))).toMatchObject({
    code: 'file_not_found',
  })
})

test.each([
  ['%PDF-1.7', 'x.txt', 'application/pdf'],
  ['\x89PNG\r\n\x1a\nrest', 'x', 'image/png'],
  ['PK\x03\x04....xl/workbook.xml', 'x.zip', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  ['BEGIN:VCARD', 'x.VCF', 'text/vcard'],
  ['\xff\xfen\0a\0m\0e\0', 'x.csv', 'text/csv'],
  ['n\0a\0m\0e\0;\0', 'x.csv', 'text/csv'],
  ['name;\xe9t\xe9', 'x.csv', 'text/csv'],
  ['', 'x.csv', 'text/csv'],
  ['\x7fELF\x01\x01\0\0\0\0\0\0', 'x.csv', null],
  ['#!/bin/sh', 'x.csv', null],
])('%j called %s is %s', (start, name, mediaType) => {
  expect(mediaTypeOf(Buffer.from(start, 'latin1'), name)).toBe(mediaType)
})
