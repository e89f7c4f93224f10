import { expect, test } from 'vitest'
import type { AnyRecord } from '#platform/objects/object-type'
import { nextWorking, plusWorkingDays } from '#platform/values/working-time'
import { aWorkspace } from '#tests/support/workspace'
import { clockOf } from './receiver-time.ts'

// All that is asked of a contact.
const contact = (more: object) => more as AnyRecord

test('nobody is written to on a public holiday of where they are, else of where the workspace is', async () => {
  const { ann } = await aWorkspace()
  const clock = (country?: string) =>
    ann.does((ctx) => clockOf(ctx, contact({ timeZone: 'Europe/Berlin', addresses: country ? [{ country }] : [] }), []))
  // A Thursday evening; the next day is Christmas, and in France the day after is none but a Saturday.
  const eve = new Date('2026-12-24T18:00:00+01:00')
  expect(nextWorking(await clock('DE'), eve)?.toISOString()).toBe('2026-12-28T08:00:00.000Z')
  expect(nextWorking(await clock(), eve)?.toISOString()).toBe('2026-12-28T08:00:00.000Z')
  // The third of October 2025 was a Friday, and a holiday in Germany alone.
  const unity = new Date('2025-10-02T12:00:00+02:00')
  expect(plusWorkingDays(await clock('DE'), unity, 1).toISOString()).toBe('2025-10-06T10:00:00.000Z')
  expect(plusWorkingDays(await clock('FR'), unity, 1).toISOString()).toBe('2025-10-03T10:00:00.000Z')
  // Of a place without a list, every weekday is one of work.
  expect(plusWorkingDays(await clock('AQ'), unity, 1).toISOString()).toBe('2025-10-03T10:00:00.000Z')
})
