import { expect, test } from 'vitest'
import { allRoutes } from '#app/server/routes.ts'
import type { Kith } from '#platform/ctx/ctx'
import { addressOf } from '#platform/http/route'
import { rowsOf } from '#tests/support/rows-of'
import { testKith } from '#tests/support/test-kith'
import { aSignedInVisitor, aVisitor, password } from '#tests/support/visitor'
import { type Answer, aWorkspace } from '#tests/support/workspace'

const key = (text: string) => ({ 'idempotency-key': text })
const sofia = { firstName: 'Sofia', emails: ['sofia@cafe-lumen.example'] }

test('a repeated request gets the first answer and has no second effect', async () => {
  const { ann, kith, workspaceId } = await aWorkspace()
  const first = await ann.asks('POST', '/contacts', sofia, key('a'))
  const rows = await rowsOf(kith, workspaceId)
  expect(await ann.asks('POST', '/contacts', sofia, key('a'))).toEqual(first)
  expect(await rowsOf(kith, workspaceId)).toEqual(rows)
  expect((await ann.asks('POST', '/contacts', sofia)).body.id).not.toBe(first.body.id)
})

test('a key used for another body or another address is refused', async () => {
  const { ann } = await aWorkspace()
  await ann.asks('POST', '/contacts', sofia, key('a'))
  const reused = { status: 422, body: { code: 'idempotency_key_reused' } }
  expect(await ann.asks('POST', '/contacts', { firstName: 'Jonas' }, key('a'))).toMatchObject(reused)
  expect(await ann.asks('POST', '/companies', { name: 'Café Lumen' }, key('a'))).toMatchObject(reused)
})

test('a key belongs to its workspace', async () => {
  const [ours, theirs] = [await aWorkspace(), await aWorkspace()]
  const first = await ours.ann.asks('POST', '/contacts', sofia, key('a'))
  const second = await theirs.ann.asks('POST', '/contacts', sofia, key('a'))
  expect(second.status).toBe(200)
  expect(second.body.id).not.toBe(first.body.id)
})

test('a refused request uses up no key', async () => {
  const { ann, kith, workspaceId } = await aWorkspace()
  // That an API key is used for the first time is written down once.
  await ann.asks('GET', '/contacts')
  const before = await rowsOf(kith, workspaceId)
  const refused = await ann.asks('POST', '/contacts', { emails: ['no address'] }, key('a'))
  expect(refused.status).toBe(422)
  expect(await rowsOf(kith, workspaceId)).toEqual(before)
  expect((await ann.asks('POST', '/contacts', sofia, key('a'))).status).toBe(200)
})

test('somebody without the right does not get the answer of a key', async () => {
  const { ann, rita } = await aWorkspace()
  await ann.asks('POST', '/contacts', sofia, key('a'))
  expect(await rita.asks('POST', '/contacts', sofia, key('a'))).toMatchObject({ status: 403 })
})

test.each([
  ['empty', ''],
  ['too long', 'k'.repeat(256)],
])('a key that is %s is refused with a mend', async (_, text) => {
  const { ann } = await aWorkspace()
  const answer = await ann.asks('POST', '/contacts', sofia, key(text))
  expect(answer).toMatchObject({ status: 422, body: { errors: [{ path: 'Idempotency-Key' }] } })
})

test('a key shown once is not shown again by a repetition', async () => {
  const { ann } = await aWorkspace()
  const draft = { name: 'Web shop', scopes: ['read'] }
  const first = await ann.asks('POST', '/api-keys', draft, key('a'))
  const again = await ann.asks('POST', '/api-keys', draft, key('a'))
  expect(first.body.key).toMatch(/^kith_/)
  expect(again.body).toEqual({ ...first.body, key: null })
})

test('twelve at once with one key make one contact', async () => {
  const { ann } = await aWorkspace()
  const answers = await atOnce(12, () => ann.asks('POST', '/contacts', sofia, key('a')))
  expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1)
  expect((await ann.asks('GET', '/contacts/count')).body.count).toBe(1)
})

test('whatever else is posted outside of a workspace has its test here', () => {
  const posted = allRoutes.filter(({ kind, contract }) => kind !== 'workspace' && addressOf(contract).method === 'POST')
  expect(posted.map(({ contract }) => addressOf(contract).path)).toEqual([
    // Keeps nothing: asked again it looks again.
    '/mailbox-tests',
    '/assistant-model-trials',
    '/sign-ups',
    '/workspaces',
    // Its link serves once; platform/auth/people has the races.
    '/invitation-links/{token}/acceptance',
  ])
})

test('twelve sign-ups at once with one key make one account, and its password is kept nowhere for it', async () => {
  const { kith, server } = await testKith()
  const draft = { name: 'Jana Vogt', email: 'once@hafen.example', password, workspace: { name: 'Einmal' } }
  const signUp = (given: object, text = 'a') => aVisitor(server).asks('POST', '/api/v1/sign-ups', given, key(text))
  const answers = await atOnce(12, () => signUp(draft))
  expect(answers).toEqual(answers.map(() => ({ status: 200, body: answers[0]?.body })))
  expect(await named(kith, 'Einmal')).toBe(1)
  expect((await signUp({ ...draft, name: 'Jonas' })).body.code).toBe('idempotency_key_reused')
  expect((await signUp(draft, 'b')).body.code).toBe('email_taken')
  expect(await signUp({ ...draft, password: `${password}!` })).toEqual(answers[0])
})

