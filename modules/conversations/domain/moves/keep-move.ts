import { uuidv7 } from 'uuidv7'
import type { Ctx } from '#platform/ctx/ctx'
import { refuse } from '#platform/http/refusal'
import type { Source } from './shift.ts'

/** How a conversation stood before it became part of another. */
export interface Stood {
  state: string
  snoozedUntil: string | null
}

export interface Move {
  id: string
  kind: 'merge' | 'split'
  fromId: string
  intoId: string
  messageIds: string[]
  sources: Source[]
  joinedIds: string[]
  stood: Stood
  undoneAt: string | null
}

/** Writes down what went where. @returns its id */
export async function keepMove(ctx: Ctx, { sources, stood, ...move }: Omit<Move, 'id' | 'undoneAt'>): Promise<string> {
  const id = uuidv7()
  await ctx.db
    .insertInto('conversationMoves')
    .values({
      ...{ workspaceId: ctx.workspaceId, id, ...move, sources: JSON.stringify(sources), stood: JSON.stringify(stood) },
      ...{ madeBy: ctx.userId, madeAt: ctx.now().toISOString() },
    })
    .execute()
  return id
}

/** @throws Refusal conversation_move_not_found */
export async function findMove(ctx: Ctx, id: string): Promise<Move> {
  const row = await ctx.db
    .selectFrom('conversationMoves')
    .select(['id', 'kind', 'fromId', 'intoId', 'messageIds', 'sources', 'joinedIds', 'stood', 'undoneAt'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .executeTakeFirst()
  return (row as Move | undefined) ?? refuse('conversation_move_not_found') // as `keepMove` wrote it
}

/** Whoever comes first undoes it. @returns whether it was this one */
export async function claimUndo(ctx: Ctx, id: string): Promise<boolean> {
  const undone = await ctx.db
    .updateTable('conversationMoves')
    .set({ undoneAt: ctx.now().toISOString() })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .where('undoneAt', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return undone !== undefined
}

/** What was moved from or into a conversation and can be undone. */
export const movesOf = (ctx: Ctx, id: string) =>
  ctx.db
    .selectFrom('conversationMoves')
    .select('id')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('undoneAt', 'is', null)
    .where((or) => or.or([or('fromId', '=', id), or('intoId', '=', id)]))
    .execute()
    .then((rows) => rows.map((row) => row.id))
