import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { aPage, seriousViolations } from '#tests/support/browser-page'
import { aRunningProgram } from '#tests/support/running-program'
import { testKith } from '#tests/support/test-kith'
import { password } from '#tests/support/visitor'

let page: Page
let address: string

beforeAll(async () => {
  address = await aRunningProgram()
  page = await aPage()
  page.setDefaultTimeout(20_000)
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.goto(address)
  await ask('POST', '/api/v1/sign-ups', {
    name: 'Mara Lindt',
    email: 'mara@hafen.example',
    password,
    workspace: { name: 'Hafen Kaffee' },
  })
  await ask('POST', '/api/auth/sign-in/email', { email: 'mara@hafen.example', password })
})

const ask = (method: string, resource: string, body: unknown) =>
  page.evaluate(
    async ([how = '', where = '', what = '']) => {
      const answer = await fetch(where, { method: how, headers: { 'content-type': 'application/json' }, body: what })
      if (!answer.ok) throw new Error(`${how} ${where}: ${await answer.text()}`)
    },
    [method, resource, JSON.stringify(body)],
  )

const open = async (path: string) => {
  await page.goto(`${address}${path}`)
  await page.locator('main :is(h1, h2)').first().waitFor()
}
const drawer = () => page.getByRole('dialog')
const button = (name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' })

test('an administrator gives contacts a field with options', async () => {
  await open('/settings/data-model')
  await page.getByRole('link', { name: /Contacts contact/ }).click()
  await button('New field').click()
  await drawer().getByLabel('Label').fill('Tier')
  await drawer().getByText('Choice', { exact: true }).click()
  const focused = page.locator(':focus')
  const options = drawer().getByRole('textbox', { name: /^Option/ })
  await drawer().getByRole('button', { name: 'Add an option' }).click()
  await options.nth(0).and(focused).waitFor()
  await page.keyboard.type('Silver')
  await page.keyboard.press('Enter')
  await options.nth(1).and(focused).waitFor()
  await page.keyboard.type('Gold')
  // The grip of the second option puts it first.
  await drawer()
    .getByRole('button', { name: /^Move Gold/ })
    .press('ArrowUp')
  await drawer().getByLabel('Fast to sort and filter').check()
  expect(await seriousViolations(page)).toEqual([])
  await drawer().getByRole('button', { name: 'Make the field' }).click()
  await page.getByRole('rowheader', { name: 'Tier' }).waitFor()
  await button('Tier').click()
  expect(await options.evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value))).toEqual([
    'Gold',
    'Silver',
  ])
  await drawer().getByRole('button', { name: 'Cancel' }).click()
})

test('it is asked for in the form, shown on the page, and its changes stand on the timeline', async () => {
  await open('/contacts?new=true')
  await drawer().getByLabel('First name').fill('Sofia')
  await drawer().getByRole('combobox', { name: 'Tier' }).click()
  await page.getByRole('option', { name: 'Gold' }).click()
  await drawer().getByRole('button', { name: 'Create' }).click()
  await page.waitForURL(/\/contacts\/[0-9a-f-]+/)
  await page.locator('dl').getByText('Gold').waitFor()
  await button('Edit Tier').click()
  await page.getByRole('option', { name: 'Silver' }).click()
  await page.getByText('changed tier from Gold to Silver').waitFor()
  expect(await seriousViolations(page)).toEqual([])
})

test('it is a column and a filter of the list', async () => {
  await open(`/contacts?columns=custom.tier`)
  await page.getByRole('columnheader', { name: 'Tier' }).waitFor()
  await button('Filter').click()
  await page.getByRole('option', { name: 'Tier', exact: true }).click()
  await page.getByRole('checkbox', { name: 'Silver' }).check()
  await button('Done').click()
  await page.getByRole('row', { name: /Sofia/ }).waitFor()
  expect(decodeURIComponent(page.url())).toContain('custom.tier')
})

test('fields are laid out in sections with a condition, by keyboard', async () => {
  await open('/settings/data-model/contact/layout')
  await button('Add a section').click()
  const section = page.getByRole('region', { name: 'New section' })
  await section.getByRole('textbox', { name: 'Title of the section' }).fill('Standing')
  await button('Move Tier: drag, or arrow keys').press('ArrowDown')
  const standing = page.getByRole('region', { name: 'Standing' })
  await standing.getByRole('button', { name: 'Move Tier: drag, or arrow keys' }).waitFor()
  await standing.getByRole('button', { name: 'Filter' }).click()
  await page.getByRole('option', { name: 'Tier', exact: true }).click()
  await page.getByRole('checkbox', { name: 'Silver' }).check()
  await button('Done').click()
  expect(await seriousViolations(page)).toEqual([])
  await button('Save the layout').click()
  await page.getByText('Layout saved.').waitFor()
  await open('/contacts')
  await page.getByRole('link', { name: 'Sofia' }).click()
  const shown = page.getByRole('region', { name: 'Standing' })
  await shown.getByText('Silver').waitFor()
  await button('Edit Tier').click()
  await page.getByRole('option', { name: 'Gold' }).click()
  await shown.waitFor({ state: 'detached' })
})

