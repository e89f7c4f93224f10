import { z } from 'zod'
import { declareEvent } from '#platform/events/event'
import { alarmingActs, alertReasons } from './rules.ts'

/** Somebody exported or deleted unusually much: how much within an hour, why that is unusual, and what would have been usual. */
declareEvent(
  'alert.raised',
  z.object({
    title: z.string(),
    act: z.enum(alarmingActs),
    records: z.int(),
    usual: z.int(),
    reasons: z.array(z.enum(alertReasons)),
  }),
)
