import { mkdirSync } from 'node:fs'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { root } from '#platform/root'
import { aPage, seriousViolations } from '#tests/support/browser-page'
import { aRunningProgram } from '#tests/support/running-program'
import { testKith } from '#tests/support/test-kith'
import { password } from '#tests/support/visitor'

const pictures = path.join(root, 'dist', 'screens')

let page: Page
let address: string
let sofia: string

beforeAll(async () => {
  mkdirSync(pictures, { recursive: true })
  address = await aRunningProgram()
  page = await aPage()
  page.setDefaultTimeout(30_000)
  await page.goto(address)
  await ask('/api/v1/sign-ups', {
    ...{ name: 'Mara Lindt', email: 'mara@hafen.example', password },
    workspace: { name: 'Hafen Kaffee' },
  })
  await ask('/api/auth/sign-in/email', { email: 'mara@hafen.example', password })
  sofia = String((await ask('/api/v1/contacts', { firstName: 'Sofia', lastName: 'Marchetti' })).id)
  await ask('/api/v1/teams', { name: 'Wholesale' })
})

/** Sends to the API as the signed-in person, from within the page. */
const ask = (resource: string, body: unknown): Promise<Record<string, unknown>> =>
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
  await page.screenshot({ path: path.join(pictures, `${name}.light.png`) })
  expect(await seriousViolations(page)).toEqual([])
}

test('a role is copied, narrowed by object, field and right, and saved', async () => {
  await page.goto(`${address}/settings/roles`)
  await page.getByRole('button', { name: 'Copy the role Member' }).click()
  const name = page.getByRole('textbox', { name: 'Name of the role' })
  await name.fill('Field sales')
  await page.getByRole('combobox', { name: 'Contacts: See' }).selectOption('own')
  await page.getByRole('radiogroup', { name: 'Birthday' }).getByText('Hidden').click()
  await page.getByRole('checkbox', { name: 'Export', exact: true }).uncheck()
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByRole('heading', { name: 'Field sales' }).waitFor()
  expect(await page.getByRole('button', { name: 'Save' }).isDisabled()).toBe(true)
  await page.reload()
  await name.waitFor()
  expect(await page.getByRole('combobox', { name: 'Contacts: See' }).inputValue()).toBe('own')
  expect(
    await page.getByRole('radiogroup', { name: 'Birthday' }).getByRole('radio', { name: 'Hidden' }).isChecked(),
  ).toBe(true)
  expect(await page.getByRole('checkbox', { name: 'Export', exact: true }).isChecked()).toBe(false)
  expect(await page.getByRole('button', { name: 'Contacts: as all objects again' }).isVisible()).toBe(true)
  await looked('role')
})

test('what somebody may see is told with the reason, down to one record', async () => {
  await page.goto(`${address}/settings/rights`)
  await page.getByRole('heading', { name: 'What may Mara Lindt see?' }).waitFor()
  await page.getByRole('combobox', { name: 'Record' }).fill('Marchetti')
  await page.getByRole('option', { name: 'Sofia Marchetti' }).click()
  const answer = page.getByRole('status').filter({ hasText: 'See: yes' })
  await answer.waitFor()
  expect(await answer.textContent()).toContain('for the role reaches all records')
  await looked('what-may')
})

test('one record is shared with a team from its page, and no longer', async () => {
  await page.goto(`${address}/contacts/${sofia}`)
  await page.getByRole('button', { name: 'More', exact: true }).first().click()
  await page.getByRole('menuitem', { name: 'Share …' }).click()
  const drawer = page.getByRole('dialog', { name: 'Share Sofia Marchetti' })
  await drawer.getByText('Shared with nobody in particular.').waitFor()
  await drawer.getByRole('combobox', { name: 'Share with' }).click()
  await page.getByRole('option', { name: 'Wholesale' }).click()
  await drawer.getByRole('button', { name: 'Share', exact: true }).click()
  await drawer.getByRole('button', { name: 'No longer share with Wholesale' }).waitFor()
  await looked('share')
  await drawer.getByRole('button', { name: 'No longer share with Wholesale' }).click()
  await drawer.getByText('Shared with nobody in particular.').waitFor()
})

test('the audit tells the sign-in with its address, and is narrowed by kind and address', async () => {
  const elsewhere = await (await testKith()).server.inject({
    ...{ method: 'POST', url: '/api/auth/sign-in/email', remoteAddress: '10.1.1.1' },
    payload: { email: 'mara@hafen.example', password },
  })
  expect(elsewhere.statusCode).toBe(200)
  await page.goto(`${address}/settings/audit?kind=access`)
  await page.getByRole('button', { name: '10.1.1.1', exact: true }).waitFor()
  expect(await page.getByText('Field sales').count()).toBe(0)
  await page
    .getByRole('cell', { name: /Signed in/ })
    .first()
    .waitFor()
  await page.getByRole('button', { name: '127.0.0.1' }).first().click()
  await page.getByRole('button', { name: /From 127.0.0.1 only/ }).waitFor()
  await page.getByRole('button', { name: '10.1.1.1', exact: true }).waitFor({ state: 'detached' })
  await page
    .getByRole('cell', { name: /Signed in/ })
    .first()
    .waitFor()
  await looked('audit-access')
  await page.goto(`${address}/settings/audit?kind=rights`)
  await page.getByText('Field sales').first().waitFor()
})
