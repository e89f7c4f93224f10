import { writeAddress } from '#platform/calendar/secret-address'
import type { Ctx, Kith } from '#platform/ctx/ctx'

/** Where the reader of a sequence's mails says that no more should come. It never ends. */
export const unsubscribeAddress = (
  { workspaceId }: Pick<Ctx, 'workspaceId'>,
  { config }: Pick<Kith, 'config'>,
  { id, secret }: { id: string; secret: string },
): string => `${config.publicUrl}/unsubscribe/${writeAddress([workspaceId, id], secret)}`
