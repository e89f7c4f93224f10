import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { auditedOnly, isAudited } from '#platform/events/audited'
import { declaredEvents } from '#platform/events/event'
import { eventually } from '#tests/support/eventually'
import { aSignedInVisitor, aVisitor, password } from '#tests/support/visitor'
import { aWorkspace, type Person } from '#tests/support/workspace'
import { isOfKind } from './audit-kinds.ts'

const audit = async ({ asks }: Pick<Person, 'asks'>, query: string) =>
  (await asks('GET', `/audit-events?${query}`)).body.items

test('an entry of the audit can be changed and taken out by nobody: neither a member, nor the limited role, nor the tables’ owner', async () => {
  const { ann, kith } = await aWorkspace()
  await ann.asks('GET', '/contacts')
  const [entry] = await audit(ann, 'kind=keys')
  expect(entry).toMatchObject({ type: 'apiKey.used', title: 'test', address: '127.0.0.1' })
  const limited = (query: string) => ann.does((ctx) => sql.raw(`${query} where id = '${entry.id}'`).execute(ctx.db))
  await expect(limited(`update events set type = 'x'`)).rejects.toThrow('permission denied')
  await expect(limited('delete from events')).rejects.toThrow('permission denied')
  await expect(limited('delete from events_beyond')).rejects.toThrow('permission denied')
  await expect(ann.does((ctx) => sql`truncate events`.execute(ctx.db))).rejects.toThrow('permission denied')
  await expect(ann.does((ctx) => sql`alter table events disable trigger all`.execute(ctx.db))).rejects.toThrow('owner')
  const { owner } = kith.database
  await expect(owner.query(`update events set address = null where id = $1`, [entry.id])).rejects.toThrow(
    'never changed',
  )
  await expect(owner.query('truncate events')).rejects.toThrow('never emptied')
  await owner.query('delete from events where id = $1', [entry.id])
  expect(await audit(ann, 'kind=keys')).toEqual([entry])
  for (const method of ['PUT', 'PATCH', 'DELETE', 'POST'])
    expect((await ann.asks(method, `/audit-events/${entry.id}`, {})).status, method).toBe(404)
})

test('the program and its tables agree on what is kept for good', async () => {
  const { kith } = await aWorkspace()
  const types = [...declaredEvents().keys(), 'x_records.deleted', 'contact.updated']
  const { rows } = await kith.database.owner.query(
    'select t as type, kith.is_audited(t) as audited from unnest($1::text[]) t',
    [types],
  )
  expect(rows.filter(({ type, audited }) => audited !== isAudited(type))).toEqual([])
  const kinds = ['access', 'rights', 'keys', 'exports', 'imports', 'deletions', 'alerts'] as const
  expect(types.filter((type) => kinds.some((kind) => isOfKind(kind, type)) && !isAudited(type))).toEqual([])
})

test('the index of what is kept for good serves the condition of the program', async () => {
  const { ann } = await aWorkspace()
  const plan = await ann.does(async (ctx) => {
    await sql`set local enable_seqscan = off`.execute(ctx.db)
    const { rows } = await sql<{ 'QUERY PLAN': string }>`explain select from events
      where workspace_id = ${ctx.workspaceId} and ${auditedOnly} order by recorded_at desc, id desc`.execute(ctx.db)
    return rows.map((row) => row['QUERY PLAN']).join('\n')
  })
  // The type stands in no index of that order: to be read from one alone, the condition must be the index's own.
  expect(plan).toContain('Index Only Scan')
  expect(plan).not.toContain('split_part')
})

