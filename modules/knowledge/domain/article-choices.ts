import { sql } from 'kysely'
import type { Tx } from '#platform/db/transaction'
import type { Choice } from '#platform/objects/field'

/** The categories that articles may have, each below the one it lies in; called as in the first language they have a name in. */
export async function articleChoices(db: Tx, workspaceId: string): Promise<Record<string, Choice[]>> {
  const { rows } = await sql<{ value: string; label: string }>`
    select c.id::text as value, coalesce(p.label || ' › ', '') || own.label as label
      from article_categories c
      cross join lateral (${labelOf('c')}) own
      left join article_categories parent on parent.workspace_id = c.workspace_id and parent.id = c.parent_id
      left join lateral (${labelOf('parent')}) p on parent.id is not null
     where c.workspace_id = ${workspaceId}
     order by coalesce(parent.position, c.position), c.parent_id is not null, c.position, c.id`.execute(db)
  return rows.length === 0 ? {} : { categoryId: rows.map((row) => ({ ...row, color: null })) }
}

/** The language of the help centre, then that of the workspace, then any. */
const labelOf = (category: string) => sql`select n.value ->> 'name' as label
  from jsonb_each(${sql.ref(`${category}.names`)}) n
  left join help_centres h on h.workspace_id = ${sql.ref(`${category}.workspace_id`)}
  join workspaces w on w.id = ${sql.ref(`${category}.workspace_id`)}
  order by array_position(h.languages, n.key), n.key = left(w.locale, 2) desc, n.key limit 1`
