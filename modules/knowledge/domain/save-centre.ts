import { sql } from 'kysely'
import type { Ctx, Kith } from '#platform/ctx/ctx'
import { findFile } from '#platform/files/store-file'
import { refuse } from '#platform/http/refusal'
import { type Centre, findCentre } from './centre.ts'

type CentreDraft = Omit<Centre, 'version' | 'address'> & { version?: number | undefined; address?: string | undefined }

/** The help centre with where it stands. */
export async function describeCentre(ctx: Ctx, { config }: Pick<Kith, 'config'>) {
  const centre = await findCentre(ctx)
  return { ...centre, link: new URL(`/help/${centre.address}`, config.publicUrl).href }
}

/** Sets the help centre up. Whoever claims an address first has it: the index decides. @throws Refusal version_conflict, help_address_taken, file_not_found */
export async function saveCentre(ctx: Ctx, { version, ...draft }: CentreDraft): Promise<void> {
  const before = await findCentre(ctx)
  if (version !== undefined && version !== before.version)
    refuse('version_conflict', { object: 'helpCentre', version: before.version })
  if (draft.logo && !/^image\/(png|jpeg|gif|webp)$/.test((await findFile(ctx, draft.logo)).mediaType))
    refuse('file_not_found')
  const address = await claimAddress(ctx, draft.address, before)
  const { isOn, languages, words, colour, logo, links, reviewMonths } = draft
  await sql`insert into help_centres as h (workspace_id, address, is_on, languages, words, colour, logo, links, review_months, changed_at)
    values (${ctx.workspaceId}, ${address}, ${isOn}, ${[...languages]}::text[], ${JSON.stringify(words)}::jsonb, ${colour}, ${logo},
      ${JSON.stringify(links)}::jsonb, ${reviewMonths}, ${ctx.now().toISOString()})
    on conflict (workspace_id) do update set address = excluded.address, is_on = excluded.is_on, languages = excluded.languages,
      words = excluded.words, colour = excluded.colour, logo = excluded.logo, links = excluded.links,
      review_months = excluded.review_months, version = h.version + 1, changed_at = excluded.changed_at`.execute(ctx.db)
  await ctx.record({
    ...{ type: 'helpCentre.changed', object: 'helpCentre', recordId: ctx.workspaceId },
    payload: { changes: { settings: [before, await findCentre(ctx)] } },
  })
}

/** The address that was wished for; where none was, the one it has, or the next free one like the name of the business. */
async function claimAddress(ctx: Ctx, wished: string | undefined, { address, version }: Centre): Promise<string> {
  const wanted = wished ?? address
  if (version > 0 && wanted === address) return address
  for (let number = 1; ; number++) {
    const one = number === 1 ? wanted : `${wanted}-${number}`
    const { rows } = await sql<{ free: boolean }>`select kith.claim_help_address(${one}) as free`.execute(ctx.db)
    if (rows[0]?.free) return one
    if (wished) refuse('help_address_taken', { address: wished })
  }
}