test('a workspace is founded once for a key of each person, and a refusal uses up no key', async () => {
  const { kith, server } = await testKith()
  const [jana, ola] = [await aSignedInVisitor(server), await aSignedInVisitor(server)]
  const found = (who: typeof jana, draft: object) => who.asks('POST', '/api/v1/workspaces', draft, key('a'))
  expect((await found(jana, { name: '' })).status).toBe(422)
  const answers = await atOnce(12, () => found(jana, { name: 'Rösterei' }))
  expect(answers).toEqual(answers.map(() => ({ status: 200, body: answers[0]?.body })))
  expect(await named(kith, 'Rösterei')).toBe(1)
  expect((await found(jana, { name: 'Andere' })).body.code).toBe('idempotency_key_reused')
  expect((await found(ola, { name: 'Rösterei' })).body.workspaceId).not.toBe(answers[0]?.body.workspaceId)
  expect(await named(kith, 'Rösterei')).toBe(2)
})

test('of twelve who change one version, one is first and the others are told', async () => {
  const { ann, ben } = await aWorkspace()
  const { body } = await ann.asks('POST', '/contacts', sofia)
  const answers = await atOnce(12, (index) =>
    (index % 2 ? ann : ben).asks('PATCH', `/contacts/${body.id}`, { version: 1, jobTitle: `Title ${index}` }),
  )
  const [winner, ...more] = answers.filter(({ status }) => status === 200)
  expect(more).toEqual([])
  expect(answers.filter(({ body: { code } }) => code === 'version_conflict')).toHaveLength(11)
  const read = await ann.asks('GET', `/contacts/${body.id}`)
  expect(read.body).toMatchObject({ version: 2, jobTitle: winner?.body.jobTitle })
  expect(await eventTypes(ann, body.id)).toEqual(['contact.updated', 'contact.created'])
})

test('changes of different fields without a version are all kept', async () => {
  const { ann } = await aWorkspace()
  const { body } = await ann.asks('POST', '/contacts', sofia)
  const fields = ['lastName', 'jobTitle', 'source', 'externalId', 'timeZone']
  await atOnce(fields.length, (index) => ann.asks('PATCH', `/contacts/${body.id}`, { [fields[index] ?? '']: 'x' }))
  const read = await ann.asks('GET', `/contacts/${body.id}`)
  expect(fields.map((field) => read.body[field])).toEqual(fields.map(() => 'x'))
  expect(read.body.version).toBe(6)
})

test('trashing and restoring at once leaves one truth, and an event for each move', async () => {
  const { ann } = await aWorkspace()
  const { body } = await ann.asks('POST', '/contacts', sofia)
  const ids = [body.id]
  const answers = await atOnce(16, (index) =>
    ann.asks('POST', index % 2 ? '/contacts/trash/restoration' : '/contacts/trash', { ids }),
  )
  expect(answers.every(({ status }) => status === 200)).toBe(true)
  const moves = answers.filter((answer) => answer.body.ids.length === 1).length
  const types = await eventTypes(ann, body.id)
  expect(types).toHaveLength(moves + 1)
  const read = await ann.asks('GET', `/contacts/${body.id}`)
  expect(read.body.version).toBe(moves + 1)
  expect(read.body.deletedAt === null).toBe(moves % 2 === 0)
})

test('two batches over the same records in opposite order both finish', async () => {
  const { ann } = await aWorkspace()
  const made = await ann.asks('POST', '/contacts/batch', { records: Array.from({ length: 40 }, () => sofia) })
  const ids: string[] = made.body.results.map(({ id }: { id: string }) => id)
  const change = (order: string[], jobTitle: string) =>
    ann.asks('POST', '/contacts/batch', { records: order.map((id) => ({ id, jobTitle })) })
  const answers = await atOnce(6, (index) => change(index % 2 ? ids : ids.toReversed(), `Title ${index}`))
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200))
})

test('contacts that name a new company at once share it', async () => {
  const { ann } = await aWorkspace()
  await atOnce(8, () => ann.asks('POST', '/contacts', { ...sofia, companies: [{ name: 'Café Lumen' }] }))
  expect((await ann.asks('GET', '/companies/count')).body.count).toBe(1)
})

const atOnce = (count: number, ask: (index: number) => Promise<Answer>) =>
  Promise.all(Array.from({ length: count }, (_, index) => ask(index)))

async function named({ database }: Kith, workspace: string): Promise<number> {
  const { rows } = await database.owner.query('select count(*)::int as count from workspaces where name = $1', [
    workspace,
  ])
  return rows[0].count
}

async function eventTypes(
  person: { asks(method: string, path: string): Promise<Answer> },
  id: string,
): Promise<string[]> {
  const { body } = await person.asks('GET', `/contacts/${id}/timeline?limit=200`)
  return body.items.map(({ type }: { type: string }) => type)
}