test('signing in, failing to and signing out stand in the audit of the person’s workspaces, with the address', async () => {
  const { kith, server } = await aWorkspace()
  const jana = await aSignedInVisitor(server)
  const asks = (method: string, path: string) => jana.asks(method, `/api/v1${path}`)
  const phone = aVisitor(server)
  const tried = (email: string, given: string) =>
    phone.asks('POST', '/api/auth/sign-in/email', { email, password: given }, { 'user-agent': 'Phone' })
  await tried(jana.email.toUpperCase(), 'wrong')
  await tried('nobody@hafen.example', 'wrong')
  await eventually(async () => (await audit({ asks }, 'kind=access')).length === 2)
  await tried(jana.email, password)
  await phone.asks('POST', '/api/auth/sign-out', {})
  await jana.asks('POST', '/api/auth/request-password-reset', { email: jana.email })
  await eventually(async () => (await audit({ asks }, 'kind=access')).length === 5)
  const own = { kind: 'user', id: jana.userId, name: 'Jana Vogt' }
  const kept = await audit({ asks }, 'kind=access')
  expect(kept).toMatchObject([
    { type: 'password.forgotten', actor: { kind: 'system' } },
    { type: 'signIn.ended', actor: own },
    { type: 'signIn.succeeded', actor: own, details: { way: 'password', agent: 'Phone' } },
    {
      type: 'signIn.failed',
      actor: { kind: 'system', name: null },
      title: 'Jana Vogt',
      details: { way: 'password', reason: 'wrong_credentials', agent: 'Phone' },
    },
    { type: 'signIn.succeeded', actor: own },
  ])
  expect(kept.map(({ address }: { address: string }) => address)).toEqual(Array(5).fill('127.0.0.1'))
  const { rows } = await kith.database.owner.query(`select from events where payload::text like '%nobody@hafen%'`)
  expect(rows).toEqual([])
  expect(await audit({ asks }, 'kind=access&q=jana%20VOGT')).toHaveLength(5)
  expect(await audit({ asks }, 'q=%25')).toEqual([])
  expect(await audit({ asks }, 'address=127.0.0.1&verb=failed')).toHaveLength(1)
  expect(await audit({ asks }, 'address=10.0.0.1')).toEqual([])
})

test('what somebody did keeps their name after they left', async () => {
  const { ann, ben, kith } = await aWorkspace()
  const { body } = await ann.asks('POST', '/contacts', { firstName: 'Sofia' })
  await ben.does((ctx) =>
    ctx.record({ type: 'contact.deleted', object: 'contact', recordId: body.id, payload: { title: 'Sofia' } }),
  )
  await kith.database.owner.query('delete from memberships where user_id = $1', [ben.userId])
  expect(await audit(ann, 'kind=deletions')).toMatchObject([{ actor: { kind: 'user', name: 'Ben' }, title: 'Sofia' }])
})

test('a key’s first use of a day is written down once for each address, also when many come at once', async () => {
  const { ann, server } = await aWorkspace()
  const uses = (remoteAddress: string) =>
    server.inject({ url: '/api/v1/contacts', remoteAddress, headers: { authorization: `Bearer ${ann.key}` } })
  await Promise.all(Array.from({ length: 6 }, (_, at) => uses(at % 2 === 0 ? '10.1.1.1' : '10.1.1.2')))
  await uses('10.1.1.1')
  const addresses = async () =>
    (await audit(ann, 'kind=keys')).map(({ address }: { address: string }) => address).sort()
  expect(await addresses()).toEqual(['10.1.1.1', '10.1.1.2', '127.0.0.1'])
})

test('an export says what was asked for, narrowed how, and from where; a deletion its record’s name', async () => {
  const { ann, ben } = await aWorkspace()
  const { body } = await ann.asks('POST', '/contacts', { firstName: 'Sofia' })
  const filter = { and: [{ field: 'firstName', op: 'eq', value: 'Sofia' }] }
  expect((await ann.asks('POST', '/exports', { object: 'contact', format: 'csv', filter })).status).toBe(200)
  expect(await audit(ann, 'kind=exports')).toMatchObject([
    { type: 'export.started', address: '127.0.0.1', details: { object: 'contact', format: 'csv', query: { filter } } },
  ])
  await ben.asks('DELETE', `/contacts/${body.id}`)
  expect(await audit(ann, 'kind=deletions')).toMatchObject([
    { type: 'contact.deleted', title: 'Sofia', address: '127.0.0.1' },
  ])
  expect((await ben.asks('GET', '/audit-events')).status).toBe(403)
})
