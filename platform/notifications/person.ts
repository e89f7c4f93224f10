import type { Ctx } from '#platform/ctx/ctx'
import { type Language, languageOf } from '#platform/i18n/translate'
import { type Schedule, usualSchedule } from './schedule.ts'
import type { Reading } from './told.ts'

/** Somebody who is written to. */
export interface Recipient extends Reading {
  name: string
  email: string
  schedule: Schedule
}

/** In which language and by whose clock the person behind `ctx` reads. */
export async function readingOf(ctx: Ctx, language?: Language): Promise<Reading> {
  const person = ctx.userId ? await findRecipient(ctx, ctx.userId) : undefined
  const { locale, timeZone } = ctx.workspace
  return { language: language ?? person?.language ?? languageOf(locale), timeZone: person?.timeZone ?? timeZone }
}

/** A member with what they chose of language, clock and quiet; undefined for whoever belongs here no more. */
export async function findRecipient(ctx: Ctx, userId: string): Promise<Recipient | undefined> {
  const row = await ctx.db
    .selectFrom('memberships as m')
    .innerJoin('users as u', 'u.id', 'm.userId')
    .leftJoin('notificationSchedules as s', (join) =>
      join.onRef('s.workspaceId', '=', 'm.workspaceId').onRef('s.userId', '=', 'm.userId'),
    )
    .select(['u.name', 'u.email', 'u.locale', 'u.timeZone'])
    .select(['s.digestHour', 's.digestWeekday', 's.quietFrom', 's.quietTo', 's.workDays'])
    .where('m.workspaceId', '=', ctx.workspaceId)
    .where('m.userId', '=', userId)
    .executeTakeFirst()
  if (!row) return undefined
  const timeZone = row.timeZone ?? ctx.workspace.timeZone
  const { quietFrom, quietTo, workDays, digestHour, digestWeekday } = row
  return {
    name: row.name,
    email: row.email,
    language: languageOf(row.locale, ctx.workspace.locale),
    timeZone,
    schedule:
      workDays === null || digestHour === null || digestWeekday === null
        ? { ...usualSchedule, timeZone }
        : {
            ...{ timeZone, digestHour, digestWeekday, workDays },
            quiet: quietFrom === null || quietTo === null ? null : { from: quietFrom, to: quietTo },
          },
  }
}
