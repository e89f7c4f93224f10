import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { eventually } from '#tests/support/eventually'
import { aRunningProgram } from '#tests/support/running-program'
import { type AsksWithin, aSignedUpPage, violationsEverywhere } from '#tests/support/signed-up'

let page: Page
let ask: AsksWithin
let address: string

beforeAll(async () => {
  address = await aRunningProgram()
  ;({ page, ask } = await aSignedUpPage(address))
})

const shop = 'https://shop.example'

/** Somebody in the chat of the shop: says something, and reads what there is. */
async function aVisitor(text: string) {
  const channel = await ask('POST', '/api/v1/chat-channels', { name: 'Shop', content: { origins: [shop] } })
  await ask('PATCH', `/api/v1/chat-channels/${channel.id}`, { state: 'on' })
  let token = ''
  const talks = async (method: string, path: string, body?: object) => {
    const answer = await fetch(`${address}/chat/${channel.word}/${path}`, {
      method,
      headers: {
        ...{ origin: shop, 'content-type': 'application/json' },
        ...(token ? { authorization: `Bearer ${token}` } : {}),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
    return (await answer.json()) as { token?: string; items: { inquiry: { url: string } | null }[] }
  }
  token =
    (
      await talks('POST', 'sessions', {
        language: 'en',
        answers: { name: 'Yuki Tanaka', email: 'yuki@tanaka.example' },
      })
    ).token ?? ''
  await talks('POST', 'messages', { key: randomUUID(), text })
  return async () => (await talks('GET', 'lines?since=0')).items.flatMap(({ inquiry }) => inquiry?.url ?? [])
}

test('surveys are switched on, a customer rates by a press, and the bad rating is followed up', async () => {
  await page.goto(`${address}/ratings`)
  await page.getByText('How satisfied are your customers?').waitFor()
  await page.getByRole('link', { name: 'Set it up' }).click()
  await page.getByRole('switch', { name: 'Ask customers' }).check()
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Saved', { exact: true }).first().waitFor()
  expect(await violationsEverywhere(page)).toEqual([])

  const reads = await aVisitor('Is your decaf washed with solvent?')
  const { items } = (await ask('GET', '/api/v1/conversations')) as { items: { id: string }[] }
  const id = items[0]?.id
  const { version } = await ask('GET', `/api/v1/conversations/${id}/thread`)
  const reply = { messageId: randomUUID(), kind: 'reply', text: 'With water only.', version }
  await ask('POST', `/api/v1/conversations/${id}/messages`, reply)
  await ask('PATCH', `/api/v1/conversations/${id}`, { state: 'resolved' })
  await eventually(async () => (await reads()).some((url) => url.includes('/rate/')))
  const link = (await reads()).join(' ').match(/\/rate\/[\w-]+/)?.[0]

  await page.goto(`${address}${link}?rating=2`)
  expect(await page.getByRole('radio', { name: 'Dissatisfied', exact: true }).isChecked()).toBe(true)
  await page.getByLabel('What should we know?').fill('I asked twice.')
  await page.getByRole('button', { name: 'Send rating' }).click()
  await page.getByText('Thank you, we read every answer.').waitFor()
  expect(await violationsEverywhere(page)).toEqual([])

  await page.goto(`${address}/ratings?which=bad`)
  await page.getByText('“I asked twice.”').waitFor()
  expect(await violationsEverywhere(page)).toEqual([])
  await page.getByRole('link', { name: 'Follow-up' }).click()
  await page.getByText('Follow up: Yuki Tanaka rated 2 of 5').first().waitFor()
})
