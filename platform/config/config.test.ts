import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { root } from '#platform/root'
import { readConfig } from './config.ts'
import { ConfigError } from './config-error.ts'
import { installationSecret } from './installation-secret.ts'
import { settings } from './settings.ts'

test('an empty environment is a working installation that only this machine can reach', () => {
  expect(readConfig({})).toMatchObject({
    port: 3000,
    host: '127.0.0.1',
    publicUrl: 'http://localhost:3000',
    dataDir: join(root, '.kith'),
    databaseUrl: undefined,
    databaseRole: 'kith_app',
    logLevel: 'info',
  })
})

test('an empty variable counts as absent, and the public address follows the port', () => {
  expect(readConfig({ DATABASE_URL: '', KITH_SECRET: ' ', PORT: '8080' })).toMatchObject({
    databaseUrl: undefined,
    secret: undefined,
    publicUrl: 'http://localhost:8080',
  })
})

test('proxies are a list of addresses and networks', () => {
  expect(readConfig({ KITH_TRUSTED_PROXIES: '10.0.0.5, 172.18.0.0/16,' }).trustedProxies).toEqual([
    '10.0.0.5',
    '172.18.0.0/16',
  ])
})

test.each([
  ['PORT', 'http'],
  ['PORT', '65536'],
  ['PORT', '-1'],
  ['PORT', '1e3'],
  ['DATABASE_URL', 'mysql://db'],
  ['DATABASE_URL', 'localhost'],
  ['KITH_SECRET', 'short'],
  ['KITH_DATABASE_ROLE', 'kith"; drop'],
  ['KITH_PUBLIC_URL', 'crm.example.com'],
  ['SMTP_URL', 'mail.example.com'],
  ['MAIL_FROM', 'Acme'],
  ['LOG_LEVEL', 'loud'],
  ['KITH_TRUSTED_PROXIES', '10.0.0.5, proxy.example.com'],
])('%s=%s is named with its mend', (name, value) => {
  expect(problemsOf({ [name]: value, ...(name === 'SMTP_URL' ? { MAIL_FROM: 'a@b.example' } : {}) })).toEqual([
    expect.stringMatching(new RegExp(`^${name}: .+; .+`)),
  ])
})

test('all wrong settings are told at once', () => {
  expect(problemsOf({ PORT: 'x', LOG_LEVEL: 'y' })).toHaveLength(2)
})

test('settings that need each other are told apart from wrong ones', () => {
  expect(problemsOf({ SMTP_URL: 'smtp://mail.example.com' })[0]).toMatch(/^MAIL_FROM: /)
  expect(problemsOf({ KITH_APP_DATABASE_URL: 'postgres://db/kith' })[0]).toMatch(
    /^KITH_APP_DATABASE_URL: .*DATABASE_URL/,
  )
})

test('a secret value never appears in the message about it', () => {
  expect(problemsOf({ KITH_SECRET: 'hunter2', DATABASE_URL: 'mysql://u:hunter2@db' }).join()).not.toContain('hunter2')
})

test('every setting explains itself and its default', () => {
  for (const setting of Object.values(settings)) expect(`${setting.default}${setting.explains}`).toMatch(/\w{4,}/)
})

test('the secret is generated once, kept, and readable by its owner alone', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'kith-config-'))
  onTestFinished(() => rmSync(dataDir, { recursive: true }))
  const first = installationSecret({ secret: undefined, dataDir })
  expect(first).toMatch(/^[0-9a-f]{64}$/)
  expect(installationSecret({ secret: undefined, dataDir })).toBe(first)
  expect(installationSecret({ secret: 'given by the operator', dataDir })).toBe('given by the operator')
  expect(statSync(join(dataDir, 'secret')).mode & 0o777).toBe(0o600)
})

function problemsOf(env: Record<string, string>): string[] {
  try {
    readConfig(env)
  } catch (error) {
    if (error instanceof ConfigError) return error.problems
    throw error
  }
  return []
}
