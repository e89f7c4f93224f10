import { mkdirSync } from 'node:fs'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { root } from '#platform/root'
import { aPage, seriousViolations } from '#tests/support/browser-page'
import { aRunningProgram } from '#tests/support/running-program'
import { password } from '#tests/support/visitor'

/** With KITH_PICTURES=1 each look is kept as a picture, to be looked at; drawing them all takes a while. */
const pictures = process.env.KITH_PICTURES ? path.join(root, 'dist', 'screens') : null

let page: Page
let address: string

beforeAll(async () => {
  if (pictures) mkdirSync(pictures, { recursive: true })
  address = await aRunningProgram()
  page = await aPage()
  await page.goto(address)
  await ask('POST', '/api/v1/sign-ups', {
    name: 'Mara Lindt',
    email: 'mara@hafen.example',
    password,
    workspace: { name: 'Hafen Kaffee' },
  })
  await ask('POST', '/api/auth/sign-in/email', { email: 'mara@hafen.example', password })
  await ask('PUT', '/api/v1/demo', {})
})

/** The API as the signed-in person, from within the page. */
const ask = (method: string, resource: string, body?: unknown): Promise<{ items: { id: string }[] }> =>
  page.evaluate(
    async ([how, where, what]) => {
      const answer = await fetch(where ?? '', {
        method: how ?? 'GET',
        ...(what ? { headers: { 'content-type': 'application/json' }, body: what } : {}),
      })
      if (!answer.ok) throw new Error(`${how} ${where}: ${await answer.text()}`)
      return answer.json()
    },
    [method, resource, body === undefined ? '' : JSON.stringify(body)],
  )

const firstOf = async (plural: string) => `/${plural}/${(await ask('GET', `/api/v1/${plural}?limit=1`)).items[0]?.id}`

const screens: [name: string, address: () => Promise<string>][] = [
  ['home', async () => '/'],
  ['contacts', async () => '/contacts'],
  ['contact', () => firstOf('contacts')],
  ['companies', async () => '/companies'],
  ['company', () => firstOf('companies')],
  ['orders', async () => '/orders'],
  ['order', () => firstOf('orders')],
  ['products', async () => '/products'],
  ['product', () => firstOf('products')],
  ['tasks', async () => '/tasks'],
  ['trash', async () => '/contacts?trash=true'],
  ['new-contact', async () => '/contacts?new=true'],
  ['imports', async () => '/imports'],
  ['duplicates', async () => '/duplicates'],
  ['quality', async () => '/quality'],
  ['segments', async () => '/segments'],
  ['segment', async () => `/segments/${(await ask('GET', '/api/v1/segments')).items[0]?.id}`],
  ['new-segment', async () => '/segments/new'],
  ['rfm', async () => '/rfm'],
  ['new-import', async () => '/imports/new?object=contact'],
  ['settings', async () => '/settings'],
  ['settings-security', async () => '/settings/security'],
  ['settings-api-keys', async () => '/settings/api-keys'],
  ['settings-teams', async () => '/settings/teams'],
  ['board', async () => '/contacts?kind=board&board=lifecycleStage'],
  ['groups', async () => '/orders?group=status&sums=total:sum'],
  ['calendar', async () => '/tasks?kind=calendar&date=dueAt'],
  ['nowhere', async () => '/nowhere'],
]

/** What stands in for a screen or a table that is on its way. */
const SKELETON = '[aria-busy=true], [role=status][aria-label="Loading"]'

/** The dark look is one set of colours on the same parts: these have them all. */
const inTheDark = [
  'home',
  'contacts',
  'contact',
  'tasks',
  'new-contact',
  'imports',
  'settings',
  'board',
  'groups',
  'calendar',
]

const looks = [
  { look: 'light', colorScheme: 'light', width: 1440, height: 900 },
  { look: 'dark', colorScheme: 'dark', width: 1440, height: 900 },
  { look: 'phone', colorScheme: 'light', width: 390, height: 844 },
] as const

// A screen is loaded once; the looks follow as they do when somebody switches them or turns the device.
describe.each(screens)('%s', (name, find) => {
  beforeAll(async () => {
    await take(looks[0])
    await page.goto(`${address}${await find()}`)
    await page.locator('main :is(h1, h2)').first().waitFor()
  })

  test.each(looks.filter(({ look }) => look !== 'dark' || inTheDark.includes(name)))(
    'in the look $look axe finds nothing serious, nothing sticks out sideways',
    async (look) => {
      await take(look)
      await page.waitForFunction((skeleton) => document.querySelector(skeleton) === null, SKELETON)
      if (pictures) await page.screenshot({ path: path.join(pictures, `${name}.${look.look}.png`) })
      expect(await seriousViolations(page)).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(look.width)
    },
  )
})

/** Has the page look so, and be drawn so: with reduced motion colours change from one frame to the next. */
async function take({ colorScheme, width, height }: (typeof looks)[number]) {
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
  await page.setViewportSize({ width, height })
  await page.evaluate(
    () => new Promise<void>((drawn) => requestAnimationFrame(() => requestAnimationFrame(() => drawn()))),
  )
}
