import type { Ctx } from '#platform/ctx/ctx'
import type { InputError } from '#platform/http/refusal'
import type { Write } from '#platform/objects/object-type'

export interface Credit {
  userId: string
  /** Whole percent; those of a deal come to 100. */
  percent: number
}

/** How a deal was credited before a write. */
export interface CreditedBefore {
  status: string
  ownerId: string | null
  credits: Credit[]
}

/** The credits of a write as they will stand; shaped by the field. */
const creditsOf = (values: Record<string, unknown>) => (values.credits ?? []) as Credit[]

/**
 * A closed deal that goes to another owner stays credited to whom it was: what somebody has sold is theirs when they leave. An open
 * one that nobody shared is credited to whoever owns it.
 */
export function keepCredits({ input, after }: Write, was: CreditedBefore | undefined): void {
  if (!was?.ownerId || was.status === 'open' || was.credits.length > 0 || input.credits !== undefined) return
  if (after.ownerId !== was.ownerId) after.credits = [{ userId: was.ownerId, percent: 100 }]
}

/** Who is newly credited and is nobody here, by the write's id; those who have left keep what they have. */
export async function unknownlyCredited(
  ctx: Ctx,
  writes: readonly Write[],
  stood: ReadonlyMap<string, CreditedBefore>,
): Promise<Map<string, InputError[]>> {
  const asked = writes.flatMap(({ id, input }) => {
    const kept = stood.get(id)?.credits.map(({ userId }) => userId) ?? []
    return creditsOf(input).flatMap(({ userId }, at) => (kept.includes(userId) ? [] : [{ id, userId, at }]))
  })
  const unknown = new Map<string, InputError[]>()
  if (asked.length === 0) return unknown
  const rows = await ctx.db
    .selectFrom('memberships')
    .select('userId')
    .where('workspaceId', '=', ctx.workspaceId)
    .where(
      'userId',
      'in',
      asked.map(({ userId }) => userId),
    )
    .execute()
  const members = new Set(rows.map(({ userId }) => userId))
  for (const { id, userId, at } of asked)
    if (!members.has(userId)) unknown.set(id, [...(unknown.get(id) ?? []), noMember(at)])
  return unknown
}

const noMember = (at: number): InputError => ({
  path: `credits.${at}.userId`,
  code: 'unknown_reference',
  message: 'There is no such member',
  mend: 'See GET /api/v1/members for the ids.',
})
