import { uuidv7 } from 'uuidv7'
import type { Permission } from '#platform/auth/permissions'
import type { Ctx } from '#platform/ctx/ctx'
import { refuse } from '#platform/http/refusal'
import { type Chosen, countEvents, sinceCause } from './past-events.ts'
import { undoSome } from './run-undo.ts'
import { described, findUndo } from './stored-undo.ts'
import type { Undo } from './undo-shape.ts'
import { waysBack } from './ways-back.ts'

/** Fewer events than this are taken back at once, while the one who asked waits. */
const AT_ONCE = 200

type Asked = { causeId?: string | undefined; eventIds?: readonly string[] | undefined }

/**
 * Takes back all that has one cause, or some events: at once when there are few of a cause, else in the background.
 * @throws Refusal merge_not_undoable; nothing_to_undo when there are none, or none that can be taken back; forbidden when they are somebody
 * else's, or the one who asks may not change such records.
 */
export async function startUndo(ctx: Ctx, asked: Asked): Promise<Undo> {
  const chosen = chosenBy(asked)
  const counts = await countEvents(ctx, chosen)
  const total = counts.reduce((sum, { count }) => sum + count, 0)
  if (total === 0) refuse('nothing_to_undo')
  checkRights(ctx, counts)
  const id = uuidv7()
  await ctx.db
    .insertInto('undos')
    .values({
      workspaceId: ctx.workspaceId,
      id,
      causeId: asked.causeId ?? null,
      eventIds: asked.eventIds ? [...asked.eventIds] : null,
      status: 'running',
      total,
      // What it does itself, and what others do from now on, comes later and is none of it.
      beforeEvent: uuidv7(),
      createdBy: ctx.userId,
      madeByKey: ctx.keyId ?? null,
      createdAt: ctx.now().toISOString(),
    })
    .execute()
  if (asked.eventIds || total <= AT_ONCE) while (await undoSome(ctx, id));
  else await ctx.later('undo.run', { undoId: id }, { key: `undo.run:${id}` })
  return described(await findUndo(ctx, id))
}

const chosenBy = ({ causeId, eventIds }: { [K in keyof Asked]: Asked[K] | null }): Chosen =>
  causeId ? { causeId, since: sinceCause(causeId) } : { eventIds: eventIds ?? [] }

/** One's own acts, an administrator anybody's; and only what one may do to such records at all. */
function checkRights(ctx: Ctx, counts: readonly { type: string; own: boolean }[]): void {
  if (counts.some(({ own }) => !own) && !ctx.may('settings')) refuse('forbidden', { permission: 'settings' })
  for (const { type } of counts) {
    const permission = permissionFor(ctx, type)
    if (!ctx.may(permission)) refuse('forbidden', { permission })
  }
}

function permissionFor(ctx: Ctx, type: string): Permission {
  const way = waysBack.find(({ types }) => types(ctx).includes(type))
  if (way) return way.permission(type)
  const { plural } = ctx.objects.find(type.slice(0, type.lastIndexOf('.')))
  return type.endsWith('.updated') ? `${plural}.update` : `${plural}.delete`
}
