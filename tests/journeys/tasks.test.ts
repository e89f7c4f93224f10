import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { seriousViolations } from '#tests/support/browser-page'
import { eventually } from '#tests/support/eventually'
import { aRunningProgram } from '#tests/support/running-program'
import { type AsksWithin, aSignedUpPage, violationsEverywhere } from '#tests/support/signed-up'

const DAY = 86_400_000

let page: Page
let ask: AsksWithin
let address: string
let sofia: string
let mara: string

beforeAll(async () => {
  address = await aRunningProgram()
  ;({ page, ask } = await aSignedUpPage(address))
  await ask('PATCH', '/api/v1/workspace', { timeZone: 'Europe/Berlin' })
  sofia = String((await ask('POST', '/api/v1/contacts', { firstName: 'Sofia', lastName: 'Marchetti' })).id)
  const session = (await ask('GET', '/api/v1/session')) as { user: { id: string } }
  mara = session.user.id
})

interface Task {
  id: string
  title: string
  dueAt: string | null
  remindAt: string | null
  repeat: string | null
  checklist: { text: string; done: boolean }[]
  contactId: string | null
  assigneeId: string | null
  completedAt: string | null
}

const tasks = async () => ((await ask('GET', '/api/v1/tasks?limit=100')) as { items: Task[] }).items
const dayInBerlin = (moment: number) =>
  new Intl.DateTimeFormat('sv', { timeZone: 'Europe/Berlin' }).format(new Date(moment))
const named = async (title: string) => (await tasks()).filter((task) => task.title === title)

test('a task is made with the palette: due, reminder, repeat and steps', async () => {
  await page.goto(address)
  await page.getByRole('link', { name: 'Contacts' }).first().waitFor()
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox').fill('New task')
  await page.getByRole('option', { name: 'New task' }).waitFor()
  await page.keyboard.press('Enter')
  const form = page.getByRole('dialog')
  await form.getByLabel('What').fill('Descale the machine')
  await form.getByLabel('Due').first().fill('2026-11-24T10:00')
  await form.getByRole('combobox', { name: 'Reminder' }).click()
  await page.getByRole('option', { name: '30 minutes before' }).click()
  await form.getByRole('combobox', { name: 'Repeats' }).click()
  await page
    .getByRole('option', { name: /Every week on/ })
    .first()
    .click()
  const more = form.getByRole('button', { name: /More fields/ })
  if (await more.isVisible()) await more.click()
  await form.getByRole('button', { name: 'Add a step' }).click()
  await form.getByRole('textbox', { name: 'Step 1' }).fill('Order citric acid')
  await page.keyboard.press('Enter')
  await form.getByRole('textbox', { name: 'Step 2' }).fill('Rinse twice')
  expect(await seriousViolations(page)).toEqual([])
  await form.getByRole('button', { name: 'Create', exact: true }).click()
  await form.waitFor({ state: 'detached' })
  expect((await named('Descale the machine'))[0]).toMatchObject({
    ...{ dueAt: '2026-11-24T09:00:00Z', remindAt: '2026-11-24T08:30:00Z', repeat: expect.stringContaining('WEEKLY') },
    checklist: [
      { text: 'Order citric acid', done: false },
      { text: 'Rinse twice', done: false },
    ],
  })
})

test('a task is made on the page of a contact, and stands there', async () => {
  await page.goto(`${address}/contacts/${sofia}`)
  await page.getByRole('button', { name: 'Task', exact: true }).first().click()
  const what = page.locator('[data-composer="task"]')
  await what.fill('Send samples')
  await what.press('Control+Enter')
  await page.getByRole('checkbox', { name: 'Done: Send samples' }).first().waitFor()
  expect(await named('Send samples')).toMatchObject([{ contactId: sofia }])
})

