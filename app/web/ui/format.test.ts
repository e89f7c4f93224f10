import { expect, test, vi } from 'vitest'

vi.stubGlobal('navigator', { language: 'en-GB' })
const { formatLocale, makeFormats } = await import('./format.ts')

const en = makeFormats({ locale: 'en-GB', timeZone: 'Europe/Berlin', currency: 'EUR' })
const de = makeFormats({ locale: 'de-DE', timeZone: 'Europe/Berlin', currency: 'EUR' })
const now = new Date('2026-11-19T09:00:00+01:00')

test('money is written from minor units, in each currency’s own number of them', () => {
  expect(en.money({ amount: 31860, currency: 'EUR' })).toBe('€318.60')
  expect(en.money({ amount: 1_482_000, currency: 'EUR' }, { whole: true })).toBe('€14,820')
  expect(en.money({ amount: 500, currency: 'JPY' })).toBe('¥500')
  expect(de.money({ amount: 31860, currency: 'EUR' })).toBe('318,60\u00a0€')
})

test('a moment is told by its distance, and by its date when it is far', () => {
  expect(en.relative('2026-11-19T08:48:00+01:00', now)).toBe('12 min ago')
  expect(en.relative('2026-11-19T07:00:00+01:00', now)).toBe('2 hr ago')
  expect(en.relative('2026-11-18T08:00:00+01:00', now)).toBe('Yesterday')
  expect(en.relative('2026-11-12T08:00:00+01:00', now)).toBe('1 week ago')
  expect(en.relative('2026-03-03T08:00:00+01:00', now)).toBe('3 Mar 2026')
  expect(de.relative('2026-11-18T08:00:00+01:00', now)).toBe('Gestern')
})

test('late last evening is some hours ago just after midnight, not yesterday', () => {
  const midnight = new Date('2026-11-19T00:30:00+01:00')
  expect(en.relative('2026-11-18T23:30:00+01:00', midnight)).toBe('1 hr ago')
})

test('a calendar date keeps its day in every time zone', () => {
  const west = makeFormats({ locale: 'en-GB', timeZone: 'America/Los_Angeles', currency: 'EUR' })
  expect(west.date('1984-05-02')).toBe('2 May 1984')
})

test('formats follow the language of the screen, in the region of workspace or browser', () => {
  expect(formatLocale('de', 'de-AT', ['en-US'])).toBe('de-AT')
  expect(formatLocale('en', 'de-DE', ['de-DE', 'en-GB'])).toBe('en-GB')
  expect(formatLocale('de', 'de', [])).toBe('de')
})
