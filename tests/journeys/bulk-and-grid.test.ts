import type { Page, Route } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { aPage, seriousViolations } from '#tests/support/browser-page'
import { aRunningProgram } from '#tests/support/running-program'
import { password } from '#tests/support/visitor'

const MANY = 2_100
const patient = { timeout: 10_000 }

let page: Page
let address: string

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

const count = async (filter: object) =>
  (await asks<{ count: number }>(`/contacts/count?filter=${encodeURIComponent(JSON.stringify(filter))}`)).count

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
  for (let from = 0; from < MANY; from += 700) {
    const records = Array.from({ length: 700 }, (_, at) => ({
      lastName: `Guest ${String(from + at).padStart(4, '0')}`,
    }))
    await asks('/contacts/batch', { records, whole: true })
  }
})

const button = (name: string | RegExp) => page.getByRole('button', { name })
const corner = () => page.getByRole('region', { name: 'Work in the background' })

test('all that match are changed in the background, seen from anywhere, and taken back', async () => {
  await page.goto(`${address}/contacts?sort=lastName`)
  await page.getByText('Guest 0000').waitFor()
  await page.getByLabel('Select the loaded rows').check({ force: true })
  await button('Select all 2,100').click()
  await button('Edit field').click()
  await page.getByRole('dialog').getByLabel('Job title', { exact: true }).fill('Buyer')
  await page.getByRole('dialog').getByRole('button', { name: 'Apply' }).click()
  await corner().waitFor()
  // Elsewhere, and after a reload, it is there as well.
  await page.goto(`${address}/tasks`)
  await corner().getByText('2,100 contacts changed').waitFor({ timeout: 60_000 })
  expect(await seriousViolations(page)).toEqual([])
  const buyers = { field: 'jobTitle', op: 'eq', value: 'Buyer' }
  expect(await count(buyers)).toBe(MANY)
  await corner().getByRole('button', { name: 'Undo' }).click()
  await corner().getByText('Taken back: 2,100 contacts').waitFor({ timeout: 60_000 })
  expect(await count(buyers)).toBe(0)
  await corner().getByRole('button', { name: 'Close' }).click()
  await corner().waitFor({ state: 'detached' })
})

test('what a bulk job could not change is listed with its reason, and tried again alone', async () => {
  const { items } = await asks<{ items: { id: string }[] }>('/contacts?limit=3&sort=lastName')
  const ids = items.map(({ id }) => id)
  await asks('/contacts/trash', { ids: ids.slice(0, 1) })
  await asks('/bulk-jobs', {
    object: 'contact',
    selection: { ids },
    act: { kind: 'change', add: { tags: ['spring'] } },
  })
  await page.goto(`${address}/contacts?sort=lastName`)
  await corner().getByText('2 contacts changed').waitFor()
  await corner().getByText('1 failed').waitFor()
  await corner().getByRole('button', { name: 'Show what failed' }).click()
  const panel = page.getByRole('dialog', { name: 'What failed, and why' })
  await panel.getByText('Guest 0000').waitFor()
  await panel.getByText('It is in the trash by now').waitFor()
  expect(await seriousViolations(page)).toEqual([])
  await asks('/contacts/trash/restoration', { ids: ids.slice(0, 1) })
  await panel.getByRole('button', { name: 'Try it again' }).click()
  await corner().getByText('1 contact changed').waitFor()
  expect(await count({ field: 'tags', op: 'contains', value: 'spring' })).toBe(3)
})

/** What a spreadsheet puts on the clipboard, pasted where one stands. */
const paste = (text: string) =>
  page.evaluate((tabbed) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', tabbed)
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    )
  }, text)

const press = async (...keys: string[]) => {
  for (const key of keys) await page.keyboard.press(key)
}

const firstRows = async () => {
  const { items } = await asks<{ items: Record<string, unknown>[] }>('/contacts?limit=3&sort=lastName')
  return items.map(({ emails, phones, lifecycleStage }) => ({
    email: (emails as { value: string }[])[0]?.value,
    phone: (phones as { value: string }[])[0]?.value,
    stage: lifecycleStage,
  }))
}

const status = (text: string | RegExp) => page.getByRole('status').filter({ hasText: text }).first().waitFor()

