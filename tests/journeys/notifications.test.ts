import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { aPage, seriousViolations } from '#tests/support/browser-page'
import { eventually } from '#tests/support/eventually'
import { aRunningProgram } from '#tests/support/running-program'
import { password } from '#tests/support/visitor'

let page: Page
let address: string
/** Asks the API as the colleague. */
let jonas: (method: string, path: string, body: object) => Promise<Record<string, unknown>>
let contactId: string

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

const bell = (name: string) => page.getByRole('link', { name, exact: true }).first()

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
  const { user } = await asks<{ user: { id: string } }>('/session')
  contactId = (await asks<{ id: string }>('/contacts', { lastName: 'Ahrens', ownerId: user.id })).id
  const email = 'jonas@hafen.example'
  const { items } = await asks<{ items: { link: string }[] }>('/invitations', { emails: [email], role: 'member' })
  const token = items[0]?.link.split(/[/=]/).at(-1) ?? ''
  const account = { name: 'Jonas Weber', password }
  const headers = { 'content-type': 'application/json', origin: address }
  const accepting = { method: 'POST', headers, body: JSON.stringify({ token, account }) }
  await fetch(`${address}/api/v1/invitation-links/${token}/acceptance`, accepting)
  const signIn = { method: 'POST', headers, body: JSON.stringify({ email, password }) }
  const signedIn = await fetch(`${address}/api/auth/sign-in/email`, signIn)
  const cookie = signedIn.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
  jonas = async (method, path, body) => {
    const init = { method, headers: { ...headers, cookie }, body: JSON.stringify(body) }
    return (await fetch(`${address}/api/v1${path}`, init)).json()
  }
})

test('what a colleague changes rings the bell, opens by keyboard, and is read then', async () => {
  await bell('Notifications').waitFor()
  await jonas('PATCH', `/contacts/${contactId}`, { jobTitle: 'Roaster' })
  await bell('Notifications, 1 unread').click()
  await page.getByText('Jonas Weber changed Ahrens').waitFor()
  expect(await seriousViolations(page)).toEqual([])
  await jonas('PATCH', `/contacts/${contactId}`, { jobTitle: 'Buyer' })
  await page.getByText('2 changes to Ahrens, the last by Jonas Weber').waitFor()
  await page.keyboard.press('j')
  await page.keyboard.press('e')
  await bell('Notifications').waitFor()
  await page.keyboard.press('e')
  await bell('Notifications, 1 unread').waitFor()
  await page.keyboard.press('Enter')
  await page.waitForURL(`**/contacts/${contactId}**`)
  await bell('Notifications').waitFor()
})

test('everything is marked read at once, and the empty list says what it is for', async () => {
  await jonas('PATCH', `/contacts/${contactId}`, { jobTitle: 'Boss' })
  await bell('Notifications, 1 unread').click()
  await page.getByRole('button', { name: 'Mark all read' }).click()
  await bell('Notifications').waitFor()
  await page.getByRole('button', { name: 'Unread', exact: true }).click()
  await page.getByRole('heading', { name: 'All read' }).waitFor()
  expect(await seriousViolations(page)).toEqual([])
})

test('what one wants to hear of is kept as it is chosen, and holds', async () => {
  await page.getByRole('link', { name: 'Choose what you hear of' }).first().click()
  const changes = 'A record of mine, or one I follow, changes'
  await page.getByLabel(`By mail: ${changes}`).selectOption('weekly')
  await page.getByLabel('Weekly mail on').selectOption({ label: 'Friday' })
  await page.getByLabel('Saturday').click()
  await page.getByLabel(`In Kith: ${changes}`).click()
  await eventually(async () => {
    const kept = await asks<{ kinds: object[]; schedule: object }>('/notification-preferences')
    return JSON.stringify(kept).includes('"inApp":false') ? kept : undefined
  })
  await page.reload()
  await page.getByLabel(`By mail: ${changes}`).waitFor()
  expect(await page.getByLabel(`By mail: ${changes}`).inputValue()).toBe('weekly')
  expect(await page.getByLabel('Weekly mail on').inputValue()).toBe('5')
  expect(await page.getByLabel('Saturday').isChecked()).toBe(true)
  expect(await page.getByLabel(`In Kith: ${changes}`).isChecked()).toBe(false)
  expect(await seriousViolations(page)).toEqual([])
})
