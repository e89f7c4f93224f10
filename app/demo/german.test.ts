import { expect, test } from 'vitest'
import { aWorkspace } from '#tests/support/workspace'

test('in a German workspace the demo sells, tags and tells in German', async () => {
  const { ann, kith, workspaceId } = await aWorkspace()
  await kith.database.owner.query(`update workspaces set locale = 'de' where id = $1`, [workspaceId])
  expect((await ann.asks('PUT', '/demo', {})).status).toBe(200)
  const told = async () =>
    (
      await kith.database.owner.query<{ said: string }>(
        `select distinct said from (
       select unnest(array[name, category]) as said from products where workspace_id = $1
       union all select jsonb_array_elements_text(tags || jsonb_build_array(source, job_title)) from contacts where workspace_id = $1
       union all select jsonb_array_elements_text(tags || jsonb_build_array(source, industry)) from companies where workspace_id = $1
       union all select source from orders where workspace_id = $1
       union all select l.product_name from order_lines l where l.workspace_id = $1
       union all select body from notes where workspace_id = $1) as all_of_it where said is not null`,
        [workspaceId],
      )
    ).rows.map((row) => row.said)
  const said = await told()
  expect(said.length).toBeGreaterThan(30)
  const english =
    /\b(the|and|of|by|for|with|wholesale|origin|decaf|course|accessories|grinder|evening|papers|drink|fair|shop|walk-in|phone|buyer|owner|bakeries|retail|offices)\b/i
  expect(said.filter((words) => english.test(words))).toEqual([])
  await ann.asks('DELETE', '/demo')
  expect(await told()).toEqual([])
})