test('cells are written by keys alone: a block pasted, filled down, taken back; nothing by halves', async () => {
  await page.goto(`${address}/contacts?sort=lastName`)
  await page.getByText('Guest 0000').waitFor()
  await press('i')
  await page.getByRole('note', { name: 'Editing cells' }).waitFor()
  expect(await seriousViolations(page)).toEqual([])
  const grid = page.getByRole('grid')
  expect(await grid.evaluate((element) => element === document.activeElement)).toBe(true)
  const before = await firstRows()

  await press('Home', 'ArrowRight', 'ArrowRight')
  await expect.poll(() => grid.getAttribute('aria-activedescendant'), patient).toMatch(/-emails$/)
  await paste(
    'a@x.example\t040 3180 4420\tCustomer\nb@x.example\t040 3180 4421\tKing\nc@x.example\t040 3180 4422\tLead',
  )
  const refused = page.getByRole('dialog', { name: 'Nothing was changed yet' })
  await refused.getByText('Guest 0001 · Lifecycle').waitFor()
  await refused.getByText(/Not one of: .*Customer/).waitFor()
  expect(await seriousViolations(page)).toEqual([])
  expect(await firstRows()).toEqual(before)
  await refused.getByRole('button', { name: 'Close' }).last().click()

  await press('Home', 'ArrowRight', 'ArrowRight')
  await paste(
    'a@x.example\t040 3180 4420\tCustomer\nb@x.example\t040 3180 4421\tFormer\nc@x.example\t040 3180 4422\tLead',
  )
  await status('saved')
  expect(await firstRows()).toEqual([
    { email: 'a@x.example', phone: '+494031804420', stage: 'customer' },
    { email: 'b@x.example', phone: '+494031804421', stage: 'former' },
    { email: 'c@x.example', phone: '+494031804422', stage: 'lead' },
  ])

  // Down the column of stages from the first of three.
  await press('Home', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'Shift+ArrowDown', 'Shift+ArrowDown')
  await press('Control+d')
  await expect
    .poll(async () => (await firstRows()).map(({ stage }) => stage))
    .toEqual(['customer', 'customer', 'customer'])
  await press('Control+z')
  await expect
    .poll(async () => (await firstRows()).map(({ stage }) => stage), patient)
    .toEqual(['customer', 'former', 'lead'])
  await press('Control+z')
  await expect.poll(firstRows, patient).toEqual(before)

  // Typed into, saved by Enter, emptied by Delete.
  await press('Escape', 'Home', 'ArrowRight', 'ArrowRight')
  await page.keyboard.type('d@x.example')
  await press('Enter')
  await expect.poll(async () => (await firstRows())[0]?.email, patient).toBe('d@x.example')
  await press('ArrowUp', 'Delete')
  await expect.poll(async () => (await firstRows())[0]?.email, patient).toBe(undefined)
  await press('Escape')
  await page.getByRole('note', { name: 'Editing cells' }).waitFor({ state: 'detached' })
})

test('two who write the same record: other fields both stand, the same field is shown and not overwritten', async () => {
  await page.goto(`${address}/contacts?sort=lastName`)
  await page.getByText('Guest 0000').waitFor()
  const { items } = await asks<{ items: { id: string }[] }>('/contacts?limit=2&sort=lastName')
  const [one, two] = items.map(({ id }) => id)
  await press('i')
  await page.getByRole('note', { name: 'Editing cells' }).waitFor()
  // The other's changes reach this page's list only when it is asked for anew: the stream is held back.
  const held: Route[] = []
  await page.route('**/api/v1/contacts?*', (route) => void held.push(route))
  const records = [
    { id: one, source: 'Fair' },
    { id: two, emails: ['other@x.example'] },
  ]
  await asks('/contacts/batch', { records })
  await press('Home', 'ArrowRight', 'ArrowRight')
  await page.keyboard.type('mine@x.example')
  await press('Enter')
  await status('saved')
  await page.keyboard.type('mine2@x.example')
  await press('Enter')
  const refused = page.getByRole('dialog', { name: 'Nothing was changed yet' })
  await refused.getByText(/Somebody changed it meanwhile to “other@x.example”/).waitFor()
  await page.unroute('**/api/v1/contacts?*')
  // Those that the page gave up meanwhile are gone.
  await Promise.allSettled(held.map((route) => route.continue()))
  const rows = await firstRows()
  expect(rows.map(({ email }) => email).slice(0, 2)).toEqual(['mine@x.example', 'other@x.example'])
})
