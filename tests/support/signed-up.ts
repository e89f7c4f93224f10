import type { Page } from 'playwright-core'
import { aPage, seriousViolations } from './browser-page.ts'
import { password } from './visitor.ts'

/** The API as the person signed in on a page, from within it. */
export type AsksWithin = (method: string, resource: string, body?: unknown) => Promise<Record<string, unknown>>

/**
 * A page on which Mara has founded the workspace Hafen Kaffee, and the API as she asks it.
 * @param place where the business is, if that matters
 */
export async function aSignedUpPage(
  address: string,
  place: { timeZone?: string; defaultCountry?: string } = {},
): Promise<{ page: Page; ask: AsksWithin }> {
  const page = await aPage()
  page.setDefaultTimeout(30_000)
  await page.goto(address)
  const ask = askingWithin(page)
  await ask('POST', '/api/v1/sign-ups', {
    ...{ name: 'Mara Lindt', email: 'mara@hafen.example', password },
    workspace: { name: 'Hafen Kaffee', ...place },
  })
  await ask('POST', '/api/auth/sign-in/email', { email: 'mara@hafen.example', password })
  return { page, ask }
}

export const askingWithin =
  (page: Page): AsksWithin =>
  (method, resource, body) =>
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

/** What axe says of a page in light, in dark and on a phone. It is loaded anew in between: what changes colour looks too pale. */
export async function violationsEverywhere(page: Page): Promise<string[]> {
  const found = await seriousViolations(page)
  await page.emulateMedia({ colorScheme: 'dark' })
  found.push(...(await violationsAnew(page)))
  await page.emulateMedia({ colorScheme: 'light' })
  await page.setViewportSize({ width: 390, height: 844 })
  found.push(...(await violationsAnew(page)))
  await page.setViewportSize({ width: 1440, height: 900 })
  await loadedAnew(page)
  return found
}

async function violationsAnew(page: Page): Promise<string[]> {
  await loadedAnew(page)
  return seriousViolations(page)
}

async function loadedAnew(page: Page): Promise<void> {
  await page.reload()
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  await page.locator('[aria-busy]').first().waitFor({ state: 'detached' })
}
