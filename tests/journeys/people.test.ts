import { mkdirSync } from 'node:fs'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { root } from '#platform/root'
import { aPage, seriousViolations } from '#tests/support/browser-page'
import { eventually } from '#tests/support/eventually'
import { aRunningProgram } from '#tests/support/running-program'
import { password } from '#tests/support/visitor'

const pictures = path.join(root, 'dist', 'screens')
const email = 'ola@hafen.example'

let page: Page
let address: string

beforeAll(async () => {
  mkdirSync(pictures, { recursive: true })
  address = await aRunningProgram()
  page = await aPage()
  page.setDefaultTimeout(30_000)
  await page.goto(address)
  await ask(page, 'POST', '/api/v1/sign-ups', {
    ...{ name: 'Mara Lindt', email: 'mara@hafen.example', password },
    workspace: { name: 'Hafen Kaffee' },
  })
  await ask(page, 'POST', '/api/auth/sign-in/email', { email: 'mara@hafen.example', password })
  const own = { read: 'own', create: 'own', update: 'own', delete: 'none' }
  const rules = { defaults: own, objects: {}, fields: { contact: { hidden: ['birthday'], readonly: [] } }, rights: [] }
  await ask(page, 'POST', '/api/v1/roles', { name: 'Field sales', description: 'Only what is theirs', rules })
  await ask(page, 'POST', '/api/v1/teams', { name: 'Wholesale', members: [] })
  const { user } = await ask(page, 'GET', '/api/v1/session')
  await ask(page, 'POST', '/api/v1/contacts', { firstName: 'Sofia', lastName: 'Marchetti', ownerId: user.id })
})

/** Asks the API as whoever is signed in on the page. */
// biome-ignore lint/suspicious/noExplicitAny: an answer is whatever the endpoint says
const ask = (where: Page, method: string, resource: string, body?: unknown): Promise<any> =>
  where.evaluate(
    async ([how, resource, what]) => {
      const headers = { 'content-type': 'application/json' }
      const answer = await fetch(resource ?? '', { method: how ?? 'GET', headers, ...(what ? { body: what } : {}) })
      if (!answer.ok) throw new Error(`${resource}: ${await answer.text()}`)
      return answer.json()
    },
    [method, resource, body === undefined ? '' : JSON.stringify(body)],
  )

async function looked(where: Page, name: string) {
  await where.screenshot({ path: path.join(pictures, `${name}.light.png`) })
  expect(await seriousViolations(where)).toEqual([])
}

test('somebody is asked in as a role of the workspace’s own, sees what it lets, and leaves what they had in good hands', async () => {
  await page.goto(`${address}/settings/members`)
  await page.getByRole('textbox', { name: 'Email addresses' }).fill(email)
  await page.getByRole('combobox', { name: 'They join as' }).click()
  await page.getByRole('option', { name: 'Field sales' }).click()
  await page.getByText('Only what is theirs').waitFor()
  await page.getByRole('combobox', { name: 'Teams' }).click()
  await page.getByRole('option', { name: 'Wholesale' }).click()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Make invitation links' }).click()
  await page.getByText('Field sales, Wholesale').waitFor()
  await looked(page, 'people')

  const ola = await aPage()
  ola.setDefaultTimeout(30_000)
  const [invitation] = (await ask(page, 'GET', '/api/v1/invitations')).items
  await ola.goto(`${address}${new URL(invitation.link).pathname}${new URL(invitation.link).search}`)
  await ola.getByText('as: Field sales').waitFor()
  await looked(ola, 'joining')
  await ola.getByRole('textbox', { name: 'Your name' }).fill('Ola Brandt')
  await ola.getByRole('textbox', { name: 'Password' }).fill(password)
  await ola.getByRole('button', { name: 'Join' }).click()
  await ola.getByRole('heading', { name: /Ola/ }).waitFor()

  const { user } = await ask(ola, 'GET', '/api/v1/session')
  const born = { firstName: 'Jonas', lastName: 'Berg', birthday: '1980-05-01', ownerId: user.id }
  expect((await ask(page, 'POST', '/api/v1/contacts', born)).birthday).toBe(born.birthday)
  await ola.goto(`${address}/contacts`)
  await ola.getByText('Jonas Berg').first().waitFor()
  expect(await ola.getByText('Sofia Marchetti').count()).toBe(0)
  const { items: seen } = await ask(ola, 'GET', '/api/v1/contacts')
  expect(seen).toMatchObject([{ firstName: 'Jonas', birthday: null }])

  await page.reload()
  const role = page.getByRole('combobox', { name: 'Role of Ola Brandt' })
  expect(await role.inputValue()).toBe('Field sales')
  await page.getByRole('button', { name: 'Shut out: Ola Brandt' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('combobox').click()
  await page.getByRole('option', { name: 'Mara Lindt' }).click()
  await dialog.getByRole('button', { name: 'Shut out' }).click()
  await page.getByText('records to Mara Lindt').waitFor()

  await ola.goto(`${address}/contacts`)
  await ola.getByRole('textbox', { name: 'Email' }).fill(email)
  await ola.getByRole('textbox', { name: 'Password' }).fill(password)
  await ola.getByRole('button', { name: 'Sign in' }).click()
  await eventually(async () => !(await ola.getByText('Jonas Berg').count()) && ola.url().includes('new-workspace'))
  const mine = await eventually(async () => {
    const { items } = await ask(page, 'GET', '/api/v1/contacts')
    return items.every(({ ownerId }: { ownerId: string }) => ownerId !== user.id) && items
  })
  expect(mine).toHaveLength(2)
})
