import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { refuse } from '#platform/http/refusal'
import type { Caller } from '#platform/http/route'
import type { Language } from '#platform/i18n/translate'
import { notificationKinds } from './kinds.ts'
import type { Mailing } from './mailings.ts'
import { findRecipient, readingOf } from './person.ts'
import { type Schedule, usualSchedule } from './schedule.ts'
import { wordsIn } from './told.ts'

interface Preference {
  kind: string
  inApp: boolean
  mail: Mailing
}

/** What the person behind `ctx` wants to hear of, how and when: each kind with what holds. */
export async function findPreferences(
  ctx: Ctx,
  { language }: { language?: Language | undefined },
  { kith }: Pick<Caller, 'kith'>,
) {
  const chosen = await chosenBy(ctx)
  const said = wordsIn((await readingOf(ctx, language)).language)
  const recipient = ctx.userId ? await findRecipient(ctx, ctx.userId) : undefined
  const { timeZone } = ctx.workspace
  return {
    kinds: notificationKinds().map((kind) => {
      const { inApp, mail } = chosen.get(kind.kind) ?? kind.defaults
      return { kind: kind.kind, name: said(kind)('name'), inApp, mail, chosen: chosen.has(kind.kind) }
    }),
    schedule: mutable(recipient?.schedule ?? { ...usualSchedule, timeZone }),
    mailServer: kith.config.smtpUrl !== undefined,
  }
}

type Some<T> = { [name in keyof T]?: T[name] | undefined }

interface Change {
  kinds: readonly (Some<Preference> & Pick<Preference, 'kind'>)[]
  schedule?: Some<Schedule> | undefined
  language?: Language | undefined
}

/**
 * Writes down what the person behind `ctx` chose, the rest stays. What waits to be mailed goes by the new choice.
 * @throws Refusal notification_kind_not_found
 */
export async function changePreferences(ctx: Ctx, { kinds, schedule, language }: Change, caller: Pick<Caller, 'kith'>) {
  const was = await findPreferences(ctx, {}, caller)
  const holds = new Map(was.kinds.map((kind) => [kind.kind, kind]))
  for (const { kind, inApp, mail } of kinds) {
    const held = holds.get(kind) ?? refuse('notification_kind_not_found', { kind })
    holds.set(kind, { ...held, inApp: inApp ?? held.inApp, mail: mail ?? held.mail })
  }
  const named = new Set(kinds.map(({ kind }) => kind))
  const latest = [...holds.values()].filter(({ kind }) => named.has(kind))
  if (ctx.userId && latest.length > 0) await keep(ctx, latest)
  if (ctx.userId && schedule) await keepSchedule(ctx, schedule, was.schedule)
  await replan(ctx, latest)
  return findPreferences(ctx, { language }, caller)
}

async function keep(ctx: Ctx, preferences: readonly Preference[]): Promise<void> {
  await sql`insert into notification_preferences (workspace_id, user_id, kind, in_app, mail)
      select ${ctx.workspaceId}, ${ctx.userId}, p.kind, p."inApp", p.mail
        from jsonb_to_recordset(${JSON.stringify(preferences)}::jsonb) as p(kind text, "inApp" boolean, mail text)
      on conflict (workspace_id, user_id, kind) do update set in_app = excluded.in_app, mail = excluded.mail`.execute(
    ctx.db,
  )
}

async function keepSchedule(ctx: Ctx, change: Some<Schedule>, was: Schedule) {
  const { digestHour = was.digestHour, digestWeekday = was.digestWeekday } = change
  const { quiet = was.quiet, workDays = was.workDays } = change
  await sql`insert into notification_schedules (workspace_id, user_id, digest_hour, digest_weekday, quiet_from, quiet_to, work_days)
      values (${ctx.workspaceId}, ${ctx.userId}, ${digestHour}, ${digestWeekday}, ${quiet?.from ?? null}, ${quiet?.to ?? null}, ${workDays}::smallint[])
      on conflict (workspace_id, user_id) do update set digest_hour = excluded.digest_hour, digest_weekday = excluded.digest_weekday,
        quiet_from = excluded.quiet_from, quiet_to = excluded.quiet_to, work_days = excluded.work_days`.execute(ctx.db)
}

/** What waits is looked at anew with the next round of mails, and by that time's choice. */
async function replan(ctx: Ctx, preferences: readonly Preference[]): Promise<void> {
  const now = ctx.now().toISOString()
  await sql`update notifications n set mail = nullif(p.mail, 'none'), mail_at = case when p.mail <> 'none' then ${now}::timestamptz end
       from jsonb_to_recordset(${JSON.stringify(preferences)}::jsonb) as p(kind text, mail text)
      where n.workspace_id = ${ctx.workspaceId} and n.user_id = ${ctx.userId} and n.kind = p.kind
        and n.mail_at is not null and n.mailed_at is null`.execute(ctx.db)
  await sql`update notifications set mail_at = ${now}::timestamptz
      where workspace_id = ${ctx.workspaceId} and user_id = ${ctx.userId} and mail_at is not null and mailed_at is null`.execute(
    ctx.db,
  )
}

async function chosenBy(ctx: Ctx): Promise<Map<string, Preference>> {
  const { rows } = await sql<Preference>`select kind, in_app, mail from notification_preferences
    where workspace_id = ${ctx.workspaceId} and user_id = ${ctx.userId}`.execute(ctx.db)
  return new Map(rows.map((row) => [row.kind, row]))
}

const mutable = (schedule: Schedule) => ({ ...schedule, workDays: [...schedule.workDays] })
