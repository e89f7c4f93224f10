import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'

/** Looking through every record would make a list of suggestions cost seconds; who changed last tells what is in use. */
const LOOKED_AT = 5_000
const MOST = 200

/** Tags of the contacts and companies changed last that this person may read, the most used first. */
export async function listTags(ctx: Ctx): Promise<{ tag: string; count: number }[]> {
  const readable = (['contacts', 'companies'] as const).filter((plural) => ctx.may(`${plural}.read`))
  if (readable.length === 0) return []
  const lists = readable.map((table): RawBuilder<unknown> => {
    return sql`(select tags from ${sql.table(table)} where workspace_id = ${ctx.workspaceId} and deleted_at is null
      order by updated_at desc, id desc limit ${LOOKED_AT})`
  })
  const { rows } = await sql<{ tag: string; count: number }>`
    select tag, count(*)::int as count from (${sql.join(lists, sql` union all `)}) as recent, jsonb_array_elements_text(tags) as tag
    group by tag order by count(*) desc, tag limit ${MOST}`.execute(ctx.db)
  return rows
}
