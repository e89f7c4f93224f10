import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Browser, Page } from 'playwright-core'
import { afterAll } from 'vitest'
import { startChromium } from './chromium.ts'
import './test-kith.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

const browsers: Browser[] = []

// As in test-kith: one that a running hook asks for is not heard. A page that is left open keeps its stream to the server
// open, and the server waits for it; hence test-kith is imported here, so that its own end comes after this.
afterAll(() => Promise.all(browsers.map((browser) => browser.close())))

/** A page of an English browser on a desk. What it waits for in vain says so after ten seconds. */
export async function aPage(): Promise<Page> {
  const browser = await startChromium()
  browsers.push(browser)
  const page = await browser.newPage({
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    viewport: { width: 1440, height: 900 },
  })
  page.setDefaultTimeout(10_000)
  return page
}

interface Violation {
  id: string
  impact: string | null
  nodes: { html: string }[]
}

/** What axe finds serious or critical on the page, each with the first element it concerns. */
export async function seriousViolations(page: Page): Promise<string[]> {
  await page.evaluate(axe)
  const { violations } = await page.evaluate<{ violations: Violation[] }>('axe.run()')
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200)}`)
}
