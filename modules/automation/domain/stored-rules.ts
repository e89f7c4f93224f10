import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import type { Filter } from '#platform/objects/filter'
import type { Rule } from '../contract/rule-shape.ts'

/** A rule as it is kept. */
export interface StoredRule extends Omit<Rule, 'filter' | 'readable' | 'ranAt' | 'failed'> {
  filter: Filter | null
  onSince: string
}

const columns = sql`id, object, name, is_on as on, on_since, trigger, filter, hours, once, acts, version`

/** The rules of the workspace in their order. */
export async function storedRules(ctx: Ctx): Promise<StoredRule[]> {
  const { rows } = await sql<StoredRule>`select ${columns} from automation_rules
    where workspace_id = ${ctx.workspaceId} order by object, position, id`.execute(ctx.db)
  return rows
}

/** One of them; undefined where it is gone. */
export async function storedRule(ctx: Ctx, id: string): Promise<StoredRule | undefined> {
  const { rows } = await sql<StoredRule>`select ${columns} from automation_rules
    where workspace_id = ${ctx.workspaceId} and id = ${id}`.execute(ctx.db)
  return rows[0]
}
