import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import type { Ctx } from '#platform/ctx/ctx'
import type { StoredField, Work } from './stored-field.ts'

/** Work as it is asked for. */
export interface Begun {
  purpose: Work['purpose']
  from?: Work['from']
  clears: ('values' | 'keys')[]
  fills: ('values' | 'keys' | 'texts')[]
}

/** Marks a field as having work to be done on every record, and has the job for it begin once this commits. */
export async function beginWork(ctx: Ctx, fieldId: string, begun: Begun): Promise<void> {
  const work = JSON.stringify({
    ...begun,
    cause: uuidv7(),
    begunAt: ctx.now().toISOString(),
    after: null,
    done: 0,
    total: 0,
  })
  await sql`update custom_fields set work = ${work}
    where workspace_id = ${ctx.workspaceId} and id = ${fieldId}`.execute(ctx.db)
  await continueWork(ctx, fieldId)
}

/** Has the job go on, now or at a moment. */
export const continueWork = (ctx: Ctx, fieldId: string, runAt?: Date): Promise<void> =>
  ctx.later('customFields.work', { fieldId }, { key: `customFields.work:${fieldId}`, ...(runAt ? { runAt } : {}) })

/** New work along with what an unfinished job had still to do, as far as the field still wants it. */
export function withUnfinished(begun: Begun, { work }: StoredField, after: StoredField): Begun {
  if (!work) return begun
  const wanted = { values: after.indexed, keys: after.isUnique, texts: true }
  return {
    ...begun,
    clears: [...new Set([...begun.clears, ...work.clears])],
    fills: [...new Set([...begun.fills, ...work.fills])].filter((fill) => wanted[fill]),
  }
}
