import { spawn } from 'node:child_process'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { beforeAll, expect, onTestFinished, test } from 'vitest'
import { databaseAccount, runAs } from '#platform/db/embedded/account'
import { aFolder, alive, buildProgram, run, sql, stop } from '#tests/support/embedded-programs'

beforeAll(buildProgram)

test('the first start makes a database, the second finds it again, quickly', async () => {
  const folder = aFolder()
  const first = await run(folder)
  expect(first.said).toMatchObject({ started: true, version: '18.4' })
  await sql(first, 'create table kept as select 42 as answer')
  await stop(first)
  expect(alive(first.said.pid)).toBe(false)

  const second = await run(folder)
  expect(await sql(second, 'select answer from kept')).toEqual([{ answer: 42 }])
  expect(second.said.took).toBeLessThan(first.said.took / 3)
})

test('nothing but the private socket reaches it', async () => {
  const folder = aFolder()
  const program = await run(folder)
  const tcp = new pg.Client({
    host: '127.0.0.1',
    port: 5432,
    user: 'kith',
    database: 'kith',
    connectionTimeoutMillis: 1_000,
  })
  tcp.on('error', () => {})
  expect(await sql(program, 'show listen_addresses')).toEqual([{ listen_addresses: '' }])
  await expect(tcp.connect()).rejects.toThrow()
})

test('letters of every script count as letters in searches', async () => {
  const folder = aFolder()
  const program = await run(folder)
  await sql(program, 'create extension pg_trgm')
  expect(await sql(program, `select upper('größe') as upper, show_trgm('ñé') = '{}' as dropped`)).toEqual([
    { upper: 'GRÖßE', dropped: false },
  ])
})

test('after kill -9 the living server is adopted, with all that was acknowledged', async () => {
  const folder = aFolder()
  const killed = await run(folder)
  await sql(killed, 'create table kept as select 1 as one')
  killed.child.kill('SIGKILL')
  await killed.ended

  const next = await run(folder)
  expect(next.said).toMatchObject({ started: false, pid: killed.said.pid })
  expect(await sql(next, 'select one from kept')).toEqual([{ one: 1 }])
  await stop(next)
  expect(alive(killed.said.pid)).toBe(false)
})

test('after a power cut (both gone) it recovers', async () => {
  const folder = aFolder()
  const cut = await run(folder)
  await sql(cut, 'create table kept as select 1 as one')
  cut.child.kill('SIGKILL')
  process.kill(cut.said.pid, 'SIGKILL')
  await cut.ended

  const next = await run(folder)
  expect(await sql(next, 'select one from kept')).toEqual([{ one: 1 }])
})

test('a stale note whose number now belongs to another program misleads nobody', async () => {
  const folder = aFolder()
  const first = await run(folder)
  await stop(first)
  const note = join(folder, 'postgres', 'postmaster.pid')
  // Of the server's own account: PostgreSQL knows by itself that a process it may not signal is none of its own.
  const other = spawn('sleep', ['60'], runAs(databaseAccount(join(folder, 'postgres'))))
  onTestFinished(() => void other.kill())
  writeFileSync(note, `${other.pid}\n${join(folder, 'postgres')}\n1\n5432\n\n\n0 0\nready\n`)
  expect((await run(folder)).said.started).toBe(true)
})

test('a second program on the folder says so and leaves; the first goes on', async () => {
  const folder = aFolder()
  const first = await run(folder)
  const second = await run(folder)
  expect(second.said).toMatchObject({ problem: 'already_running' })
  expect(second.said.message).toContain(`process ${first.child.pid}`)
  expect(second.said.message).toContain('KITH_DATA_DIR')
  expect(await sql(first, 'select 1 as one')).toEqual([{ one: 1 }])
})

test('two first starts at the same moment: one wins, the other says so', async () => {
  const folder = aFolder()
  const both = await Promise.all([run(folder), run(folder)])
  expect(both.map(({ said }) => said.problem ?? 'runs').sort()).toEqual(['already_running', 'runs'])
})

test('programs that share the work share the server; the last one out stops it', async () => {
  const folder = aFolder()
  const web = await run(folder, 'together')
  const jobs = await run(folder, 'together')
  const command = await run(folder, 'guest')
  expect([jobs.said.pid, command.said.pid]).toEqual([web.said.pid, web.said.pid])
  expect((await run(folder, 'alone')).said.problem).toBe('already_running')

  await stop(web)
  expect(await sql(jobs, 'select 1 as one')).toEqual([{ one: 1 }])
  await stop(command)
  await stop(jobs)
  expect(alive(web.said.pid)).toBe(false)
})

test('a server that dies is brought back', async () => {
  const folder = aFolder()
  const program = await run(folder)
  process.kill(program.said.pid, 'SIGKILL')
  await expect
    .poll(() => sql(program, 'select 1 as one').catch(() => 'away'), { timeout: 10_000 })
    .toEqual([{ one: 1 }])
  expect((await run(folder)).said.problem).toBe('already_running')
  await stop(program)
})

test('a folder of another major version is refused with the way to move, and left as it was', async () => {
  const folder = aFolder()
  await stop(await run(folder))
  writeFileSync(join(folder, 'postgres', 'PG_VERSION'), '17\n')
  const { said } = await run(folder)
  expect(said).toMatchObject({ problem: 'other_version' })
  expect(said.message).toMatch(/PostgreSQL 17.*PostgreSQL 18.*kith -- backup.*kith -- restore/s)
  expect(readFileSync(join(folder, 'postgres', 'PG_VERSION'), 'utf8')).toBe('17\n')
})

test('a server that cannot start shows what its log says', async () => {
  const folder = aFolder()
  await stop(await run(folder))
  writeFileSync(join(folder, 'postgres', 'postgresql.auto.conf'), 'shared_buffers = nonsense\n')
  const { said } = await run(folder)
  expect(said.problem).toBe('will_not_start')
  expect(said.message).toContain('shared_buffers')
})

test('a long data folder gets its socket elsewhere', async () => {
  const folder = aFolder()
  const { said } = await run(join(folder, 'a very long name, with a comma and spaces '.repeat(3)))
  expect(said.started).toBe(true)
  expect(said.socketDir.length).toBeLessThan(90)
  onTestFinished(() => rmSync(said.socketDir, { recursive: true, force: true }))
})
