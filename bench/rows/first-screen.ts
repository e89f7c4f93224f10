import { get } from 'node:http'
import type { Page } from 'playwright-core'
import { timesOf } from '../measure.ts'
import { ms, type Row } from '../row.ts'
import { email, password, type Stand } from '../stand.ts'

/** The list of contacts in a browser that has never been here: what it loads, and when the newest contact can be read. */
export async function firstScreenRows({ api, installation, size }: Stand): Promise<Row[]> {
  const lastName = `Seebrück-${Date.now()}`
  await api.send('POST', '/contacts', { firstName: 'Ada', lastName })
  const home = `http://localhost:${installation.port}`
  const cookies = await signIn(home)
  const visits: Visit[] = []
  // The first visit warms the machine's own caches.
  for (let round = 0; round < 6; round++) visits.push(await visit(home, cookies, lastName))
  const times = timesOf(visits.slice(1).map(({ taken }) => taken))
  const { scripts } = visits[0] ?? { scripts: [] }
  const kilobytes = (await Promise.all(scripts.map(sizeOf))).reduce((sum, bytes) => sum + bytes, 0) / 1000
  return [
    {
      work: `first screen: script of the list of contacts (${scripts.length} files)`,
      measured: `${kilobytes.toFixed(0)} kB gzipped`,
      target: '≤ 250 kB',
      met: kilobytes <= 250,
    },
    {
      work: 'first screen: until the first contact can be read',
      size,
      measured: ms(times),
      target: 'p50 ≤ 1 s',
      met: times.p50 <= 1000,
    },
  ]
}

interface Visit {
  /** Milliseconds from the address to the text. */
  taken: number
  /** Addresses of the scripts that were loaded until then. */
  scripts: string[]
}

export interface Cookie {
  name: string
  value: string
  url: string
}

/** Cookies of the owner, once for all visits: attempts to sign in are counted. */
export async function signIn(home: string): Promise<Cookie[]> {
  const answer = await fetch(`${home}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { origin: home, 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  })
  if (!answer.ok) throw new Error(`Signing in answered ${answer.status}: ${await answer.text()}`)
  return answer.headers.getSetCookie().map((line) => {
    const [pair = ''] = line.split(';')
    const at = pair.indexOf('=')
    return { name: pair.slice(0, at), value: pair.slice(at + 1), url: home }
  })
}

/** In a browser of its own: the packaged Chromium is one process, which ends with its only context. */
async function visit(home: string, cookies: readonly Cookie[], text: string): Promise<Visit> {
  const { startChromium } = await import('#tests/support/chromium')
  const browser = await startChromium()
  try {
    const page = await browser.newPage()
    await page.context().addCookies(cookies)
    return await look(page, home, text)
  } finally {
    await browser.close()
  }
}

async function look(page: Page, home: string, text: string): Promise<Visit> {
  const began = performance.now()
  await page.goto(`${home}/contacts`, { waitUntil: 'commit' })
  await page.getByText(text).first().waitFor({ timeout: 15_000 })
  const taken = performance.now() - began
  const scripts = await page.evaluate(() =>
    performance.getEntriesByType('resource').flatMap(({ name }) => (name.endsWith('.js') ? [name] : [])),
  )
  return { taken, scripts }
}

/** Bytes of a script as they come over the wire; the packaged Chromium does not tell. */
function sizeOf(script: string): Promise<number> {
  return new Promise((done, failed) => {
    get(script, { headers: { 'accept-encoding': 'gzip' } }, (answer) => {
      let bytes = 0
      answer.on('data', (part: Buffer) => {
        bytes += part.length
      })
      answer.on('end', () => done(bytes))
    }).on('error', failed)
  })
}
