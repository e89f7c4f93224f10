import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { aPage, seriousViolations } from '#tests/support/browser-page'
import { aRunningProgram } from '#tests/support/running-program'
import { password } from '#tests/support/visitor'

let page: Page
let address: string
const ids: Record<string, string> = {}

/** Asks the API as the person who is signed in. */
const asks = <T>(path: string, body: unknown): Promise<T> =>
  page.evaluate(
    async ([at, sent]) => {
      const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(sent) }
      return (await fetch(`/api/v1${at}`, init)).json()
    },
    [path, body] as const,
  )

const button = (name: string | RegExp) => page.getByRole('button', { name })
const sees = (text: string | RegExp) => page.getByText(text).first().waitFor()

beforeAll(async () => {
  address = await aRunningProgram()
  page = await aPage()
  await page.goto(address)
  await page.getByLabel('Name of the business').fill('Hafen Kaffee')
  await page.getByLabel('Your name').fill('Mara Lindt')
  await page.getByLabel('Email').fill('mara@hafen.example')
  await page.getByLabel('Password', { exact: true }).fill(password)
  await button('Start').click()
  await page.getByRole('link', { name: 'Contacts' }).first().waitFor()
  const known = { jobTitle: 'Owner', emails: [{ value: 'ahrens@lumen.example' }], phones: [{ value: '+4940123456' }] }
  for (const [lastName, more] of Object.entries({ Ahrens: known, Brandt: {} }))
    ids[lastName] = (await asks<{ id: string }>('/contacts', { lastName, ...more })).id
})

test('scoring is switched on as Kith proposes it, and follows what happens', async () => {
  await page.goto(`${address}/settings/scoring`)
  await sees('These rules are a good beginning.')
  await sees('What these rules would give among 2 contacts')
  expect(await seriousViolations(page)).toEqual([])
  await button('Switch scoring on').click()
  await sees('2 contacts by label')
  expect(await seriousViolations(page)).toEqual([])
  await page.goto(`${address}/contacts/${ids.Ahrens}`)
  const panel = page.getByRole('region', { name: 'Score' })
  await panel.getByText('Has a phone number').waitFor()
  await panel.getByRole('link', { name: 'B3' }).waitFor()
  await asks('/activities', {
    title: 'Tasting',
    kind: 'meeting',
    startsAt: new Date(Date.now() - 3_600_000).toISOString(),
    contactId: ids.Ahrens,
  })
  await asks('/orders', {
    ...{ number: 'S-1', placedAt: new Date().toISOString(), currency: 'EUR', contactId: ids.Ahrens },
    lines: [{ productName: 'Hafen Blend', quantity: 1, unitPrice: 2490 }],
  })
  await panel.getByRole('link', { name: 'B2' }).waitFor()
  await panel.getByText('Placed an order').waitFor()
  await sees('changed the score label from B3 to B2')
  await button('How it changed').click()
  const history = page.getByRole('dialog')
  await history.getByText('B3 → B2').waitFor()
  expect(await seriousViolations(page)).toEqual([])
  await history.getByRole('button', { name: 'Close' }).click()
  await panel.getByRole('link', { name: 'B2' }).click()
  await page.getByRole('link', { name: 'Ahrens' }).first().waitFor()
  expect(await page.getByRole('link', { name: 'Brandt' }).count()).toBe(0)
})

test('a rule is written with its preview, and all are scored by it', async () => {
  await page.goto(`${address}/settings/scoring`)
  const group = page.getByRole('region', { name: 'Business' })
  await group.getByRole('button', { name: 'Add a rule' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('What it is called').fill('Name with B')
  await dialog.getByLabel('Points').fill('45')
  await dialog.getByRole('button', { name: 'Filter' }).click()
  await page.getByRole('option', { name: 'Last name' }).click()
  await page.getByLabel('Value').fill('Brandt')
  await page.keyboard.press('Enter')
  await dialog.getByText('1 contact').waitFor()
  expect(await seriousViolations(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Done' }).click()
  await group
    .getByRole('button', { name: /Name with B/ })
    .first()
    .getByText('1 contact')
    .waitFor()
  await button('Save and score all').click()
  await sees('Everything is saved.')
  await page.goto(`${address}/contacts/${ids.Brandt}`)
  await page.getByRole('region', { name: 'Score' }).getByText('Name with B').waitFor()
  await page.getByRole('region', { name: 'Score' }).getByRole('link', { name: 'B3' }).waitFor()
})

test('label and scores are columns of a list, which they order', async () => {
  await page.goto(`${address}/contacts?columns=scoring.label,scoring.fit&sort=scoring.fit`)
  const names = page.getByRole('link', { name: /Ahrens|Brandt/ })
  await page.getByRole('columnheader', { name: 'Score label' }).waitFor()
  await page.getByText('B2', { exact: true }).first().waitFor()
  await page.getByText('B3', { exact: true }).first().waitFor()
  expect((await names.allTextContents()).join()).toMatch(/Brandt.*Ahrens/)
  await page.goto(`${address}/contacts?columns=scoring.label&sort=-scoring.fit`)
  await page.getByText('B3', { exact: true }).first().waitFor()
  expect((await names.allTextContents()).join()).toMatch(/Ahrens.*Brandt/)
  expect(await seriousViolations(page)).toEqual([])
})
