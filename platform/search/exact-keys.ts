import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { keyValues } from '#platform/objects/keys'
import type { ObjectType } from '#platform/objects/object-type'

/** A record found by a number, email, phone or the like that is exactly what was typed. */
export interface ExactHit {
  object: string
  id: string
  field: string
  value: string
}

/** What is typed may be a key of this kind at all; parsing a phone number takes longer than looking it up. */
const mayBe: Record<string, RegExp> = {
  email: /@/,
  phone: /^[+(]?\d[\d\s()/.–-]{4,}$/,
  domain: /^[^\s@]+\.[^\s@]{2,}$/,
}

/** Records known by exactly `text`: one query over all types, by equality, which policies let an index answer. */
export async function exactHits(ctx: Ctx, types: readonly ObjectType[], text: string): Promise<ExactHit[]> {
  const keys = types.flatMap((type) =>
    Object.entries(type.fields).flatMap(([field, { key }]) => {
      if (!key || mayBe[key]?.test(text) === false) return []
      return keyValues(ctx.workspace, { key }, text).map((value) => ({ object: type.name, kind: key, value, field }))
    }),
  )
  if (keys.length === 0) return []
  const { rows } = await sql<ExactHit>`
    select wanted.object, record_keys.record_id as id, wanted.field, wanted.value
      from jsonb_to_recordset(${JSON.stringify(keys)}::jsonb) as wanted(object text, kind text, value text, field text)
      join record_keys on record_keys.workspace_id = ${ctx.workspaceId} and record_keys.object = wanted.object
       and record_keys.kind = wanted.kind and record_keys.value = wanted.value
     limit 50`.execute(ctx.db)
  return rows
}
