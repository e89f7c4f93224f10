import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { aPage, seriousViolations } from '#tests/support/browser-page'
import { startChromium } from '#tests/support/chromium'
import { atTheEnd } from '#tests/support/file-end'
import { aRunningProgram } from '#tests/support/running-program'
import { type AsksWithin, aSignedUpPage, violationsEverywhere } from '#tests/support/signed-up'

let page: Page
let ask: AsksWithin
let address: string
let link: string

beforeAll(async () => {
  address = await aRunningProgram()
  ;({ page, ask } = await aSignedUpPage(address))
})

const button = (name: string | RegExp) => page.getByRole('button', { name })
const sees = (text: string | RegExp) => page.getByText(text).first().waitFor()
const contacts = async () =>
  ((await ask('GET', '/api/v1/contacts?limit=100&sort=createdAt')) as { items: Record<string, unknown>[] }).items

/** Another browser, without scripts, that nobody is signed in on. */
async function aStrangersPage(): Promise<Page> {
  const browser = await startChromium()
  atTheEnd(() => browser.close())
  return browser.newPage({ locale: 'en-GB', javaScriptEnabled: false })
}

test('a form is built with a field that shows when it matters, a consent, and its page beside it', async () => {
  await page.goto(`${address}/forms`)
  await sees('Let customers come to you')
  expect(await seriousViolations(page)).toEqual([])
  await button('New form').click()
  await page.getByRole('textbox', { name: 'Name' }).fill('Wholesale enquiry')
  await button('Begin').click()
  const preview = page.frameLocator('iframe')
  await preview.getByLabel('How can we help?').waitFor()
  await button('Add field').click()
  await page.getByRole('menuitem', { name: 'Choice' }).click()
  await page.getByRole('textbox', { name: 'Label' }).fill('Topic')
  await button('Add field').click()
  await page.getByRole('menuitem', { name: 'One line' }).click()
  await page.getByRole('textbox', { name: 'Label' }).fill('Which machine?')
  await page.getByRole('switch', { name: 'Must be filled in' }).press('Space')
  await page.getByRole('combobox', { name: 'Shown' }).click()
  await page.getByRole('option', { name: 'Only with “Topic”' }).click()
  await page.getByRole('combobox', { name: '… being' }).click()
  await page.getByRole('option', { name: 'Second choice' }).click()
  await button('Move Topic up').click()
  await button('Move Which machine? up').click()
  await button('Add field').click()
  await page.getByRole('menuitem', { name: 'Company', exact: true }).click()
  await page.getByRole('tab', { name: 'Text and consent' }).click()
  await page.getByRole('textbox', { name: 'Consent that is asked for' }).fill('You may call me.')
  await preview.getByText('You may call me.').waitFor()
  await button('Publish').click()
  await sees('Published: the form is open.')
  expect(await violationsEverywhere(page)).toEqual([])
  await button('Share').click()
  link = await page.getByLabel('Its page').inputValue()
  expect(await page.getByLabel('In your own website').inputValue()).toContain('form-embed.js')
  expect(await seriousViolations(page)).toEqual([])
  await page.keyboard.press('Escape')
})

test('a stranger sends it without scripts and becomes a contact with where they came from; sent again they are the same', async () => {
  const stranger = await aStrangersPage()
  const at = new URL(new URL(link).pathname, address).href
  const fillIn = async (first: string, query: string) => {
    await stranger.goto(`${at}${query}`)
    await stranger.getByLabel('First name').fill(first)
    await stranger.getByLabel('Email').fill('ada@analytical.example')
    await stranger.getByLabel('Company').fill('Analytical Ltd')
    await stranger.getByRole('checkbox').check()
  }
  await fillIn('Ada', '?utm_source=newsletter&utm_campaign=spring')
  expect(await stranger.getByLabel('Which machine?').isVisible()).toBe(false)
  await stranger.getByLabel('Topic').selectOption('Second choice')
  await stranger.getByLabel('Which machine?').waitFor()
  await stranger.waitForTimeout(2_100)
  await stranger.getByRole('button', { name: 'Send' }).click()
  await stranger.getByText('Something is missing or wrong').waitFor()
  await stranger.getByLabel('Which machine?').fill('The red one')
  await stranger.getByRole('button', { name: 'Send' }).click()
  await stranger.getByText('Thank you').waitFor()
  await fillIn('Augusta', '?utm_source=elsewhere')
  await stranger.waitForTimeout(2_100)
  await stranger.getByRole('button', { name: 'Send' }).click()
  await stranger.getByText('Thank you').waitFor()
  const [ada, ...twins] = await contacts()
  expect(twins).toEqual([])
  expect(ada).toMatchObject({ firstName: 'Ada', source: 'newsletter', campaign: 'spring', lifecycleStage: 'lead' })
  await page.goto(`${address}/contacts/${ada?.id}`)
  await sees('sent the form “Wholesale enquiry”')
  await sees('Analytical Ltd')
  await sees('First touch')
})

