import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { aPage, seriousViolations } from '#tests/support/browser-page'
import { atTheEnd } from '#tests/support/file-end'
import { aRunningProgram } from '#tests/support/running-program'
import { type AsksWithin, aSignedUpPage, violationsEverywhere } from '#tests/support/signed-up'

let mara: Page
let ask: AsksWithin
let address: string
let website: string
let script = ''

/** A website that is not Kith's: pages with the tag in them. */
async function aWebsite(): Promise<string> {
  const server: Server = createServer((request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8')
    const title = request.url === '/basket' ? 'Basket' : 'Speicher Espresso'
    response.end(
      `<!doctype html><html lang="en"><head><title>${title}</title></head><body><main><h1>${title}</h1><a href="/basket">Basket</a></main>${script}</body></html>`,
    )
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  atTheEnd(async () => void server.close())
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

beforeAll(async () => {
  address = await aRunningProgram()
  ;({ page: mara, ask } = await aSignedUpPage(address))
  website = await aWebsite()
  const hours = [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, from: '00:00', to: '24:00' }))
  await ask('POST', '/api/v1/business-calendars', { name: 'Always', hours, isDefault: true })
  const article = await ask('POST', '/api/v1/articles', { title: 'Grind guide', language: 'en' })
  const path = `/api/v1/articles/${article.id}/translations/en`
  await ask('PUT', path, {
    title: 'Grind guide',
    body: '<p>Grind a bit coarser for a filter machine, 60 g a litre.</p>',
  })
  await ask('POST', `${path}/publications`, {})
  await ask('PUT', '/api/v1/help-centre', {
    ...{ isOn: true, languages: ['en'], colour: null, logo: null, words: {}, links: [], reviewMonths: 6 },
  })
})

const sees = (page: Page, text: string | RegExp) => page.getByText(text).first().waitFor()

test('a chat is made, named its website, switched on, and its tag copied', async () => {
  await mara.goto(`${address}/settings/chat`)
  await mara.getByRole('button', { name: 'New chat' }).click()
  await mara.getByRole('combobox', { name: 'Websites' }).fill(`${website}/some/page`)
  await mara.getByRole('combobox', { name: 'Websites' }).press('Enter')
  await mara.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
  const on = mara.getByRole('switch', { name: /^On/ })
  await expect.poll(() => on.isEnabled(), { timeout: 30_000 }).toBe(true)
  await on.press('Space')
  await expect.poll(() => on.isChecked(), { timeout: 30_000 }).toBe(true)
  expect(await violationsEverywhere(mara)).toEqual([])
  const { items } = (await ask('GET', '/api/v1/chat-channels')) as { items: { script: string; content: object }[] }
  // Where the program says it stands is another port in tests.
  script = (items[0]?.script ?? '').replace(/src="[^"]*"/, `src="${address}/chat/widget.js"`)
  expect(items[0]?.content).toMatchObject({ origins: [website] })
})

test('a visitor writes, is answered from the inbox, goes to another page and the chat goes on', async () => {
  const visitor = await aPage()
  await visitor.goto(website)
  await visitor.getByRole('button', { name: 'Open the chat' }).click()
  expect(await seriousViolations(visitor)).toEqual([])
  await visitor.getByLabel('Your name').fill('Yuki Tanaka')
  await visitor.getByLabel('Your email').fill('yuki@tanaka.example')
  await visitor.getByLabel('Your message').fill('Does it work in a filter machine?')
  await visitor.getByRole('button', { name: 'Start the chat' }).click()
  await sees(visitor, 'Does it work in a filter machine?')
  await mara.goto(`${address}/inbox?box=all`)
  await mara.getByText('Does it work in a filter machine?').first().click()
  await sees(mara, 'Speicher Espresso')
  await mara.getByPlaceholder(/Write to/).fill('It does, grind it coarser.')
  await mara.getByRole('button', { name: 'Send', exact: true }).click()
  await sees(visitor, 'It does, grind it coarser.')
  await visitor.getByLabel('Write a message').fill('Thank you!')
  await visitor.getByLabel('Write a message').press('Enter')
  await sees(mara, 'Thank you!')
  await visitor.getByRole('link', { name: 'Basket' }).click()
  await visitor.waitForURL('**/basket')
  await sees(visitor, 'It does, grind it coarser.')
  expect(await visitor.getByText('Thank you!').count()).toBe(1)
  expect(await seriousViolations(visitor)).toEqual([])
  await visitor.keyboard.press('Escape')
  await sees(mara, 'Basket')
  expect(await violationsEverywhere(mara)).toEqual([])
})

test('the assistant answers with its source and says what it is; a person takes over by a press, on a phone too', async () => {
  const { items } = (await ask('GET', '/api/v1/chat-channels')) as {
    items: { id: string; content: { assistant: object } }[]
  }
  const [channel] = items
  const content = {
    ...channel?.content,
    assistant: { ...channel?.content.assistant, isOn: true },
    name: 'no',
    email: 'no',
  }
  await ask('PATCH', `/api/v1/chat-channels/${channel?.id}`, { content })
  const visitor = await aPage()
  await visitor.setViewportSize({ width: 390, height: 844 })
  await visitor.goto(website)
  await visitor.getByRole('button', { name: 'Open the chat' }).click()
  await sees(visitor, /I am the automated assistant of Hafen Kaffee/)
  await visitor.getByLabel('Write a message').fill('How coarse do I grind for a filter machine?')
  await visitor.getByRole('button', { name: 'Send', exact: true }).click()
  await sees(visitor, /Grind a bit coarser for a filter machine/)
  await visitor.getByRole('link', { name: 'Grind guide' }).waitFor()
  expect(await seriousViolations(visitor)).toEqual([])
  await visitor.getByRole('button', { name: 'Talk to a person' }).click()
  await sees(visitor, 'A person takes over. They see what was said here.')
  await mara.goto(`${address}/inbox?box=all`)
  await mara.getByText('How coarse do I grind for a filter machine?').first().click()
  await sees(mara, 'A person was asked for')
  await mara.getByRole('button', { name: 'Correct' }).waitFor()
})