test('the form of a new record follows the conditions while one types', async () => {
  await page.evaluate(async () => {
    const { items } = await (await fetch('/api/v1/layouts?object=contact')).json()
    const when = { field: 'lifecycleStage', op: 'in', value: ['customer'] }
    const sections = items[0].sections.map((section: { title: string }) =>
      section.title === 'Standing' ? { ...section, when } : section,
    )
    const body = JSON.stringify({ sections })
    const headers = { 'content-type': 'application/json' }
    await fetch(`/api/v1/layouts/${items[0].id}`, { method: 'PATCH', headers, body })
  })
  await open('/contacts')
  await button('New contact').first().click()
  await drawer().getByLabel('First name').fill('Ida')
  await drawer().getByRole('button', { name: 'More fields' }).click()
  const stage = drawer().getByRole('combobox', { name: 'Lifecycle' })
  await stage.waitFor()
  const tier = drawer().getByRole('combobox', { name: 'Tier' })
  expect(await tier.count()).toBe(0)
  await stage.click()
  await page.getByRole('option', { name: 'Customer' }).click()
  await tier.waitFor()
  await stage.click()
  await page.getByRole('option', { name: 'Lead' }).click()
  await tier.waitFor({ state: 'detached' })
  expect(await seriousViolations(page)).toEqual([])
  await drawer().getByRole('button', { name: 'Create' }).click()
  await page.waitForURL(/\/contacts\/[0-9a-f-]+/)
})

test('a formula is tried while it is written', async () => {
  await open('/settings/data-model/contact')
  await button('New field').click()
  await drawer().getByLabel('Label').fill('Greeting')
  await drawer().getByText('Formula', { exact: true }).click()
  const formula = drawer().getByRole('textbox', { name: 'Formula' })
  const check = drawer().getByRole('region', { name: 'What it yields' })
  await formula.fill('concat("Dear ", firstNam)')
  await check.getByText('There is no field “firstNam”').waitFor()
  await formula.fill('concat("Dear ", firstName)')
  await check.getByText('Dear Sofia').waitFor()
  expect(await seriousViolations(page)).toEqual([])
  await drawer().getByRole('button', { name: 'Make the field' }).click()
  await page.getByRole('rowheader', { name: 'Greeting' }).waitFor()
})

test('an object of one’s own has a list, a page and a form', async () => {
  await open('/settings/data-model')
  await button('New object').click()
  await drawer().getByLabel('One of them').fill('course')
  await drawer().getByLabel('Several').fill('Courses')
  await drawer().getByTitle('school').click()
  expect(await seriousViolations(page)).toEqual([])
  await drawer().getByRole('button', { name: 'Make the object' }).click()
  await page.getByRole('heading', { name: 'Courses' }).waitFor()
  await button('New field').click()
  await drawer().getByLabel('Label').fill('Teacher')
  await drawer().getByText('Relation', { exact: true }).click()
  await drawer().getByRole('combobox', { name: 'Points to' }).click()
  await page.getByRole('option', { name: 'Contacts' }).click()
  await drawer().getByRole('button', { name: 'Make the field' }).click()
  await page.getByRole('rowheader', { name: 'Teacher' }).waitFor()
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Courses' }).click()
  await page.getByText('No courses yet').waitFor()
  expect(await seriousViolations(page)).toEqual([])
  await button('New course').first().click()
  await drawer().getByLabel('Name').fill('Latte art')
  await drawer().getByRole('combobox', { name: 'Teacher' }).fill('Sofia')
  await page.getByRole('option', { name: 'Sofia' }).click()
  await drawer().getByRole('button', { name: 'Create' }).click()
  await page.waitForURL(/\/records\/course\/[0-9a-f-]+/)
  await page.locator('[data-composer="note"]').fill('Bring the big pitchers.')
  await page.locator('[data-composer="note"]').press('ControlOrMeta+Enter')
  await page.getByText('Bring the big pitchers.').waitFor()
  await page.getByText('wrote a note').waitFor()
  await page.getByRole('region', { name: 'Open tasks' }).getByRole('button', { name: 'New task' }).click()
  await drawer().getByLabel('What').fill('Book the room')
  await drawer().getByRole('button', { name: 'Create' }).click()
  await page.getByRole('link', { name: 'Book the room' }).first().waitFor()
  expect(await seriousViolations(page)).toEqual([])
  await page.locator('dl').getByRole('link', { name: 'Sofia' }).click()
  await page.getByRole('link', { name: 'Latte art', exact: true }).waitFor()
})

test('contacts are called students everywhere', async () => {
  await open('/settings/data-model/contact/names')
  const english = page.getByRole('group', { name: 'English' })
  await english.getByLabel('One of them').fill('student')
  await english.getByLabel('Several').fill('Students')
  await button('Save').click()
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Students' }).click()
  await page.getByRole('heading', { name: 'Students' }).waitFor()
  await button('New student').waitFor()
  expect(await page.title()).toContain('Students')
})

test('an archived field is gone from the screens and comes back with its values', async () => {
  await open('/settings/data-model/contact')
  await button('Tier').click()
  await drawer().getByRole('button', { name: 'Archive' }).click()
  await page.getByRole('heading', { name: 'Archived' }).waitFor()
  // Its row goes with another answer, and what stands below moves up then.
  await page.getByRole('rowheader', { name: 'Tier' }).waitFor({ state: 'detached' })
  await button('Restore').click()
  await page.getByRole('rowheader', { name: 'Tier' }).waitFor()
  await open('/contacts?columns=custom.tier')
  await page.getByRole('row', { name: /Sofia/ }).getByText('Gold').waitFor()
})

test('who may not change the data model is told so', async () => {
  const { kith } = await testKith()
  await kith.database.owner.query(`update memberships set role = 'reader'`)
  await page.goto(`${address}/settings/data-model`)
  await page.getByText('You may not see this').waitFor()
})
