import fc from 'fast-check'
import { expect, test } from 'vitest'
import { inferDateStyle, parseDate } from './date.ts'
import { parseDateTime } from './date-time.ts'

test.each([
  ['2024-02-29', {}, '2024-02-29'],
  ['2024/2/9', {}, '2024-02-09'],
  ['14.02.2023', {}, '2023-02-14'],
  ['1. 2. 2023', {}, '2023-02-01'],
  ['2/14/2023', {}, '2023-02-14'],
  ['14/2/2023', { order: 'mdy' as const }, '2023-02-14'],
  ['03/04/2024', { order: 'mdy' as const }, '2024-03-04'],
  ['03/04/2024', { order: 'dmy' as const }, '2024-04-03'],
  ['03/04/2024', { locale: 'en-US' }, '2024-03-04'],
  ['03/04/2024', { locale: 'de' }, '2024-04-03'],
  ['19970101', {}, '1997-01-01'],
  ['01.05.99', {}, '1999-05-01'],
  ['01.05.24', {}, '2024-05-01'],
  ['14. Februar 2023', {}, '2023-02-14'],
  ['3. März 2023', {}, '2023-03-03'],
  ['Feb 14, 2023', {}, '2023-02-14'],
  ['14-Feb-23', {}, '2023-02-14'],
  ['Tuesday, 14 February 2023', {}, '2023-02-14'],
  ['2013-11-23T02:30:31-08:00', {}, '2013-11-23'],
  ['14.02.2023 08:30', {}, '2023-02-14'],
  ['45000', { serial: true }, '2023-03-15'],
])('%s (%o) reads as %s', (text, style, value) => {
  expect(parseDate(text, style)).toEqual({ ok: true, value })
})

test.each([
  ['31.02.2024', 'date_impossible'],
  ['2023-02-29', 'date_impossible'],
  ['13/13/2024', 'date_impossible'],
  ['00.01.2024', 'date_impossible'],
  ['soon', 'date_invalid'],
  ['12', 'date_invalid'],
  ['45000', 'date_invalid'],
  ['', 'date_invalid'],
])('%s is refused as %s', (text, code) => {
  expect(parseDate(text)).toMatchObject({ ok: false, code })
})

test('one unmistakable cell settles the order of its column', () => {
  expect(inferDateStyle(['03/04/2024', '13/04/2024']).order).toBe('dmy')
  expect(inferDateStyle(['03/04/2024', '04/13/2024']).order).toBe('mdy')
  expect(inferDateStyle(['03/04/2024']).order).toBeUndefined()
  expect(inferDateStyle(['45000', '44999.5']).serial).toBe(true)
  expect(inferDateStyle(['19970101', '19970112']).serial).toBeUndefined()
})

test.each([
  ['2013-11-23T02:30:31-08:00', {}, '2013-11-23T10:30:31.000Z'],
  ['2024-07-01 12:00', { timeZone: 'Europe/Berlin' }, '2024-07-01T10:00:00.000Z'],
  ['2024-01-01 12:00:30', { timeZone: 'Europe/Berlin' }, '2024-01-01T11:00:30.000Z'],
  ['31.03.2024 03:30', { timeZone: 'Europe/Berlin' }, '2024-03-31T01:30:00.000Z'],
  ['31.12.2023, 8.15 Uhr', { timeZone: 'Europe/Berlin' }, '2023-12-31T07:15:00.000Z'],
  ['2/14/2023 1:05 PM', {}, '2023-02-14T13:05:00.000Z'],
  ['2/14/2023 12:05 AM', {}, '2023-02-14T00:05:00.000Z'],
  ['2023-02-14', { timeZone: 'America/New_York' }, '2023-02-14T05:00:00.000Z'],
  ['12.03.24', {}, '2024-03-12T00:00:00.000Z'],
  ['45000.5', { serial: true }, '2023-03-15T12:00:00.000Z'],
])('the moment %s (%o) reads as %s', (text, style, value) => {
  expect(parseDateTime(text, style)).toEqual({ ok: true, value })
})

test('an impossible time is named', () => {
  expect(parseDateTime('2024-01-01 25:00')).toMatchObject({ ok: false, code: 'time_invalid' })
  expect(parseDateTime('31.02.2024 10:00')).toMatchObject({ ok: false, code: 'date_impossible' })
})

test('every day written in any of the three orders reads as itself', () => {
  const days = fc.date({ min: new Date('1900-01-01'), max: new Date('2100-12-31'), noInvalidDate: true })
  fc.assert(
    fc.property(days, (date) => {
      const iso = date.toISOString().slice(0, 10)
      const [year, month, day] = iso.split('-')
      const read = [
        parseDate(iso),
        parseDate(`${day}.${month}.${year}`),
        parseDate(`${month}/${day}/${year}`, { order: 'mdy' }),
      ]
      expect(read).toEqual(Array(3).fill({ ok: true, value: iso }))
    }),
  )
})
