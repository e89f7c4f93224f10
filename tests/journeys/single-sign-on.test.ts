import { mkdirSync } from 'node:fs'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { returnAddress } from '#platform/auth/single-sign-on/openid'
import { root } from '#platform/root'
import { aPage, seriousViolations } from '#tests/support/browser-page'
import { anOpenIdProvider, type TestProvider } from '#tests/support/openid-provider'
import { aRunningProgram } from '#tests/support/running-program'
import { testKith } from '#tests/support/test-kith'
import { password } from '#tests/support/visitor'

const pictures = path.join(root, 'dist', 'screens')

let page: Page
let address: string
let provider: TestProvider

beforeAll(async () => {
  mkdirSync(pictures, { recursive: true })
  const { kith } = await testKith()
  address = await aRunningProgram()
  // The provider sends people back to where they came from.
  kith.config.publicUrl = address
  provider = await anOpenIdProvider(returnAddress(kith))
  page = await aPage()
  page.setDefaultTimeout(30_000)
  await page.goto(address)
  await ask('/api/v1/sign-ups', {
    ...{ name: 'Mara Lindt', email: 'mara@hafen.example', password },
    workspace: { name: 'Hafen Kaffee' },
  })
  await ask('/api/auth/sign-in/email', { email: 'mara@hafen.example', password })
})

/** Sends to the API as whoever is signed in, from within the page. */
const ask = (resource: string, body: unknown): Promise<unknown> =>
  page.evaluate(
    async ([where, what]) => {
      const headers = { 'content-type': 'application/json' }
      const answer = await fetch(where ?? '', { method: 'POST', headers, body: what ?? '' })
      if (!answer.ok) throw new Error(`${where}: ${await answer.text()}`)
      return answer.json()
    },
    [resource, JSON.stringify(body)],
  )

async function looked(name: string) {
  await page.screenshot({ path: path.join(pictures, `${name}.light.png`), fullPage: true })
  expect(await seriousViolations(page)).toEqual([])
}

const field = (name: string) => page.getByRole('textbox', { name, exact: true })

test('an administrator sets the provider up, and is told what is wrong with it', async () => {
  await page.goto(`${address}/settings/single-sign-on`)
  expect(await field('Redirect URI').inputValue()).toBe(`${address}/api/auth/single-sign-on/return`)
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Name at least one domain.').waitFor()
  await field('Issuer').fill('http://127.0.0.1:9')
  await field('Client ID').fill(provider.clientId)
  await page.getByLabel('Client secret', { exact: true }).fill(provider.clientSecret)
  await field('Name on the button').fill('Hafen Konto')
  await field('Email domains').fill('hafen.example')
  await page.getByRole('switch', { name: 'New people join by themselves' }).press('Space')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByRole('alert').filter({ hasText: 'The provider does not answer' }).waitFor()
  await looked('single-sign-on-refused')
  await field('Issuer').fill(provider.issuer)
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Leave empty to keep the one there is.').waitFor()
  await looked('single-sign-on')
})

test('somebody new signs in at the provider’s own page and is in', async () => {
  provider.people.ola = { email: 'ola@hafen.example', email_verified: true, name: 'Ola Brandt' }
  await page.context().clearCookies()
  await page.goto(`${address}/sign-in?next=/tasks`)
  await page.getByRole('link', { name: 'Continue with Hafen Konto' }).waitFor()
  await looked('sign-in-by-provider')
  await page.getByRole('link', { name: 'Continue with Hafen Konto' }).click()
  await page.waitForURL(`${provider.issuer}/**`)
  await page.locator('input[name=login]').fill('ola')
  await page.locator('input[name=password]').fill('anything')
  await page.locator('button[type=submit]').click()
  await page.waitForURL(`${address}/tasks**`)
  await page.goto(`${address}/settings/security`)
  await page.getByText('You have none: you come in by your workspace’s provider.').waitFor()
  await looked('security-without-password')
})

test('who is refused reads why on the sign-in screen, in their language', async () => {
  provider.people.otto = { email: 'otto@other.example', email_verified: true }
  await page.context().clearCookies()
  await page.goto(`${address}/sign-in`)
  await page.getByRole('link', { name: 'Continue with Hafen Konto' }).click()
  await page.locator('input[name=login]').fill('otto')
  await page.locator('input[name=password]').fill('anything')
  await page.locator('button[type=submit]').click()
  await page.getByRole('alert').filter({ hasText: 'Addresses at other.example do not come in' }).waitFor()
  await page.getByText('Deutsch').click()
  await page.getByRole('alert').filter({ hasText: 'Adressen bei other.example kommen nicht' }).waitFor()
  await looked('sign-in-refused')
  await page.getByText('English').click()
})

test('where it is the only way a password is refused with the way to go, and its session goes on by the provider', async () => {
  const { kith } = await testKith()
  const hash = await kith.auth.hashPassword(password)
  await kith.database.owner.query(
    `insert into credentials (id, user_id, account_id, provider_id, password)
     select gen_random_uuid(), id, id::text, 'credential', $1 from users where email = 'ola@hafen.example'`,
    [hash],
  )
  await page.context().clearCookies()
  await page.goto(address)
  await ask('/api/auth/sign-in/email', { email: 'ola@hafen.example', password })
  await kith.database.owner.query('update identity_providers set only_way = true')
  await page.goto(`${address}/tasks`)
  await page.getByRole('heading', { name: 'Come in by Hafen Konto' }).waitFor()
  await looked('provider-needed')
  await page.context().clearCookies({ name: 'kith.session_token' })
  await page.goto(`${address}/sign-in`)
  await field('Email').fill('ola@hafen.example')
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('alert').filter({ hasText: 'use the button “Continue with Hafen Konto”' }).waitFor()
  await page.getByRole('link', { name: 'Continue with Hafen Konto' }).click()
  await page.locator('input[name=login]').fill('ola')
  await page.locator('input[name=password]').fill('anything')
  await page.locator('button[type=submit]').click()
  await page.waitForURL(`${address}/`)
  await page.getByRole('link', { name: 'Contacts' }).first().waitFor()
})
