import { writeAddress } from '#platform/calendar/secret-address'
import type { Ctx, Kith } from '#platform/ctx/ctx'

/** Where the customer reads a revision. */
export const addressOf = (
  { workspaceId }: Pick<Ctx, 'workspaceId'>,
  { config }: Pick<Kith, 'config'>,
  { quoteId, secret }: { quoteId: string; secret: string },
): string => `${config.publicUrl}/offers/${writeAddress([workspaceId, quoteId], secret)}`
