import { type SqlBool, sql } from 'kysely'
import { z } from 'zod'
import type { Ctx } from '#platform/ctx/ctx'
import type { PastAct, WayBack } from '#platform/undo/way-back'
import { moveSome, type Way } from './fixed-members.ts'

const Payload = z.object({ segmentId: z.uuid() })

/** Who was put into a fixed list goes, who was taken out comes back. In a live segment one is by its filter alone. */
export const listsBack: WayBack = {
  types: () => ['segment.entered', 'segment.left'],
  where: sql<SqlBool>`(type not in ('segment.entered', 'segment.left') or payload ->> 'because' = 'list')`,
  permission: () => 'segments.update',
  async takeBack(ctx, acts) {
    const ways = waysOf(acts)
    let changed = 0
    for (const list of await stillThere(ctx, [...ways.keys()]))
      for (const way of ['out', 'in'] as const) {
        const ids = [...(ways.get(list) ?? [])].flatMap(([id, wanted]) => (wanted === way ? id : []))
        const { entered, left } = await moveSome(ctx, list, way, ids)
        changed += entered + left
      }
    return { changed, trashed: 0, restored: 0, conflicts: [] }
  },
}

/** For each list where its records go: to where they were before the oldest of the acts. */
function waysOf(acts: readonly PastAct[]): Map<string, Map<string, Way>> {
  const ways = new Map<string, Map<string, Way>>()
  for (const { type, recordId, payload } of acts) {
    const { segmentId } = Payload.parse(payload)
    const ofList = ways.get(segmentId) ?? new Map<string, Way>()
    ways.set(segmentId, ofList.set(recordId, type === 'segment.entered' ? 'out' : 'in'))
  }
  return ways
}

/** Of a list that was deleted nothing is left to be taken back. */
async function stillThere(ctx: Ctx, lists: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from segments
    where workspace_id = ${ctx.workspaceId} and kind = 'fixed' and id = any (${lists}::uuid[]) order by id`.execute(
    ctx.db,
  )
  return rows.map(({ id }) => id)
}