test('what was sent is read, what differs is taken over, and whoever made the form is told', async () => {
  await page.getByText('sent the form “Wholesale enquiry”').first().click()
  await page.getByRole('dialog').getByText('The contact has something else.').waitFor()
  expect(await seriousViolations(page)).toEqual([])
  await page.getByRole('button', { name: 'Take over' }).click()
  await page.getByText('The contact has something else.').waitFor({ state: 'detached' })
  expect((await contacts()).map(({ firstName }) => firstName)).toEqual(['Augusta'])
  await page.keyboard.press('Escape')
  await sees('Known')
  expect(await violationsEverywhere(page)).toEqual([])
  await page.goto(`${address}/notifications`)
  await sees(/sent the form “Wholesale enquiry”/)
})

test('the page and what it says meet no barrier, and the form stands in another website', async () => {
  const other = await aPage()
  const at = new URL(new URL(link).pathname, address).href
  await other.goto(at)
  expect(await seriousViolations(other)).toEqual([])
  const word = at.split('/f/')[1]
  await other.route('http://shop.example/**', (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<!doctype html><title>Shop</title><body><script async src="${address}/form-embed.js" data-form="${word}"></script>`,
    }),
  )
  await other.goto('http://shop.example/coffee?utm_campaign=autumn')
  const frame = other.frameLocator('iframe')
  await frame.getByLabel('First name').waitFor()
  const high = other.locator('iframe')
  await expect.poll(() => high.evaluate((one) => one.getBoundingClientRect().height)).toBeGreaterThan(500)
  await frame.getByLabel('Email').fill('grace@navy.example')
  await frame.getByRole('checkbox').check()
  await other.waitForTimeout(2_100)
  await frame.getByRole('button', { name: 'Send' }).click()
  await frame.getByText('Thank you').waitFor()
  const grace = (await contacts()).at(-1)
  expect(grace).toMatchObject({ emails: [{ value: 'grace@navy.example' }], campaign: 'autumn' })
})

test('a pasted card is read, looked over and saved, from the palette', async () => {
  await page.goto(`${address}/contacts`)
  await page.getByRole('link', { name: 'Ada' }).or(page.getByText('Augusta')).first().waitFor()
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox').fill('Quick add')
  await page.getByRole('option', { name: 'Quick add from a card' }).waitFor()
  await page.keyboard.press('Enter')
  const card = page.getByRole('textbox', { name: /^Business card/ })
  await card.fill('Mary Somerville\nBuyer\nOrrery GmbH\nmary@orrery.example\n+49 40 4419208')
  await button('Read it').click()
  await sees('Is that right?')
  expect(await seriousViolations(page)).toEqual([])
  expect(await page.getByLabel('Last name').inputValue()).toBe('Somerville')
  await button('Create').click()
  await page.getByRole('heading', { level: 1, name: 'Mary Somerville' }).waitFor()
  const mary = (await contacts()).at(-1)
  expect(mary).toMatchObject({
    ...{ jobTitle: 'Buyer', companies: [{ name: 'Orrery GmbH' }], lifecycleStage: 'lead' },
    ...{ emails: [{ value: 'mary@orrery.example' }], phones: [{ value: '+49404419208' }] },
  })
})
