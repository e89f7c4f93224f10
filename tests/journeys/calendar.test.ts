import type { Locator, Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { seriousViolations } from '#tests/support/browser-page'
import { eventually } from '#tests/support/eventually'
import { aRunningProgram } from '#tests/support/running-program'
import { type AsksWithin, aSignedUpPage, violationsEverywhere } from '#tests/support/signed-up'
import { testKith } from '#tests/support/test-kith'

// A Wednesday of a week to come.
const WEEK = '2099-03-04'

let page: Page
let ask: AsksWithin
let address: string
let meeting: string
let mara: string

beforeAll(async () => {
  address = await aRunningProgram()
  ;({ page, ask } = await aSignedUpPage(address))
  await ask('PATCH', '/api/v1/workspace', { timeZone: 'Europe/Berlin' })
  const session = (await ask('GET', '/api/v1/session')) as { user: { id: string } }
  mara = session.user.id
  const made = await ask('POST', '/api/v1/activities', {
    ...{ kind: 'meeting', title: 'Cupping', startsAt: '2099-03-04T09:00:00Z', minutes: 60, ownerId: mara },
  })
  meeting = String(made.id)
  await ask('POST', '/api/v1/tasks', { title: 'Whole day', dueAt: '2099-03-05T22:59:00Z', assigneeId: mara })
})

const startOf = async () => String((await ask('GET', `/api/v1/activities/${meeting}`)).startsAt)
const starts = (moment: string) => eventually(async () => (await startOf()) === moment)
const entry = () => page.locator(`[data-entry="${meeting}"]`)

async function middleOf(place: Locator): Promise<{ x: number; y: number }> {
  const box = await place.boundingBox()
  if (!box) throw new Error('It is nowhere')
  return { x: box.x + box.width / 2, y: box.y + Math.min(10, box.height / 2) }
}

test('day, week and month show what is dated, and are reached by letters', async () => {
  await page.goto(`${address}/calendar?at=${WEEK}`)
  await entry().waitFor()
  await page
    .getByRole('list', { name: /All day, Thursday/ })
    .getByText('Whole day')
    .waitFor()
  expect(await seriousViolations(page)).toEqual([])
  await page.keyboard.press('m')
  await page.getByRole('heading', { name: 'March 2099' }).waitFor()
  await entry().waitFor()
  expect(await violationsEverywhere(page)).toEqual([])
  await page.keyboard.press('d')
  await page.getByRole('heading', { name: /Wednesday/, level: 2 }).waitFor()
  await entry().waitFor()
  expect(await seriousViolations(page)).toEqual([])
  await page.keyboard.press('w')
  await page.getByRole('heading', { name: /2 Mar 2099/ }).waitFor()
})

test('a meeting is drawn to another day and hour, and moved by the keys; what was moved is taken back', async () => {
  await entry().waitFor()
  const from = await middleOf(entry())
  const to = await middleOf(page.locator('[data-column="2099-03-06"]'))
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move(from.x + 8, from.y + 8)
  await page.mouse.move(to.x, from.y)
  await page.mouse.up()
  await starts('2099-03-06T09:00:00Z')
  await page.getByRole('button', { name: 'Undo' }).last().click()
  await starts('2099-03-04T09:00:00Z')
  await entry().getByRole('link').focus()
  await page.keyboard.press('Shift+ArrowRight')
  await starts('2099-03-05T09:00:00Z')
  await page.keyboard.press('Shift+ArrowDown')
  await starts('2099-03-05T09:15:00Z')
  await page.keyboard.press('Alt+Shift+ArrowDown')
  await eventually(async () => (await ask('GET', `/api/v1/activities/${meeting}`)).minutes === 75)
})

test('somebody else moved it in the meantime: that is said, and theirs stands', async () => {
  let isFirst = true
  await page.route('**/api/v1/activities/*', async (route) => {
    if (route.request().method() === 'PATCH' && isFirst) {
      isFirst = false
      // Between looking and dropping another hand was quicker.
      await (await testKith()).kith.database.owner.query(
        `update activities set starts_at = '2099-03-06T12:00:00Z', version = version + 1 where id = $1`,
        [meeting],
      )
    }
    await route.continue()
  })
  await entry().getByRole('link').focus()
  await page.keyboard.press('Shift+ArrowLeft')
  await page.getByText(/Somebody else changed “Cupping” in the meantime/).waitFor()
  await page.unroute('**/api/v1/activities/*')
  expect(await startOf()).toBe('2099-03-06T12:00:00Z')
})

/** A finger that goes down and on within one breath, whatever else the machine does; then as long as would be a rest. */
function strokeAcross(element: Element): Promise<void> {
  const at = (x: number) => ({ bubbles: true, pointerType: 'touch', clientX: x, clientY: 300 })
  element.dispatchEvent(new PointerEvent('pointerdown', at(100)))
  element.dispatchEvent(new PointerEvent('pointermove', at(140)))
  return new Promise((rested) => setTimeout(rested, 700))
}

test('on a phone a finger that rests takes an entry to another day; one that moves scrolls', async () => {
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto(`${address}/calendar?at=${WEEK}`)
  await entry().waitFor()
  const from = await middleOf(entry())
  const target = page.locator('[data-drop-day="2099-03-03"]')
  await entry().evaluate(strokeAcross)
  expect(await target.count()).toBe(0)
  const touches = await page.context().newCDPSession(page)
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', at?: { x: number; y: number }) =>
    touches.send('Input.dispatchTouchEvent', { type, touchPoints: at ? [at] : [] })
  await touch('touchStart', from)
  await target.waitFor()
  expect(await seriousViolations(page)).toEqual([])
  await touch('touchMove', await middleOf(target))
  await page.locator('[data-drop-day="2099-03-03"][data-over]').waitFor()
  await touch('touchEnd')
  await starts('2099-03-03T12:00:00Z')
  await target.waitFor({ state: 'detached' })
  await page.setViewportSize({ width: 1440, height: 900 })
})

test('a meeting invites its attendees; an answer given there is read back here', async () => {
  await ask('POST', '/api/v1/contacts', { firstName: 'Sofia', emails: ['sofia@lumen.example'] })
  await ask('POST', '/api/v1/contacts', { firstName: 'Jonas', emails: ['jonas@lumen.example'] })
  await page.goto(`${address}/activities/${meeting}`)
  await page.getByRole('heading', { name: 'Cupping', level: 1 }).waitFor()
  await page.keyboard.press('e')
  const form = page.getByRole('dialog')
  await form.getByRole('combobox', { name: /Who attends|Attendees/ }).fill('Sofia')
  await page.getByRole('option', { name: /Sofia/ }).click()
  await form.getByRole('combobox', { name: /Who attends|Attendees/ }).fill('Jonas')
  await page.getByRole('option', { name: /Jonas/ }).click()
  await form.getByRole('button', { name: 'Invite Jonas by mail' }).click()
  await form.getByRole('button', { name: 'Save' }).click()
  await form.waitFor({ state: 'detached' })
  const invited = page.getByRole('region', { name: 'Invited' })
  const link = await eventually(async () => {
    const { rows } = await (await testKith()).kith.database.owner.query(
      `select text from outgoing_mails where recipient = 'sofia@lumen.example'`,
    )
    return /\/attendance\/\S+/.exec(rows[0]?.text ?? '')?.[0]
  })
  const { rows } = await (await testKith()).kith.database.owner.query(
    `select recipient from outgoing_mails where recipient = 'jonas@lumen.example'`,
  )
  expect(rows).toEqual([])
  await page.goto(address + link)
  expect(await seriousViolations(page)).toEqual([])
  await page.getByRole('button', { name: 'Yes' }).click()
  await page.goto(`${address}/activities/${meeting}`)
  await invited.getByText('comes', { exact: true }).waitFor()
  await invited.getByText('not invited by mail').waitFor()
  expect(await violationsEverywhere(page)).toEqual([])
})

test('one’s calendar is read elsewhere at a secret address, until that is taken back', async () => {
  await page.goto(`${address}/calendar`)
  await page.getByRole('button', { name: 'Subscribe' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Make an address' }).click()
  const field = dialog.getByLabel('Address to subscribe to')
  await field.waitFor()
  expect(await seriousViolations(page)).toEqual([])
  const path = new URL(await field.inputValue()).pathname
  await ask('POST', '/api/v1/tasks', { title: 'Soon', dueAt: new Date().toISOString(), assigneeId: mara })
  const read = await fetch(address + path)
  expect([read.status, read.headers.get('content-type')]).toEqual([200, 'text/calendar; charset=utf-8'])
  expect(await read.text()).toContain('SUMMARY:Soon')
  await dialog.getByRole('button', { name: 'Take it back' }).click()
  await dialog.getByRole('button', { name: 'Make an address' }).waitFor()
  expect((await fetch(address + path)).status).toBe(404)
})
