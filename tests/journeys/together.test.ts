import { createHash, randomBytes } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { uuidv7 } from 'uuidv7'
import { beforeAll, expect, test } from 'vitest'
import { root } from '#platform/root'
import { seriousViolations } from '#tests/support/browser-page'
import { aRunningProgram } from '#tests/support/running-program'
import { type AsksWithin, aSignedUpPage } from '#tests/support/signed-up'
import { testKith } from '#tests/support/test-kith'

/** Where the pictures of a run are kept, to be looked at. */
const pictures = path.join(root, 'dist', 'screens')

let page: Page
let ask: AsksWithin
let address: string
let sofia: string
let jonas: { id: string; key: string }

beforeAll(async () => {
  mkdirSync(pictures, { recursive: true })
  address = await aRunningProgram()
  ;({ page, ask } = await aSignedUpPage(address))
  jonas = await aColleague('Jonas Weber')
  const made = await ask('POST', '/api/v1/contacts', { firstName: 'Sofia', lastName: 'Marchetti' })
  sofia = String(made.id)
  await ask('POST', '/api/v1/notes', { body: 'Opens a second counter on Saturday.', contactId: sofia })
})

/** Somebody else of the workspace, who acts by a key of the API. */
async function aColleague(name: string) {
  const { owner } = (await testKith()).kith.database
  const [id, key] = [uuidv7(), `kith_${randomBytes(24).toString('base64url')}`]
  const { rows } = await owner.query('select id from workspaces')
  const workspaceId = rows[0].id
  await owner.query('insert into users (id, name, email) values ($1, $2, $3)', [id, name, `${id}@hafen.example`])
  await owner.query('insert into memberships (workspace_id, user_id, role) values ($1, $2, $3)', [
    ...[workspaceId, id, 'member'],
  ])
  await owner.query(
    'insert into api_keys (workspace_id, id, name, hash, hint, scopes, created_by) values ($1, $2, $3, $4, $5, $6, $7)',
    [workspaceId, uuidv7(), 'test', createHash('sha256').update(key).digest(), 'xxxx', ['write'], id],
  )
  return { id, key }
}

async function asJonas(method: string, resource: string, body: object) {
  const answer = await fetch(`${address}/api/v1${resource}`, {
    ...{ method, body: JSON.stringify(body) },
    headers: { authorization: `Bearer ${jonas.key}`, 'content-type': 'application/json' },
  })
  if (!answer.ok) throw new Error(await answer.text())
  return answer.json()
}

/** Looks at what is on screen: a picture in light, dark and at 390 px, and what axe says. */
async function looked(name: string) {
  await page.screenshot({ path: path.join(pictures, `${name}.light.png`) })
  expect(await seriousViolations(page)).toEqual([])
}

async function lookedEverywhere(name: string) {
  await looked(name)
  await page.evaluate("document.documentElement.setAttribute('data-mantine-color-scheme', 'dark')")
  await page.screenshot({ path: path.join(pictures, `${name}.dark.png`) })
  await page.evaluate("document.documentElement.setAttribute('data-mantine-color-scheme', 'light')")
  await page.setViewportSize({ width: 390, height: 844 })
  await page.screenshot({ path: path.join(pictures, `${name}.phone.png`) })
  await page.setViewportSize({ width: 1440, height: 900 })
}

test('a comment names a colleague by keyboard, is answered while one looks, changed, taken back and brought back', async () => {
  await page.goto(`${address}/contacts/${sofia}`)
  const field = page.getByRole('textbox', { name: 'Comment; @ mentions a colleague' })
  await field.click()
  await page.keyboard.type('Can you bring samples, @jon')
  await page.getByRole('option', { name: 'Jonas Weber' }).waitFor()
  await looked('mention')
  await page.keyboard.press('Enter')
  await page.keyboard.type('? https://hafen.example/samples.')
  await page.keyboard.press('Control+Enter')
  const comment = page.getByRole('article', { name: 'Comment by Mara Lindt' })
  await comment.getByText('@Jonas Weber').waitFor()
  expect(await comment.getByRole('link').getAttribute('href')).toBe('https://hafen.example/samples')

  const { items } = (await ask('GET', `/api/v1/comments?object=contact&recordId=${sofia}`)) as {
    items: { id: string }[]
  }
  const threadId = items[0]?.id
  await asJonas('POST', '/comments', { object: 'contact', recordId: sofia, threadId, body: 'Two, on Friday.' })
  await page.getByRole('region', { name: 'Answers' }).getByText('Two, on Friday.').waitFor()

  await comment.getByRole('button', { name: 'Add a sign' }).click()
  await page.getByRole('menuitem', { name: 'Celebrate' }).click()
  await comment.getByRole('button', { name: /Celebrate, 1: Mara Lindt/ }).waitFor()
  await comment.getByRole('button', { name: /More about the comment/ }).click()
  await page.getByRole('menuitem', { name: 'Change' }).click()
  const edited = comment.getByRole('textbox', { name: 'Change' })
  await edited.fill('Can you bring three samples, @Jonas Weber?')
  await page.keyboard.press('Control+Enter')
  await comment.getByText('Can you bring three samples').waitFor()
  await lookedEverywhere('comments')
  await comment.getByRole('button', { name: 'changed' }).click()
  await comment.getByText('Can you bring samples').waitFor()
  await comment.getByRole('button', { name: /More about the comment/ }).click()
  await page.getByRole('menuitem', { name: 'Take back' }).click()
  await comment.getByText('This comment was taken back.').waitFor()
  await page.getByRole('button', { name: 'Undo' }).click()
  await comment.getByText('Can you bring three samples').waitFor()
})

