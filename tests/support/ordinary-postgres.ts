import { execFileSync, spawn } from 'node:child_process'
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { databaseAccount, runAs } from '#platform/db/embedded/account'

/** A PostgreSQL as a distribution installs it: TCP, passwords, and an owner who is no superuser. */
export type OrdinaryPostgres = { ownerUrl: string; stop(): Promise<void> }

const password = 'only for tests'

/** Starts the newest PostgreSQL this machine has under /usr/lib/postgresql, in a folder that ends with it. */
export async function startOrdinaryPostgres(): Promise<OrdinaryPostgres> {
  const bin = ordinaryBinaries()
  if (!bin) throw new Error('No ordinary PostgreSQL is installed here (looked in /usr/lib/postgresql).')
  const home = mkdtempSync(join(tmpdir(), 'kith-ordinary-'))
  const cluster = join(home, 'cluster')
  const account = databaseAccount(cluster)
  mkdirSync(cluster, { mode: 0o700 })
  writeFileSync(join(home, 'password'), password)
  chmodSync(home, 0o755)
  if (account) chownSync(cluster, account.uid, account.gid)
  const initdb = [
    '-D',
    cluster,
    '-U',
    'postgres',
    '-A',
    'scram-sha-256',
    `--pwfile=${join(home, 'password')}`,
    '-E',
    'UTF8',
  ]
  execFileSync(join(bin, 'initdb'), [...initdb, '--locale=C.UTF-8', '--no-sync'], { ...runAs(account), stdio: 'pipe' })

  const port = await freePort()
  const settings = {
    listen_addresses: '127.0.0.1',
    port,
    max_connections: 200,
    fsync: 'off',
    unix_socket_directories: '',
  }
  const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const server = spawn(join(bin, 'postgres'), ['-D', cluster, ...options], { ...runAs(account), stdio: 'ignore' })
  const ended = new Promise((done) => server.once('exit', done))
  await makeOwner(port)
  return {
    ownerUrl: `postgresql://kith_owner:${encodeURIComponent(password)}@127.0.0.1:${port}/kith`,
    async stop() {
      server.kill('SIGINT')
      await ended
      rmSync(home, { recursive: true })
    },
  }
}

/** The folder of the newest installed binaries, `undefined` where there are none. */
export function ordinaryBinaries(): string | undefined {
  const home = '/usr/lib/postgresql'
  const versions = existsSync(home) ? readdirSync(home).filter((version) => Number(version) >= 15) : []
  const newest = versions.sort((a, b) => Number(b) - Number(a))[0]
  return newest && join(home, newest, 'bin')
}

async function makeOwner(port: number) {
  const superuser = await connected({ host: '127.0.0.1', port, user: 'postgres', database: 'postgres', password })
  await superuser.query(`create role kith_owner login createdb createrole password '${password}'`)
  await superuser.query('create database kith owner kith_owner')
  await superuser.end()
}

async function connected(address: pg.ClientConfig, tries = 500): Promise<pg.Client> {
  const client = new pg.Client(address)
  try {
    await client.connect()
    return client
  } catch (error) {
    if (tries === 0) throw error
    await pause(20)
    return connected(address, tries - 1)
  }
}

function freePort(): Promise<number> {
  return new Promise((done) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => done(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
