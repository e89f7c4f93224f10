import { mkdirSync } from 'node:fs'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { root } from '#platform/root'
import { seriousViolations } from '#tests/support/browser-page'
import { aRunningProgram } from '#tests/support/running-program'
import { type AsksWithin, aSignedUpPage } from '#tests/support/signed-up'

/** Where the pictures of a run are kept, to be looked at. */
const pictures = path.join(root, 'dist', 'screens')

let page: Page
let ask: AsksWithin
let address: string
let sofia: string

beforeAll(async () => {
  mkdirSync(pictures, { recursive: true })
  address = await aRunningProgram()
  ;({ page, ask } = await aSignedUpPage(address))
  const made = await ask('POST', '/api/v1/contacts', {
    ...{ firstName: 'Sofia', lastName: 'Marchetti', phones: ['+49 151 2345678'], jobTitle: 'Barista' },
    companies: [{ name: 'Café Lumen', role: 'Owner' }],
  })
  sofia = String(made.id)
  await ask('POST', '/api/v1/contacts', { firstName: 'Bruno', lastName: 'Almeida' })
})

/** Looks at what is on screen: a picture, and what axe says. */
async function looked(name: string) {
  await page.screenshot({ path: path.join(pictures, `${name}.light.png`) })
  expect(await seriousViolations(page)).toEqual([])
}

test('Bruno referred Sofia: entered on her page, seen on his, drawn, taken away and brought back', async () => {
  await page.goto(`${address}/contacts/${sofia}`)
  await page.getByRole('button', { name: 'Add a relation' }).click()
  const form = page.getByRole('dialog')
  await form.getByRole('combobox', { name: 'How' }).click()
  await page.getByRole('option', { name: 'Referred by' }).click()
  await form.getByRole('combobox', { name: 'To whom' }).fill('bruno')
  await page.getByRole('option', { name: 'Bruno Almeida' }).click()
  await form.getByLabel('Note').fill('At the cupping')
  await looked('relation-form')
  await form.getByRole('button', { name: 'Add', exact: true }).click()
  const relations = page.getByRole('region', { name: 'Relations' })
  await relations.getByText('Referred by · At the cupping').waitFor()
  await page.getByText('added the relation “Referred by Bruno Almeida”').waitFor()
  await page.getByRole('button', { name: 'Show as a picture' }).click()
  await relations.getByRole('link', { name: /^Bruno Almeida, / }).waitFor()
  await page.getByRole('button', { name: 'Larger' }).click()
  await page.getByText('The same as a list').waitFor()
  await looked('relations')
  await page.keyboard.press('Escape')
  await relations
    .locator('ul')
    .getByRole('link', { name: /Bruno Almeida/ })
    .click()
  await page.getByRole('region', { name: 'Relations' }).getByText('Referred · At the cupping').waitFor()
  await page.getByRole('button', { name: 'More about Sofia Marchetti' }).click()
  await page.getByRole('menuitem', { name: 'Take away' }).click()
  await page.getByText('Taken away: Referred Sofia Marchetti').waitFor()
  await page.getByRole('button', { name: 'Undo' }).click()
  await page.getByRole('region', { name: 'Relations' }).getByText('Referred · At the cupping').waitFor()
})

test('a mistyped name and a phone number in any format find her, in the palette and on the page of results', async () => {
  await page.goto(`${address}/contacts`)
  await page.getByRole('heading', { name: 'Contacts', level: 1 }).waitFor()
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: 'Find or do anything' }).fill('0151 23-45')
  await page.getByRole('option', { name: /Sofia Marchetti/ }).waitFor()
  await looked('palette-phone')
  await page.keyboard.press('Escape')
  await page.goto(`${address}/search`)
  await page.getByRole('searchbox').fill('lumen')
  await page.getByRole('link', { name: /Café Lumen/ }).waitFor()
  expect(await page.locator('strong', { hasText: 'Lumen' }).count()).toBeGreaterThan(0)
  await looked('search')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Café Lumen', level: 1 }).waitFor()
})

test('an earlier job title comes back from the history, and Ctrl Z takes that back', async () => {
  await ask('PATCH', `/api/v1/contacts/${sofia}`, { jobTitle: 'Owner' })
  await page.goto(`${address}/contacts/${sofia}`)
  await page.getByRole('heading', { name: 'Sofia Marchetti', level: 1 }).waitFor()
  await page.getByRole('button', { name: 'More', exact: true }).last().click()
  await page.getByRole('menuitem', { name: 'History' }).click()
  await page.getByRole('button', { name: 'Put back “Barista”' }).click()
  await page.getByText('Job title is “Barista” again.').waitFor()
  await page.getByText('Changed, an earlier value put back').waitFor()
  await looked('history')
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await page.locator('main').focus()
  await page.keyboard.press('Control+z')
  await page.getByText(/Taken back —/).waitFor()
  expect(await ask('GET', `/api/v1/contacts/${sofia}`)).toMatchObject({ jobTitle: 'Owner' })
})

test('the last actions list what was taken back; the audit narrows by its address', async () => {
  await page.goto(`${address}/settings/last-actions`)
  await page.getByText('taken back').first().waitFor()
  await looked('last-actions')
  await page.goto(`${address}/settings/audit?object=contact&verb=updated`)
  await page.getByRole('table').waitFor()
  await page.getByText('Job title: Barista → Owner').first().waitFor()
  await looked('audit')
  await page.getByRole('combobox', { name: 'Happened' }).click()
  await page.getByRole('option', { name: 'Moved to the trash' }).click()
  await page.getByText('Nothing fits this choice.').waitFor()
})
