import '../events.ts'
import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { refuseInput } from '#platform/http/refusal'
import type { Language } from '#platform/i18n/translate'

export const scales = [5, 3, 2] as const
export type Scale = (typeof scales)[number]
export const followUps = ['agent', 'person', 'nobody'] as const

/** Own words; what is null, Kith says. */
export interface OwnWords {
  question: string | null
  thanks: string | null
}

/** How a business asks its customers. */
export interface SurveySettings {
  /** Since when; null: nobody is asked. */
  onSince: string | null
  delayMinutes: number
  restDays: number
  expiryDays: number
  scale: Scale
  words: Record<Language, OwnWords>
  followUp: (typeof followUps)[number]
  followUpBy: string | null
}

const none: OwnWords = { question: null, thanks: null }
const asMade: SurveySettings = {
  ...{ onSince: null, delayMinutes: 60, restDays: 30, expiryDays: 14, scale: 5 },
  ...{ words: { en: none, de: none }, followUp: 'agent', followUpBy: null },
}

export async function surveySettings(ctx: Ctx): Promise<SurveySettings> {
  const { rows } =
    await sql<SurveySettings>`select on_since, delay_minutes, rest_days, expiry_days, scale, words, follow_up, follow_up_by
    from survey_settings where workspace_id = ${ctx.workspaceId}`.execute(ctx.db)
  return rows[0] ?? asMade
}

/** The settings as screens have them. */
export const describeSettings = async (ctx: Ctx) => shown(await surveySettings(ctx))

const shown = ({ onSince, ...settings }: SurveySettings) => ({ ...settings, on: onSince !== null })

export type SurveySettingsChange = {
  [Name in keyof Omit<SurveySettings, 'onSince'>]?: SurveySettings[Name] | undefined
} & { on?: boolean | undefined }

/** Changes what is given and leaves the rest. @throws Refusal invalid_input for a person who is none of the workspace */
export async function changeSurveySettings(ctx: Ctx, { on, ...given }: SurveySettingsChange) {
  const change = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
  const before = await surveySettings(ctx)
  const changedAt = ctx.now().toISOString()
  // Switched off and on again it begins anew: what was resolved meanwhile is not asked about.
  const onSince = on === undefined ? before.onSince : on ? (before.onSince ?? changedAt) : null
  const is: SurveySettings = { ...before, ...change, onSince }
  await refuseStranger(ctx, is)
  const row = { ...is, words: JSON.stringify(is.words), changedAt }
  await ctx.db
    .insertInto('surveySettings')
    .values({ workspaceId: ctx.workspaceId, ...row })
    .onConflict((same) => same.column('workspaceId').doUpdateSet(row))
    .execute()
  const fields = [...Object.keys(change), ...(on === undefined ? [] : ['on'])]
  await ctx.record({ type: 'surveySettings.changed', payload: { fields } })
  return shown(is)
}

async function refuseStranger(ctx: Ctx, { followUp, followUpBy }: SurveySettings): Promise<void> {
  const isMember =
    followUpBy !== null &&
    (await ctx.db
      .selectFrom('memberships')
      .select('userId')
      .where('workspaceId', '=', ctx.workspaceId)
      .where('userId', '=', followUpBy)
      .executeTakeFirst()) !== undefined
  if (isMember || (followUp !== 'person' && followUpBy === null)) return
  refuseInput({
    path: 'followUpBy',
    code: 'not_a_member',
    message: 'Nobody of this workspace is to follow up',
    mend: 'Name a member, or let whoever had the conversation follow up.',
  })
}
