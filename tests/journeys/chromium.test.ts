import { expect, onTestFinished, test } from 'vitest'
import { startChromium } from '#tests/support/chromium'

test('the browser of the journeys starts and shows text', async () => {
  const browser = await startChromium()
  onTestFinished(() => browser.close())
  const page = await browser.newPage()
  await page.setContent('<h1 style="font-family: Open Sans">Größe — 12 €</h1>')
  const box = await page.getByRole('heading', { name: 'Größe — 12 €' }).boundingBox()
  expect(box?.height).toBeGreaterThan(20)
  await page.screenshot({ path: 'dist/tests/chromium.png' })
})