test('somebody else is here, and writes, and is gone again', async () => {
  const here = { object: 'contact', screen: uuidv7() }
  await asJonas('PUT', `/presences/${sofia}`, here)
  await page.getByText('Jonas is here').waitFor()
  await asJonas('PUT', `/presences/${sofia}`, { ...here, typing: true })
  await page.getByText('Jonas is writing…').waitFor()
  await looked('presence')
  const left = await fetch(`${address}/api/v1/presences/${sofia}?object=contact&screen=${here.screen}`, {
    ...{ method: 'DELETE', headers: { authorization: `Bearer ${jonas.key}` } },
  })
  expect(left.status).toBe(200)
  // At once: whoever only falls silent is shown for longer.
  await page.getByText(/Jonas is (here|writing)/).waitFor({ state: 'detached', timeout: 10_000 })
})

test('a contact changes hands with a checklist, and stands on the home until all is ticked', async () => {
  await page.goto(`${address}/settings/hand-overs`)
  await page.getByRole('button', { name: 'Add a checklist' }).click()
  await page.getByLabel('Reason').fill('Sales to service')
  await page.getByLabel('What to do').fill('Introduce yourself\nCheck the delivery days')
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
  await page.getByText('2 items').waitFor()
  await looked('hand-over-templates')

  await page.goto(`${address}/contacts/${sofia}`)
  await page.getByRole('heading', { name: 'Sofia Marchetti', level: 1 }).waitFor()
  await page.getByRole('button', { name: 'More', exact: true }).last().click()
  await page.getByRole('menuitem', { name: 'Hand over' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('combobox', { name: 'New owner' }).click()
  await page.getByRole('option', { name: 'Jonas Weber' }).click()
  await dialog.getByRole('combobox', { name: 'Checklist' }).click()
  await page.getByRole('option', { name: 'Sales to service' }).click()
  await dialog.getByLabel('What they should know').fill('They open on Saturday.')
  await looked('hand-over')
  await dialog.getByRole('button', { name: 'Hand over' }).click()
  await page.getByText('handed this over to Jonas Weber: Sales to service').waitFor()
  await page.getByRole('region', { name: 'Open hand-over', exact: true }).getByText('Introduce yourself').waitFor()
  await page.goto(address)
  const open = page.getByRole('region', { name: 'Open hand-overs' })
  await open.getByRole('link', { name: 'Sofia Marchetti' }).waitFor()
  await looked('hand-over-home')
  const { items } = (await ask('GET', '/api/v1/hand-overs')) as { items: { id: string }[] }
  for (const position of [0, 1]) await asJonas('PUT', `/hand-overs/${items[0]?.id}/items/${position}`, { done: true })
  await open.waitFor({ state: 'detached' })
})

test('an announcement is pinned until it is read; who has read it is told', async () => {
  await page.goto(`${address}/announcements`)
  await page.getByRole('button', { name: 'Announce' }).click()
  await page.getByLabel('Title').fill('Roastery closed on Friday')
  await page.getByRole('dialog').getByLabel('Text').fill('The big roaster gets a new drum.')
  await page.getByRole('dialog').getByRole('button', { name: 'Announce' }).click()
  await page.getByRole('button', { name: 'Who has read it' }).click()
  await page.getByText('1 of 2 people have read it').waitFor()
  await lookedEverywhere('announcements')
  const { owner } = (await testKith()).kith.database
  await owner.query('delete from announcement_readings')
  await page.goto(address)
  const pinned = page.getByRole('region', { name: 'Announcements' })
  await pinned.getByText('The big roaster gets a new drum.').waitFor()
  await looked('pinned')
  await pinned.getByRole('button', { name: 'Mark as read' }).click()
  await pinned.waitFor({ state: 'detached' })
})
