import { expect, test } from 'vitest'
import { localDay } from '#platform/values/local-time'
import { aWorkspace } from '#tests/support/workspace'
import { inkOn } from '../paper/paper-look.ts'
import { sizeOfJpeg } from './size-of-jpeg.ts'

/** The head of a JPEG of 3 by 2 pixels. */
const jpeg = Buffer.from('ffd8ffe000104a46494600010100000100010000ffc0000b080002000301011100ffd9', 'hex')
const logo = `data:image/jpeg;base64,${jpeg.toString('base64')}`
const lines = [{ productName: 'Blend', quantity: 1, unitPrice: 2_490 }]

test('a new quote begins as the settings say; one that brings its number keeps its own words', async () => {
  const { ann } = await aWorkspace()
  await ann.asks('PATCH', '/quote-settings', { numberPrefix: 'AN', terms: 'Payable within 14 days', validDays: 7 })
  const { body } = await ann.asks('POST', '/quotes', { currency: 'EUR', lines })
  expect(body).toMatchObject({ terms: 'Payable within 14 days', number: expect.stringMatching(/^AN-\d{4}-0001$/) })
  // By the days of the workspace, which may have begun another one.
  const today = localDay(new Date().toISOString(), 'Europe/Berlin')
  expect((Date.parse(body.validUntil) - Date.parse(today)) / 86_400_000).toBe(7)
  const other = await ann.asks('POST', '/quotes', { currency: 'EUR', lines, number: 'OLD-1', terms: null })
  expect(other.body).toMatchObject({ number: 'OLD-1', terms: null })
})

test('what was sent keeps the brand it was sent with, on the page and on paper', async () => {
  const { ann, kith, server } = await aWorkspace()
  await ann.asks('PATCH', '/quote-settings', { colour: '#ffd400', footer: 'Local court <of> Hamburg', logo })
  const { body: quote } = await ann.asks('POST', '/quotes', { currency: 'EUR', lines })
  const { body } = await ann.asks('POST', `/quotes/${quote.id}/sendings`, {})
  await ann.asks('PATCH', '/quote-settings', { colour: null, logo: null, footer: null })
  const url = body.revisions[0].address.replace(kith.config.publicUrl, '')
  const page = (await server.inject({ url })).body
  for (const part of ['Local court &lt;of&gt; Hamburg', logo, 'background:#ffd400;border-color:#ffd400;color:#000'])
    expect(page).toContain(part)
  expect((await server.inject({ url: `${url}/pdf` })).statusCode).toBe(200)
})

test('the preview draws what is being written and keeps nothing', async () => {
  const { ann } = await aWorkspace()
  const { body } = await ann.asks('POST', '/quote-settings/preview', { footer: 'Bank: none', numberPrefix: 'AN' })
  expect(body.html).toContain('Bank: none')
  expect(body.html).toMatch(/AN-\d{4}-0042/)
  expect((await ann.asks('GET', '/quote-settings')).body).toMatchObject({ footer: null, numberPrefix: 'Q' })
})

test('what is no picture, colour or share is refused by name', async () => {
  const { ann } = await aWorkspace()
  for (const [change, path] of [
    [{ logo: `data:image/jpeg;base64,${Buffer.from('<svg>').toString('base64')}` }, 'logo'],
    [{ logo: 'data:image/svg+xml;base64,AAAA' }, 'logo'],
    [{ colour: 'red' }, 'colour'],
    [{ discountLimit: 101 }, 'discountLimit'],
    [{ numberPrefix: 'Q 1' }, 'numberPrefix'],
    [{ validDays: 0 }, 'validDays'],
  ] as const) {
    const { status, body } = await ann.asks('PATCH', '/quote-settings', change)
    expect([status, body.errors[0].path]).toEqual([422, path])
  }
})

test('a JPEG says how large it is; ink reads on any colour', () => {
  expect(sizeOfJpeg(jpeg)).toEqual({ width: 3, height: 2 })
  expect(sizeOfJpeg(jpeg.subarray(0, 24))).toBeUndefined()
  expect(['#ffffff', '#000000', '#0b635d', '#ffd400'].map(inkOn)).toEqual(['#000', '#fff', '#fff', '#000'])
})