test('my tasks are worked through by keyboard alone; done, the next step is asked for', async () => {
  for (const task of await tasks()) await ask('DELETE', `/api/v1/tasks/${task.id}`)
  const at = (days: number) => new Date(Date.now() + days * DAY).toISOString()
  const own = { assigneeId: mara, contactId: sofia }
  await ask('POST', '/api/v1/tasks', { title: 'Call back', dueAt: at(-2), ...own })
  // By the clock of the browser, which is in Berlin.
  const endOfToday = await page.evaluate(() => new Date(new Date().setHours(23, 59, 0, 0)).toISOString())
  await ask('POST', '/api/v1/tasks', { title: 'Pack samples', dueAt: endOfToday, ...own })
  await ask('POST', '/api/v1/tasks', { title: 'Plan the cupping', dueAt: at(5), ...own })
  await page.goto(address)
  await page.getByRole('link', { name: 'Call back' }).first().waitFor()
  await page.keyboard.press('g')
  await page.keyboard.press('t')
  for (const [group, title] of [
    ['Overdue', 'Call back'],
    ['Today', 'Pack samples'],
    ['Upcoming', 'Plan the cupping'],
  ] as const)
    await page.getByRole('region', { name: group }).getByRole('link', { name: title }).waitFor()
  expect(await violationsEverywhere(page)).toEqual([])
  await page.getByRole('link', { name: 'Call back' }).waitFor()
  await page.keyboard.press('j')
  await page.keyboard.press('x')
  const next = page.getByRole('group', { name: 'What comes next?' })
  await next.waitFor()
  expect(await seriousViolations(page)).toEqual([])
  await page.keyboard.press('f')
  await page.getByRole('dialog').getByLabel('What').fill('Send the offer')
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  expect(await named('Call back')).toMatchObject([{ completedAt: expect.any(String) }])
  expect(await named('Send the offer')).toMatchObject([{ contactId: sofia, assigneeId: mara }])
  // d gives another day, without a hand on the mouse.
  await page.locator('[data-task]').first().waitFor()
  await page.keyboard.press('j')
  await page.keyboard.press('d')
  await page.getByRole('button', { name: 'In a week' }).press('Enter')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  const days = (await tasks()).map(({ dueAt }) => dueAt && dayInBerlin(Date.parse(dueAt)))
  expect(days.filter((day) => day === dayInBerlin(Date.now() + 7 * DAY))).toHaveLength(1)
})

test('what waits in the queue of a team is taken by whoever comes first', async () => {
  const team = await ask('POST', '/api/v1/teams', { name: 'Counter', members: [{ userId: mara, lead: true }] })
  await ask('POST', '/api/v1/tasks', { title: 'Water the plants', teamId: team.id })
  await page.goto(`${address}/tasks`)
  await page.getByRole('button', { name: /Take.*Water the plants/ }).click()
  await eventually(async () => (await named('Water the plants'))[0]?.assigneeId === mara)
})

test('one task for each of several contacts is made from their list', async () => {
  await ask('POST', '/api/v1/contacts', { firstName: 'Jonas', lastName: 'Weber' })
  await page.goto(`${address}/contacts`)
  await page.getByRole('row', { name: /Sofia Marchetti/ }).waitFor()
  for (const name of ['Sofia Marchetti', 'Jonas Weber'])
    await page
      .getByRole('row', { name: new RegExp(name) })
      .getByRole('checkbox')
      .click()
  await page.getByRole('toolbar').getByRole('button', { name: 'More' }).click()
  await page.getByRole('menuitem', { name: 'New task for each' }).click()
  const drawer = page.getByRole('dialog')
  await drawer.getByLabel('What').fill('Wish a good spring')
  expect(await seriousViolations(page)).toEqual([])
  await drawer.getByRole('button', { name: 'Create', exact: true }).click()
  await eventually(async () => (await named('Wish a good spring')).length === 2)
  const made = await named('Wish a good spring')
  expect(new Set(made.map(({ contactId }) => contactId)).size).toBe(2)
})
