import { z } from 'zod'

/** What stands first in a backup: what made it, and what it holds. */
export const Manifest = z.object({
  format: z.literal(1),
  version: z.string(),
  createdAt: z.string(),
  migrations: z.array(z.string()),
  tables: z.array(z.object({ name: z.string(), columns: z.array(z.string()) })),
  /** Per subscriber the first event it has not had, or null when it has had all. */
  pending: z.record(z.string(), z.string().nullable()),
})
export type Manifest = z.infer<typeof Manifest>

/** A backup that cannot be written or read; the message says what to do. */
export class BackupError extends Error {
  override name = 'BackupError'
}
