import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { seriousViolations } from '#tests/support/browser-page'
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

const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true })
const sees = (text: string | RegExp) => page.getByText(text).first().waitFor()

test('the help centre is opened with its languages and a topic', async () => {
  await page.goto(`${address}/settings/help-centre`)
  await page.getByRole('switch', { name: /help centre is open/ }).press('Space')
  await button('Save').first().click()
  await sees('Help centre saved')
  link = ((await ask('GET', '/api/v1/help-centre')) as { link: string }).link
  await button('Add a category').click()
  await page.getByRole('textbox', { name: 'Name, English' }).fill('Machines')
  await button('Save').last().click()
  await sees('Categories saved')
  expect(await violationsEverywhere(page)).toEqual([])
})

test('an article is written, looked at and published', async () => {
  await page.goto(`${address}/articles`)
  await sees('Answers, written once')
  expect(await seriousViolations(page)).toEqual([])
  const made = (await ask('POST', '/api/v1/articles', { title: 'Clean the grinder', language: 'en' })) as { id: string }
  await page.goto(`${address}/articles/${made.id}`)
  await button('Write').click()
  await page.getByRole('textbox', { name: 'Text', exact: true }).click()
  await page.keyboard.type('Unplug it, then brush the burrs.')
  await page.frameLocator('iframe').getByText('then brush the burrs').waitFor()
  await button('Publish').click()
  await sees('Version 1, published')
  expect(await violationsEverywhere(page)).toEqual([])
})

test('a reader without scripts finds it, says that it helped, and searches for something else in vain', async () => {
  const browser = await startChromium()
  atTheEnd(() => browser.close())
  const stranger = await browser.newPage({ locale: 'en-GB', javaScriptEnabled: false })
  await stranger.goto(new URL(new URL(link).pathname, address).href)
  await stranger.getByRole('searchbox').fill('brushing burrs')
  await stranger.getByRole('button', { name: 'Search' }).click()
  await stranger.getByRole('link', { name: 'Clean the grinder' }).click()
  await stranger.getByRole('button', { name: 'Yes' }).click()
  await stranger.getByText('Thank you. We are glad it helped.').waitFor()
  await stranger.getByRole('searchbox').fill('gift card')
  await stranger.getByRole('button', { name: 'Search' }).click()
  await stranger.getByRole('heading', { name: 'Nothing found for “gift card”' }).waitFor()
  const { items } = (await ask('GET', '/api/v1/articles')) as { items: { helpful: number }[] }
  expect(items.map(({ helpful }) => helpful)).toEqual([1])
  const seen = await browser.newPage({ locale: 'en-GB' })
  for (const path of ['/en', '/en/articles/clean-the-grinder', '/en/search?q=grinder']) {
    await seen.goto(new URL(new URL(link).pathname + path, address).href)
    for (const [colorScheme, width] of [
      ['light', 1440],
      ['dark', 1440],
      ['light', 390],
    ] as const) {
      await seen.emulateMedia({ colorScheme })
      await seen.setViewportSize({ width, height: 900 })
      expect([path, colorScheme, width, await seriousViolations(seen)]).toEqual([path, colorScheme, width, []])
      expect(await seen.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
    }
  }
})

test('what was searched in vain stands among the gaps, and becomes an article', async () => {
  await page.goto(`${address}/article-gaps`)
  await sees('gift card')
  expect(await violationsEverywhere(page)).toEqual([])
  await button('Write article').click()
  await page.getByRole('heading', { name: 'Gift card' }).waitFor()
  await page.goto(`${address}/article-gaps`)
  await sees('Nobody searched in vain')
  await page.goto(`${address}/article-import`)
  await sees('Import articles')
  expect(await violationsEverywhere(page)).toEqual([])
})
