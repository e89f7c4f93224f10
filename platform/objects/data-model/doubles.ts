import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { refuseInput } from '#platform/http/refusal'
import { column, ofType } from '../columns.ts'
import { CUSTOM } from '../custom-values.ts'
import type { StoredField } from './stored-field.ts'

/** Refuses to make a field unique whose values are not, naming some that several records have. */
export async function refuseDoubles(ctx: Ctx, { object, name }: Pick<StoredField, 'object' | 'name'>): Promise<void> {
  const type = ctx.objects.known(object)
  if (!type?.fields[CUSTOM + name]) return
  const cell = sql`lower((${column(type, CUSTOM + name)})::text)`
  const { rows } = await sql<{ value: string; count: number }>`
    select ${cell} as value, count(*) as count from ${sql.table(type.table)}
    where ${column(type, 'workspaceId')} = ${ctx.workspaceId} and ${ofType(type)} and ${cell} is not null
    group by 1 having count(*) > 1 limit 5`.execute(ctx.db)
  if (rows.length === 0) return
  refuseInput({
    path: 'unique',
    code: 'not_unique',
    message: `Several records have the same value: ${rows.map(({ value, count }) => `“${value.slice(0, 50)}” (${count})`).join(', ')}`,
    mend: 'Change or clear the doubles first, those in the trash too.',
  })
}
