import { beforeAll, expect, test } from 'vitest'
import { sweepFiles } from '#platform/files/sweep'
import { testKith } from '#tests/support/test-kith'
import { aSignedInVisitor } from '#tests/support/visitor'
import { aWorkspace } from '#tests/support/workspace'

beforeAll(async () => void (await testKith()))

const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

/** A form with one file, as a browser sends it. */
function formWith(content: Buffer, name: string) {
  const head = `--limit\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\n\r\n`
  const payload = Buffer.concat([Buffer.from(head), content, Buffer.from('\r\n--limit--\r\n')])
  return { payload, headers: { 'content-type': 'multipart/form-data; boundary=limit' } }
}

test('people say when and where they work; a day that ends before it begins is refused', async () => {
  const jana = await aSignedInVisitor((await testKith()).server)
  const change = (body: object) => jana.asks('PATCH', '/api/v1/profile', body)
  const said = {
    timeZone: 'America/New_York',
    signature: 'Jana',
    workingHours: [{ day: 1, from: '09:00', to: '17:30' }],
  }
  expect((await change(said)).body).toMatchObject({ ...said, name: 'Jana Vogt' })
  expect((await jana.asks('GET', '/api/v1/session')).body.user).toMatchObject(said)
  expect((await change({ timeZone: null })).body).toMatchObject({ timeZone: null, signature: 'Jana' })
  for (const wrong of [
    { workingHours: [{ day: 1, from: '17:00', to: '09:00' }] },
    { workingHours: [{ day: 8, from: '09:00', to: '17:00' }] },
    { workingHours: [{ day: 1, from: '9', to: '17:00' }] },
    { workingHours: [1, 1].map((day) => ({ day, from: '09:00', to: '17:00' })) },
    { timeZone: 'Hafen/Kaffee' },
  ])
    expect((await change(wrong)).status, JSON.stringify(wrong)).toBe(422)
})

test('a photo is seen by those who work with one, by nobody else, and outlives the sweep', async () => {
  const { server, kith } = await testKith()
  const jana = await aSignedInVisitor(server)
  const cookie = `kith.session_token=${jana.cookies.get('kith.session_token')}`
  const send = (content: Buffer, name: string) => {
    const { payload, headers } = formWith(content, name)
    return server.inject({
      method: 'PUT',
      url: '/api/v1/profile/photo',
      payload,
      headers: { ...headers, cookie, origin: 'http://kith.test', host: 'kith.test' },
    })
  }
  expect((await send(Buffer.from('a,b\n1,2\n'), 'a.csv')).json().code).toBe('file_type_refused')
  const set = await send(pixel, 'me.png')
  expect(set.json()).toEqual({ photo: expect.stringMatching(/^[0-9a-f]{12}$/) })
  await sweepFiles({ ...kith, now: () => new Date(Date.now() + 3 * 86_400_000) })
  const url = `/api/v1/members/${jana.userId}/photo`
  const seen = await server.inject({ url, headers: { cookie } })
  expect([seen.statusCode, seen.headers['content-type'], seen.rawPayload.equals(pixel)]).toEqual([
    200,
    'image/png',
    true,
  ])
  expect((await jana.asks('GET', '/api/v1/members')).body.items).toMatchObject([set.json()])
  const { ann } = await aWorkspace()
  expect((await ann.asks('GET', `/members/${jana.userId}/photo`)).body.code).toBe('file_not_found')
  expect((await server.inject({ url })).statusCode).toBe(401)
  expect((await jana.asks('DELETE', '/api/v1/profile/photo')).body).toEqual({ photo: null })
  expect((await server.inject({ url, headers: { cookie } })).statusCode).toBe(404)
})
