import { mkdirSync } from 'node:fs'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { root } from '#platform/root'
import { seriousViolations } from '#tests/support/browser-page'
import { aRunningProgram } from '#tests/support/running-program'
import { type AsksWithin, aSignedUpPage } from '#tests/support/signed-up'

const pictures = path.join(root, 'dist', 'screens')

let page: Page
let ask: AsksWithin
let address: string

beforeAll(async () => {
  mkdirSync(pictures, { recursive: true })
  address = await aRunningProgram()
  ;({ page, ask } = await aSignedUpPage(address, { timeZone: 'Europe/Berlin', defaultCountry: 'DE' }))
  await page.emulateMedia({ reducedMotion: 'reduce' })
})

const button = (name: string | RegExp) => page.getByRole('button', { name })
const look = (name: string) => page.screenshot({ path: path.join(pictures, `home-${name}.light.png`) })
const week = () => page.getByRole('region', { name: 'Your first week' })

test('a step of the first week ticks by what was really done, and the list is put away for good', async () => {
  await page.goto(address)
  await week().getByText('0 of 7').waitFor({ timeout: 60_000 })
  await ask('POST', '/api/v1/contacts', { firstName: 'Sofia', lifecycleStage: 'customer' })
  // Told by the stream of events, on the open screen.
  await week().getByText('1 of 7').waitFor({ timeout: 30_000 })
  await look('week')
  expect(await seriousViolations(page)).toEqual([])
  await button('Put this away').click()
  await week().waitFor({ state: 'detached' })
  await page.reload()
  await page.getByRole('region', { name: 'This week' }).waitFor()
  expect(await week().count()).toBe(0)
})

test('cards are moved and hidden by keys, kept after a reload, and begin again', async () => {
  await button('Arrange home').click()
  const wide = page.getByRole('list', { name: 'Wide column' })
  await button('Move Gone quiet').press('ArrowUp')
  const names = () => wide.getByRole('button', { name: /^Move/ }).allInnerTexts()
  const moved = await names()
  expect(moved.indexOf('Gone quiet')).toBe(moved.indexOf('Changed on your customers') - 1)
  await button('Hide Due').click()
  await page.getByRole('heading', { name: 'Hidden' }).waitFor()
  await look('arranging')
  expect(await seriousViolations(page)).toEqual([])
  await button('Done').click()
  await page.reload()
  await page.getByRole('region', { name: 'Gone quiet' }).waitFor()
  expect(await page.getByRole('region', { name: 'Due', exact: true }).count()).toBe(0)
  await button('Arrange home').click()
  await button('As it was at first').click()
  await button('Move Due').waitFor()
  await button('Done').click()
  await page.getByRole('region', { name: 'Due', exact: true }).waitFor()
})

test('a module that is switched off is gone from the rail at once, and comes back by undo', async () => {
  await page.goto(`${address}/settings/modules`)
  const rail = page.getByRole('navigation', { name: 'Main' })
  await rail.getByRole('link', { name: 'Orders' }).waitFor()
  await button('Change Orders and products').click()
  await page.getByLabel('Nobody').check()
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
  await rail.getByRole('link', { name: 'Orders' }).waitFor({ state: 'detached' })
  expect(await seriousViolations(page)).toEqual([])
  await button('Undo').click()
  await rail.getByRole('link', { name: 'Orders' }).waitFor()
})

test('somebody says what hampers them, and it is answered; how Kith is used opens what it counts', async () => {
  await button('What hampers you?').click()
  await page.getByLabel('In your words').fill('Two clicks too many')
  await page.getByRole('dialog').getByRole('button', { name: 'Send' }).click()
  await page.goto(`${address}/settings/feedback`)
  await button('Answer: Two clicks too many').click()
  await page.getByLabel('Your answer').fill('It is one now')
  await button('Send').click()
  // While it is open the field itself holds these words.
  await page.getByLabel('Your answer').waitFor({ state: 'detached' })
  await page.getByText('It is one now').waitFor()
  await page.goto(`${address}/settings/adoption`)
  await page.getByRole('link', { name: /^Mara Lindt: / }).waitFor()
  await look('adoption')
  expect(await seriousViolations(page)).toEqual([])
  await page.getByRole('link', { name: /^Mara Lindt: / }).click()
  await page.waitForURL(/settings\/audit\?by=/)
})

test('a screen says what it is for until it is understood', async () => {
  await page.goto(`${address}/contacts`)
  const note = page.getByRole('complementary', { name: 'How this works' })
  await note.getByRole('button', { name: 'Understood' }).click()
  await note.waitFor({ state: 'detached' })
  await page.reload()
  await page.getByRole('link', { name: 'Sofia' }).first().waitFor()
  expect(await note.count()).toBe(0)
})
