import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { aPage, seriousViolations } from '#tests/support/browser-page'
import { aRunningProgram } from '#tests/support/running-program'
import { password } from '#tests/support/visitor'

let page: Page
let address: string

const asks = <T>(path: string, body?: unknown): Promise<T> =>
  page.evaluate(
    async ([at, sent]) => {
      const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(sent) }
      const answer = await fetch(`/api/v1${at}`, sent === undefined ? {} : init)
      return answer.json()
    },
    [path, body] as const,
  )

const button = (name: string | RegExp) => page.getByRole('button', { name })
const field = (name: string) => page.getByRole('textbox', { name })

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
})

test('a target is typed into the grid, prorated, and read again', async () => {
  await page.goto(`${address}/forecast/targets?on=2026-10-01`)
  await field('Mara Lindt, Q4 2026').fill('92,000')
  const saved = page.waitForResponse((answer) => answer.url().endsWith('/targets'))
  await field('Mara Lindt, Q4 2026').press('Enter')
  await saved
  await page
    .getByRole('row', { name: /^Mara Lindt/ })
    .getByText('92,000')
    .waitFor()
  expect(await seriousViolations(page)).toEqual([])
  await button('Joins or leaves: Mara Lindt, Q4 2026').click()
  await page.getByLabel('First day').fill('2026-12-01')
  await button('Save').click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await page
    .getByRole('row', { name: /^Mara Lindt/ })
    .getByText('31,000')
    .waitFor()
  await field('Whole business, Q4 2026').fill('nonsense')
  await field('Whole business, Q4 2026').press('Enter')
  await page.locator('input[aria-invalid="true"]').waitFor()
  await field('Whole business, Q4 2026').press('Escape')
})

test('the forecast shows what is closed and open beside the target, and a deal is committed by hand', async () => {
  const deal = { name: 'House espresso', currency: 'EUR', amount: 1_000_000, closeOn: '2026-12-10' }
  const { id: ownerId } = await asks<{ id: string }>('/session').then((session) => Object(session).user)
  await asks('/deals', { ...deal, ownerId })
  await asks('/deals', {
    ...{ ...deal, ownerId, name: 'Filter line', status: 'won' },
    ...{ startedAt: '2026-09-01T09:00:00Z', closedAt: '2026-11-05T09:00:00Z' },
  })
  await page.goto(`${address}/forecast?on=2026-11-01`)
  await page.getByRole('heading', { name: 'Q4 2026' }).waitFor()
  await page.getByText('32.3%').first().waitFor()
  await button('Deals of Mara Lindt').click()
  const category = page.getByRole('combobox', { name: 'Category of “House espresso”' })
  await category.waitFor()
  expect(await seriousViolations(page)).toEqual([])
  await category.click()
  await page.getByRole('option', { name: 'Commit', exact: true }).click()
  await page.getByRole('region', { name: 'Closed and open, towards the target' }).getByText('€10,000').nth(1).waitFor()
  const committed = page.getByRole('listitem').filter({ hasText: /^Commit/ })
  await committed.getByText('1 deal').waitFor()
  await committed.getByRole('link').click()
  await page.getByRole('link', { name: 'House espresso' }).waitFor()
  expect(page.url()).toContain('/deals?')
})

test('a period without deals says so, and somebody else’s choice is kept in the address', async () => {
  await page.goto(`${address}/forecast?on=2031-01-01`)
  await page.getByText('Nothing to forecast here yet').waitFor()
  await button('Earlier period').click()
  await page.getByRole('heading', { name: 'Q4 2030' }).waitFor()
  expect(page.url()).toContain('on=2030-10-01')
  expect(await seriousViolations(page)).toEqual([])
})

test('somebody submits what they will bring, and the accuracy waits for a first night', async () => {
  await page.goto(`${address}/forecast?on=2026-11-01`)
  const words = page.getByRole('region', { name: 'What people say' })
  await words.getByText('Nobody has said yet what they will bring.').waitFor()
  await words.getByRole('textbox', { name: 'You will bring' }).fill('12,000')
  await words.getByRole('textbox', { name: 'Note' }).fill('Two of three are sure')
  await words.getByRole('button', { name: 'Submit' }).click()
  await words.getByText('€12,000, by 1 person').waitFor()
  await words.getByRole('list').getByText('Two of three are sure').waitFor()
  expect(await seriousViolations(page)).toEqual([])
  await page.goto(`${address}/forecast/accuracy`)
  await page.getByText('No period to compare yet').waitFor()
  expect(await seriousViolations(page)).toEqual([])
})
