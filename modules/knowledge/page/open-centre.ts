import { sql } from 'kysely'
import { actingForStranger } from '#platform/ctx/acting-for-stranger'
import { type Ctx, inWorkspace, type Kith } from '#platform/ctx/ctx'
import { findCentre } from '../domain/centre.ts'
import type { Site } from './site-html.ts'

/** A help centre that is open, within a transaction of whoever reads. */
export interface Open {
  ctx: Ctx
  kith: Kith
  site: Site
  /** Whether it is there in the language of the address. */
  isSpoken: boolean
}

/** Does something at the help centre of an address; undefined where none is open. */
export async function atCentre<T>(
  kith: Kith,
  { address, language }: { address: string; language: string | undefined },
  work: (open: Open) => Promise<T>,
): Promise<T | undefined> {
  if (!/^[a-z0-9-]{3,60}$/.test(address)) return undefined
  const { rows } = await sql<{ id: string | null }>`select kith.help_centre_at(${address}) as id`.execute(
    kith.database.app,
  )
  const acting = rows[0]?.id ? await actingForStranger(kith, rows[0].id) : undefined
  if (!acting) return undefined
  return inWorkspace(kith, acting, async (ctx) => {
    const centre = await findCentre(ctx)
    const spoken = centre.languages.find((one) => one === language)
    const site = {
      centre,
      business: ctx.workspace.name,
      language: spoken ?? centre.languages[0] ?? 'en',
      publicUrl: kith.config.publicUrl,
    }
    return work({ ctx, kith, site, isSpoken: spoken !== undefined })
  })
}
