import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import type { Ctx } from '#platform/ctx/ctx'
import { refuseInput } from '#platform/http/refusal'
import { sizeOfJpeg } from './size-of-jpeg.ts'

/** How this business writes quotes, as its settings say. */
export interface QuoteSettings {
  /** Percent that may be given away unasked; null: as much as one likes. */
  discountLimit: number | null
  /** For roles it is another, by the role's id. */
  roleLimits: Record<string, number | null>
  validDays: number
  intro: string | null
  terms: string | null
  footer: string | null
  /** As #0b635d; null: Kith's. */
  colour: string | null
  /** Id of the logo; another one is another id. */
  logo: string | null
  numberPrefix: string
}

const asMade: QuoteSettings = {
  ...{ discountLimit: null, roleLimits: {}, validDays: 30, intro: null, terms: null, footer: null },
  ...{ colour: null, logo: null, numberPrefix: 'Q' },
}

export async function readSettings(ctx: Ctx): Promise<QuoteSettings> {
  const { rows } = await sql<QuoteSettings>`
    select discount_limit, role_limits, valid_days, intro, terms, footer, colour, logo, number_prefix
    from quote_settings where workspace_id = ${ctx.workspaceId}`.execute(ctx.db)
  return rows[0] ?? asMade
}

/** A change of the settings; `logo` is a picture as a data URL, null takes it away. */
export type SettingsChange = { [Name in keyof QuoteSettings]?: QuoteSettings[Name] | undefined }

/** Changes what is given and leaves the rest. @throws Refusal invalid_input for a logo that is no JPEG */
export async function changeSettings(ctx: Ctx, { logo, ...given }: SettingsChange): Promise<QuoteSettings> {
  const change = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
  const before = await readSettings(ctx)
  const kept = logo === undefined ? before.logo : logo === null ? null : await keepLogo(ctx, logo)
  const is = { ...before, ...change, logo: kept }
  const row = {
    ...is,
    roleLimits: JSON.stringify(is.roleLimits),
    changedBy: ctx.userId,
    changedAt: ctx.now().toISOString(),
  }
  await ctx.db
    .insertInto('quoteSettings')
    .values({ workspaceId: ctx.workspaceId, ...row })
    .onConflict((same) => same.column('workspaceId').doUpdateSet(row))
    .execute()
  await ctx.record({
    type: 'quoteSettings.changed',
    payload: { fields: [...Object.keys(change), ...(logo === undefined ? [] : ['logo'])] },
  })
  return is
}

async function keepLogo(ctx: Ctx, given: string): Promise<string> {
  const content = Buffer.from(given.slice(given.indexOf(',') + 1), 'base64')
  if (!sizeOfJpeg(content))
    refuseInput({ path: 'logo', code: 'not_a_picture', message: 'This is no JPEG', mend: 'Send a picture as a JPEG.' })
  const id = uuidv7()
  await ctx.db.insertInto('quoteLogos').values({ workspaceId: ctx.workspaceId, id, content }).execute()
  return id
}

/** The settings as screens have them, with the logo itself. */
export async function describeSettings(ctx: Ctx) {
  const settings = await readSettings(ctx)
  const found = settings.logo === null ? undefined : await findLogo(ctx, settings.logo)
  return { ...settings, logo: found ? asDataUrl(found) : null }
}

/** A logo by its id, a JPEG; undefined where there is none. */
export async function findLogo(ctx: Ctx, id: string): Promise<Buffer | undefined> {
  const { rows } = await sql<{ content: Buffer }>`select content from quote_logos
    where workspace_id = ${ctx.workspaceId} and id = ${id}`.execute(ctx.db)
  return rows[0]?.content
}

export const asDataUrl = (logo: Buffer): string => `data:image/jpeg;base64,${logo.toString('base64')}`
