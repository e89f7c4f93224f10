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
const drawer = () => page.getByRole('dialog')

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

/** Fills in the form of a rule that gives everything it is about to Mara. */
async function makeRule(name: string, postcode?: string) {
  await button('New rule').click()
  await drawer().getByRole('textbox', { name: 'Name' }).fill(name)
  if (postcode) {
    await drawer().getByRole('button', { name: 'Filter' }).click()
    await page.getByRole('option', { name: 'Address: Postcode' }).click()
    await page.getByLabel('Value').fill(postcode)
    await page.keyboard.press('Enter')
    await drawer().getByText('Address: Postcode').waitFor()
  }
  await drawer().getByRole('radio', { name: 'Always the same person' }).check()
  await drawer().getByRole('combobox', { name: 'Person' }).click()
  await page.getByRole('option', { name: 'Mara Lindt' }).click()
  await drawer().locator('[aria-busy="false"]').waitFor()
  expect(await seriousViolations(page)).toEqual([])
  await drawer().getByRole('button', { name: 'Save' }).click()
  await drawer().waitFor({ state: 'detached' })
}

test('two rules are made, put in order by keyboard, and tried', async () => {
  await page.goto(`${address}/settings/assignment`)
  await page.getByText('No rules yet').waitFor()
  expect(await seriousViolations(page)).toEqual([])
  await makeRule('Everybody')
  await makeRule('North', '20')
  const rules = page.getByRole('list', { name: 'Rules, in the order they are asked in' }).getByRole('listitem')
  expect(await rules.allInnerTexts()).toMatchObject([/Everybody/, /North/].map((name) => expect.stringMatching(name)))
  const saved = page.waitForResponse((answer) => answer.url().endsWith('/assignment-rules/order'))
  await button(/^Move “North”/).press('ArrowUp')
  await saved
  await rules.first().getByText('North').waitFor()
  const { id } = await asks<{ id: string }>('/contacts', {
    lastName: 'Own',
    ownerId: null,
    addresses: [{ postcode: '20095' }],
  })
  expect(id).toBeTruthy()
  await page.getByRole('combobox', { name: 'Record' }).fill('Own')
  await page.getByRole('option', { name: 'Own' }).click()
  await page.getByText('Mara Lindt would get it, by “North”.').waitFor()
  expect(await seriousViolations(page)).toEqual([])
})

test('a contact that comes without an owner gets one, and its page says why', async () => {
  const { id } = await asks<{ id: string }>('/contacts', { lastName: 'Brandt', ownerId: null })
  await page.goto(`${address}/contacts/${id}`)
  const why = page.getByRole('region', { name: 'Why this owner?' })
  await why.getByText('Mara Lindt got it by the rule “Everybody”.').waitFor()
  await why.getByText('Nobody has called or met them yet.').waitFor()
  await why.getByRole('button', { name: 'Who was asked' }).click()
  await why.getByText('North: is about others').waitFor()
  await page.getByText('gave this to Mara Lindt, by the rule “Everybody”').waitFor()
  expect(await seriousViolations(page)).toEqual([])
})

test('an absence is entered, and a rule is applied to what nobody owned', async () => {
  await page.goto(`${address}/settings/profile`)
  await page.getByLabel('First day').fill('2030-07-01')
  await page.getByLabel('Last day').fill('2030-07-12')
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await page.getByText('1 Jul 2030 – 12 Jul 2030').waitFor()
  expect(await seriousViolations(page)).toEqual([])
  await button(/^Take back/).click()
  await page.getByText('You are not away.').waitFor()
  await page.goto(`${address}/settings/assignment?object=company`)
  await asks('/companies', { name: 'Café Lumen', ownerId: null })
  await makeRule('Companies')
  await button('More about “Companies”').click()
  await page.getByRole('menuitem', { name: 'Apply to what nobody owns …' }).click()
  await page.getByText('1 record without an owner is given out by this rule.').waitFor()
  // Fading, a menu has too little contrast.
  await page.getByRole('menu').waitFor({ state: 'detached' })
  expect(await seriousViolations(page)).toEqual([])
  await button('Give out').click()
  await page.getByText('It is being given out.').waitFor()
  await page.goto(`${address}/companies`)
  await page.getByText('Café Lumen').first().click()
  await page.getByText('Mara Lindt got it by the rule “Companies”.').waitFor()
})
