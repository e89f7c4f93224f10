import { expect, test } from 'vitest'
import { code, isNode, isTest, literal, type Node, type Source, sources, walk } from './sources.ts'

/** Writes to another's table, kept only until they are mended. */
const exceptions = [
  // The table was made before platform/http had migrations of its own.
  'platform/http/idempotency.ts writes idempotency_keys of platform/objects',
]

test('only the room whose migration made a table writes it', () => {
  const owners = ownersOf(sources('.sql'))
  expect(owners.size).toBeGreaterThan(10)
  const wrong = code()
    .filter(({ path }) => !isTest(path) && !path.startsWith('bench/'))
    .flatMap((source) => foreignWrites(source, owners))
  expect(wrong.filter((line) => !exceptions.includes(line))).toEqual([])
  expect(exceptions.filter((line) => !wrong.includes(line))).toEqual([])
})

const samples = ownersOf([
  { path: 'modules/commerce/data/migrations/0001_c.sql', text: 'create table order_lines (id uuid);' },
  { path: 'platform/events/migrations/0001_e.sql', text: '-- note\ncreate table if not exists events (id uuid);' },
])

test.each([
  ['modules/commerce/domain/a.ts', `ctx.db.insertInto('orderLines').values(x)`],
  ['modules/customers/domain/a.ts', `ctx.db.selectFrom('orderLines').selectAll()`],
  ['modules/customers/domain/a.ts', 'sql`select 1 from order_lines`'],
  ['platform/objects/rows.ts', 'sql`insert into $' + '{sql.table(type.table)} (id) values (1)`'],
])('%s: %s is right', (path, text) => expect(foreignWrites({ path, text }, samples)).toEqual([]))

test.each([
  ['modules/customers/domain/a.ts', `ctx.db.insertInto('orderLines').values(x)`],
  ['modules/customers/domain/a.ts', `ctx.db.deleteFrom('orderLines')`],
  ['modules/customers/domain/a.ts', 'sql`update  order_lines set id = $' + '{id}`'],
  ['platform/jobs/a.ts', 'sql`insert into events (id) values (1)`'],
  ['platform/jobs/a.ts', `owner.query('delete from public.events where id = $1', [id])`],
])('%s: %s is wrong', (path, text) => expect(foreignWrites({ path, text }, samples)).toHaveLength(1))

/** Table names by the room (`modules/commerce`, `platform/events`) whose migration made them. */
function ownersOf(migrations: readonly Source[]): Map<string, string> {
  return new Map(
    migrations.flatMap(({ path, text }) =>
      [...text.matchAll(/^create table (?:if not exists )?(?:public\.)?(\w+)/gim)].map(
        ([, table = '']) => [table, roomOf(path)] as const,
      ),
    ),
  )
}

function roomOf(path: string): string {
  return path.split('/').slice(0, 2).join('/')
}

const writers = ['insertInto', 'updateTable', 'deleteFrom', 'mergeInto']

function foreignWrites(source: Source, owners: ReadonlyMap<string, string>): string[] {
  const room = roomOf(source.path)
  const found = new Set<string>()
  walk(source, (node) => {
    for (const table of tablesWritten(node)) {
      const owner = owners.get(table)
      if (owner && owner !== room) found.add(`${source.path} writes ${table} of ${owner}`)
    }
  })
  return [...found]
}

function tablesWritten(node: Node): string[] {
  if (node.type === 'CallExpression' && isNode(node.callee) && isNode(node.callee.property)) {
    const table = writers.includes(String(node.callee.property.name)) ? literal((node.arguments as unknown[])[0]) : null
    return table ? [table.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)] : []
  }
  const texts =
    node.type === 'TemplateLiteral'
      ? (node.quasis as { value: { raw: string } }[]).map(({ value }) => value.raw)
      : node.type === 'Literal' && typeof node.value === 'string'
        ? [node.value]
        : []
  return texts.flatMap((text) =>
    [
      ...text.matchAll(/\b(?:insert into|update|delete from|merge into|truncate)\s+(?:only\s+)?(?:public\.)?"?(\w+)/gi),
    ].map(([, table = '']) => table),
  )
}
