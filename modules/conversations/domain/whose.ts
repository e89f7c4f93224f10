import type { Ctx } from '#platform/ctx/ctx'
import { refuse } from '#platform/http/refusal'

/** Whose a canned reply or a macro is; null: everybody's. @throws Refusal person_needed for a personal one of nobody */
export const ownerOf = (ctx: Ctx, personal: boolean): string | null =>
  personal ? (ctx.userId ?? refuse('person_needed')) : null

/** What everybody gives to customers is set by whoever sets the workspace. @throws Refusal forbidden */
export function refuseOthers(ctx: Ctx, ownerId: string | null): void {
  if (ownerId === null && !ctx.may('settings')) refuse('forbidden', { permission: 'settings' })
}
