import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { recognisedBy } from '#platform/duplicates/alike'
import { readableType } from '#platform/duplicates/known-type'
import { recordsOf } from '#platform/objects/find-record'
import type { ObjectType } from '#platform/objects/object-type'
import { titlesOf } from '#platform/objects/titles'
import { type Mendable, MOST_SLIPS } from './mendable.ts'
import { type Change, mendsOf, type RecordMend } from './mends.ts'

/** Records looked at for a proposal, the newest first: what is mended is mended in all that have the flaw. */
const MOST = 5000
const AT_ONCE = 500
const EXAMPLES = 5

interface Proposal {
  slip: string
  count: number
  examples: (Change & { id: string })[]
}

/** What Kith would change to mend a flaw, grouped by what is decided as one, the commonest first. Nothing is changed. */
export async function proposeMends(ctx: Ctx, { object, mark }: { object: string; mark: Mendable }) {
  const type = readableType(ctx, object)
  const ids = await markedIds(ctx, type, mark)
  const proposals = new Map<string, Proposal>()
  let mended = 0
  for (let from = 0; from < Math.min(ids.length, MOST); from += AT_ONCE) {
    const records = await recordsOf(ctx, type, ids.slice(from, Math.min(from + AT_ONCE, MOST)))
    const mends = await mendsOf(ctx, type, { mark }, records)
    mended += mends.length
    for (const mend of mends) gather(proposals, mend)
  }
  const items = [...proposals.values()].toSorted((a, b) => b.count - a.count || (a.slip < b.slip ? -1 : 1))
  return { records: mended, isAll: ids.length <= MOST, items: await named(ctx, type, mark, items.slice(0, MOST_SLIPS)) }
}

async function markedIds(ctx: Ctx, type: ObjectType, mark: Mendable): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from quality_marks
    where workspace_id = ${ctx.workspaceId} and object = ${type.name} and marks @> ${JSON.stringify([mark])}::jsonb
    order by id desc limit ${MOST + 1}`.execute(ctx.db)
  return rows.map(({ id }) => id)
}

function gather(proposals: Map<string, Proposal>, { id, changes }: RecordMend): void {
  for (const change of changes) {
    const proposal = proposals.get(change.slip) ?? { slip: change.slip, count: 0, examples: [] }
    proposal.count++
    if (proposal.examples.length < EXAMPLES) proposal.examples.push({ id, ...change })
    proposals.set(change.slip, proposal)
  }
}

/** With the names of the records, and of the companies they would be linked to. */
async function named(ctx: Ctx, type: ObjectType, mark: Mendable, items: readonly Proposal[]) {
  const target = type.fields[recognisedBy(type)?.companies ?? '']?.object
  const companies = mark === 'companyKnown' && target ? items.map(({ slip }) => ({ object: target, id: slip })) : []
  const records = items.flatMap(({ examples }) => examples.map(({ id }) => ({ object: type.name, id })))
  const titles = await titlesOf(ctx, [...records, ...companies])
  const nameOf = (id: string) => titles.get(id)?.title ?? null
  return items.map(({ examples, ...item }) => ({
    ...item,
    name: companies.length > 0 ? nameOf(item.slip) : null,
    examples: examples.map(({ slip: _, ...example }) => ({
      ...example,
      title: nameOf(example.id),
      after: companies.length > 0 ? (nameOf(example.after) ?? example.after) : example.after,
    })),
  }))
}
