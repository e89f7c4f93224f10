import type pg from 'pg'
import { z } from 'zod'
import type { Ctx } from '#platform/ctx/ctx'
import type { TaskList } from '#platform/jobs/task'
import type { ObjectRegistry } from '#platform/objects/registry'

/** A connection of the owner of the tables: the words of every workspace are learned. */
type Owner = pg.Pool | pg.Client

/** A transaction writes a record some seconds before it commits, at most; whatever is older was read. */
const LATEST = '1 minute'

/**
 * Learns the words of what was written since it last did, so that mistyped ones can be told from them. It only adds, so
 * it may be broken off and begun again.
 */
export async function learnWords(owner: Owner, objects: ObjectRegistry): Promise<void> {
  const { rows: workspaces } = await owner.query<{ id: string }>('select id from workspaces')
  for (const table of tablesOf(objects)) {
    const { rows } = await owner.query<{ since: string; now: string }>(
      `select coalesce((select learned_until from search_learning where object_table = $1), '-infinity')::text as since, now()::text as now`,
      [table],
    )
    const [span] = rows
    for (const { id } of workspaces) await learnTable(owner, table, id, span?.since ?? '-infinity')
    await owner.query(
      `insert into search_learning (object_table, learned_until) values ($1, $2::timestamptz - interval '${LATEST}')
       on conflict (object_table) do update set learned_until = excluded.learned_until`,
      [table, span?.now],
    )
  }
}

const tablesOf = (objects: ObjectRegistry) => new Set<string>([...objects.all().map(({ table }) => table), 'records'])

/** For whoever wrote records of the past, as an archive or the demo: by their times they would pass for learned. */
export const learnWorkspace = (ctx: Ctx): Promise<void> =>
  ctx.later('search.learnWorkspace', {}, { key: 'search.learnWorkspace' })

// Names of tables come from the registry. Hyphens and dots part words; what has digits or an @ in it is none.
async function learnTable(owner: Owner, table: string, workspaceId: string, since: string) {
  await owner.query(
    `insert into search_words (workspace_id, word)
     select $1::uuid, word from (
       select distinct word from ${table}, string_to_table(translate(search_text, '-.,;:!?()"/', '           '), ' ') as word
        where workspace_id = $1 and deleted_at is null and updated_at > $2::timestamptz) as written
      where word ~ '^[[:alpha:]''’]{4,30}$'
     on conflict do nothing`,
    [workspaceId, since],
  )
}

const Payload = z.object({ workspaceId: z.string() })

export const searchTasks: TaskList = {
  'search.learn': ({ kith }) => learnWords(kith.database.owner, kith.objects),
  'search.learnWorkspace': async ({ kith, payload }) => {
    const { workspaceId } = Payload.parse(payload)
    for (const table of tablesOf(kith.objects)) await learnTable(kith.database.owner, table, workspaceId, '-infinity')
  },
}
