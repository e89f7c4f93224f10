import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'
import { afterAll } from 'vitest'
import { startChromium } from './chromium.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** A page of an English browser on a desk. What it waits for in vain says so after ten seconds. */
export async function aPage(): Promise<Page> {
  const browser = await startChromium()
  afterAll(() => browser.close())
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
