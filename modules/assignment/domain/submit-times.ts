import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'

/**
 * When each contact that came by a form sent it: with double opt-in, confirmed it, for nobody may be written to before.
 * @returns a query that yields `id` and `since`
 */
export const submitTimes = (ctx: Ctx): RawBuilder<unknown> => sql`select contact_id as id,
    min(coalesce(confirmed_at, created_at)) as since from form_submissions
  where workspace_id = ${ctx.workspaceId} and contact_id is not null and outcome = 'created' group by contact_id`
