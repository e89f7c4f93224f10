import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { Refusal } from '#platform/http/refusal'
import { column } from '#platform/objects/columns'
import { wholeOf } from '#platform/objects/conceal'
import type { Filter } from '#platform/objects/filter'
import { matching } from '#platform/objects/list-records'
import { askingAbout } from '#platform/objects/narrowed'
import type { TargetKind } from './reckon-targets.ts'

export const priorities = ['low', 'normal', 'high', 'urgent'] as const
export type Priority = (typeof priorities)[number]

export const stepActs = ['tellOwner', 'tellLeads', 'reassign', 'raisePriority'] as const

/** What is done so many working minutes before (negative) or after a target is due. */
export interface Step {
  minutes: number
  act: (typeof stepActs)[number]
  /** To whom it is given. */
  userId: string | null
}

/** What is promised to whom. */
export interface SlaPolicy {
  id: string
  name: string
  on: boolean
  filter: Filter | null
  calendarId: string | null
  /** Minutes of work by priority and target; null: none is promised. */
  targets: Record<Priority, Record<TargetKind, number | null>>
  steps: Step[]
  version: number
}

/** The policies in their order. */
export async function storedPolicies(ctx: Ctx): Promise<SlaPolicy[]> {
  const { rows } = await sql<SlaPolicy>`select id, name, is_on as on, filter, calendar_id, targets, steps, version
    from sla_policies where workspace_id = ${ctx.workspaceId} order by position, id`.execute(ctx.db)
  return rows
}

/**
 * Which policy holds for these tickets: the first that is on and whose filter fits. One whose filter speaks of what is gone fits
 * nothing.
 */
export async function policiesOf(
  ctx: Ctx,
  policies: readonly SlaPolicy[],
  ids: readonly string[],
): Promise<Map<string, SlaPolicy>> {
  const found = new Map<string, SlaPolicy>()
  const type = wholeOf(ctx.objects.find('ticket'))
  for (const policy of policies) {
    const left = ids.filter((id) => !found.has(id))
    if (!policy.on || left.length === 0) continue
    for (const id of policy.filter ? await fitting(ctx, type, policy.filter, left) : left) found.set(id, policy)
  }
  return found
}

async function fitting(ctx: Ctx, type: ReturnType<typeof wholeOf>, filter: Filter, ids: string[]): Promise<string[]> {
  const predicate = await matching(askingAbout(ctx, ids), type, { filter }).catch((error: unknown) => {
    if (error instanceof Refusal) return null
    throw error
  })
  if (!predicate) return []
  const { rows } = await sql<{ id: string }>`select ${column(type, 'id')} as id from tickets
    where ${column(type, 'workspaceId')} = ${ctx.workspaceId} and ${column(type, 'id')} = any (${ids}::uuid[]) and ${predicate}`.execute(
    ctx.db,
  )
  return rows.map(({ id }) => id)
}
