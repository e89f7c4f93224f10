import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { aPage, seriousViolations } from '#tests/support/browser-page'
import { eventually } from '#tests/support/eventually'
import { aRunningProgram } from '#tests/support/running-program'
import { password } from '#tests/support/visitor'

let page: Page
let address: string
const ids: Record<string, string> = {}

/** Asks the API as the person who is signed in. */
const asks = <T>(path: string, body?: unknown): Promise<T> =>
  page.evaluate(
    async ([at, sent]) => {
      const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(sent) }
      const answer = await fetch(`/api/v1${at}`, sent === undefined ? {} : init)
      return answer.json()
    },
    [path, body] as const,
  )

let number = 0
const buys = (who: string) =>
  asks('/orders', {
    number: `S-${number++}`,
    placedAt: new Date().toISOString(),
    currency: 'EUR',
    contactId: ids[who],
    lines: [{ productName: 'Hafen Blend', quantity: 1, unitPrice: 2490 }],
  })

const button = (name: string | RegExp) => page.getByRole('button', { name })
const dialog = () => page.getByRole('dialog')
const sees = (text: string | RegExp) => page.getByText(text).first().waitFor()

beforeAll(async () => {
  address = await aRunningProgram()
  page = await aPage()
  await page.goto(address)
  await page.getByLabel('Name of the business').fill('Hafen Kaffee')
  await page.getByLabel('Your name').fill('Mara Lindt')
  await page.getByLabel('Email').fill('mara@hafen.example')
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Start' }).click()
  await page.getByRole('link', { name: 'Contacts' }).first().waitFor()
  for (const lastName of ['Ahrens', 'Brandt', 'Clausen'])
    ids[lastName] = (await asks<{ id: string }>('/contacts', { lastName })).id
  for (const who of ['Ahrens', 'Ahrens', 'Brandt']) await buys(who)
})

test('a segment of those who bought twice is made, fills, and follows the next purchase', async () => {
  await page.goto(`${address}/segments`)
  await sees('Groups of people who have something in common')
  expect(await seriousViolations(page)).toEqual([])
  await button('New segment').click()
  await page.getByRole('textbox', { name: 'Name' }).fill('Regulars')
  await button('Filter').click()
  await page.getByRole('option', { name: /^Orders: how many/ }).click()
  await dialog().getByLabel('Value').fill('2')
  await dialog().getByText('1 contact').waitFor()
  expect(await seriousViolations(page)).toEqual([])
  await dialog().getByRole('button', { name: 'Done' }).click()
  await sees('Number of Orders')
  await button('Make the segment').click()
  await page.getByRole('link', { name: 'Ahrens' }).first().waitFor()
  await sees('The filter was applied: 1 came in, 0 left')
  await buys('Brandt')
  await sees('Brandt came in')
  expect(await seriousViolations(page)).toEqual([])
  await button('Open all 2').click()
  await page.getByRole('link', { name: 'Brandt' }).first().waitFor()
  await page.goto(`${address}/contacts/${ids.Brandt}`)
  await page.getByRole('region', { name: 'Segments' }).getByText('Regulars').waitFor()
})

test('a filter of a list becomes a segment, and chosen rows go into a fixed list', async () => {
  const filter = JSON.stringify({ and: [{ field: 'lastName', op: 'startsWith', value: 'C' }] })
  await page.goto(`${address}/contacts?filter=${encodeURIComponent(filter)}`)
  await page.getByText('Clausen').first().waitFor()
  await button('More').click()
  await page.getByRole('menuitem', { name: 'Save as segment' }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill('Names with C')
  await sees('1 contact')
  await button('Make the segment').click()
  await page.getByRole('link', { name: 'Clausen' }).first().waitFor()
  await page.goto(`${address}/contacts?sort=lastName`)
  await page.getByText('Ahrens').first().waitFor()
  await page.getByLabel('Select the loaded rows').check({ force: true })
  await button('Add to a list').click()
  await dialog().getByLabel('Name of the new list').fill('Spring cupping')
  expect(await seriousViolations(page)).toEqual([])
  await dialog().getByRole('button', { name: 'Add' }).click()
  await sees('3 came in')
})

test('buyers are scored, the grid opens them, and two segments are compared', async () => {
  await page.goto(`${address}/rfm`)
  await button('Calculate now').click()
  await page.getByRole('heading', { name: 'The groups' }).waitFor()
  expect(await seriousViolations(page)).toEqual([])
  await button('Make a segment of each group').click()
  await button('Make a segment of each group').waitFor({ state: 'detached' })
  const { items } = await eventually(async () => {
    const all = await asks<{ items: { id: string; name: string; filling: boolean }[] }>('/segments')
    return all.items.length >= 14 && all.items.every(({ filling }) => !filling) ? all : undefined
  })
  const idOf = (wanted: string) => items.find(({ name }) => name === wanted)?.id
  await page.goto(`${address}/segments/comparison?a=${idOf('Regulars')}&b=${idOf('Spring cupping')}`)
  await page.getByRole('region', { name: 'Overlap' }).getByText('2 · 66.7%').waitFor()
  await sees('Revenue per member')
  expect(await seriousViolations(page)).toEqual([])
  await page.setViewportSize({ width: 390, height: 844 })
  for (const place of ['/segments', `/segments/${idOf('Regulars')}`, '/segments/new', '/rfm']) {
    await page.goto(`${address}${place}`)
    await page.getByRole('heading', { level: 1 }).waitFor()
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    expect([place, wide <= 0]).toEqual([place, true])
  }
})
