import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'
import { startChromium } from './chromium.ts'
import { atTheEnd } from './file-end.ts'

/** The rules that look into style sheets are experiments and off, and nothing here plays by itself: no need to read them. */
const asked = "axe.run({ resultTypes: ['violations'], preload: false })"
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/**
 * A page of an English browser on a desk. What it waits for in vain says so after half a minute. Open it after the server:
 * a page keeps its stream to it open, and the server waits for that.
 */
export async function aPage(): Promise<Page> {
  const browser = await startChromium()
  atTheEnd(() => browser.close())
  const page = await browser.newPage({
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    viewport: { width: 1440, height: 900 },
  })
  page.setDefaultTimeout(30_000)
  return page
}

interface Violation {
  id: string
  impact: string | null
  nodes: { html: string }[]
}

/** What axe finds serious or critical on the page, each with the first element it concerns. */
export async function seriousViolations(page: Page): Promise<string[]> {
  if (await page.evaluate("typeof axe === 'undefined'")) await page.evaluate(axe)
  const { violations } = await page.evaluate<{ violations: Violation[] }>(asked)
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200)}`)
}
