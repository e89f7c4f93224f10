import { writeAddress } from '#platform/calendar/secret-address'
import type { Ctx, Kith } from '#platform/ctx/ctx'

/** Where the customer reads an invoice. */
export const addressOfBill = (
  { workspaceId }: Pick<Ctx, 'workspaceId'>,
  { kith }: { kith: Pick<Kith, 'config'> },
  { invoiceId, secret }: { invoiceId: string; secret: string },
): string => `${kith.config.publicUrl}/bills/${writeAddress([workspaceId, invoiceId], secret)}`
