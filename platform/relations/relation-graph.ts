import type { Ctx } from '#platform/ctx/ctx'
import { type Named, titlesOf } from '#platform/objects/titles'
import { edgesByFields } from './field-edges.ts'
import { expectRecord } from './list-relations.ts'
import { relationsWhere } from './relation-rows.ts'
import type { Edge, RecordEnd } from './relation-shape.ts'

const MOST_NODES = 40
/** As many links of one kind are read at a step; a company of a thousand people is not drawn. */
const MOST_EDGES = 120

interface Graph {
  nodes: (RecordEnd & { distance: number })[]
  edges: Edge[]
  more: boolean
}

/** An edge between two records whose objects are known. */
export type Link = Edge & { ends: [from: { object: string; id: string }, to: { object: string; id: string }] }

/**
 * The records around one: by relations, and by fields that name another record of the same kind (the parent company) or
 * list others (the companies of a contact). Two queries and one of names a step. @throws Refusal record_not_found
 */
export async function relationGraph(
  ctx: Ctx,
  { recordId, object, depth }: { recordId: string; object: string; depth: number },
): Promise<Graph> {
  const { title } = await expectRecord(ctx, object, recordId)
  const nodes = new Map([[recordId, { object, id: recordId, title, distance: 0 }]])
  const edges = new Map<string, Edge>()
  let more = false
  for (let distance = 1; distance <= depth; distance += 1) {
    const from = [...nodes.values()].filter((node) => node.distance === distance - 1)
    const links = await linksOf(ctx, from)
    const ends = links.flatMap((link) => link.ends)
    const named = await titlesOf(
      ctx,
      ends.filter(({ id }) => !nodes.has(id)),
    )
    for (const end of ends) {
      const found = named.get(end.id)
      if (!found || found.isTrashed || nodes.has(end.id)) continue
      if (nodes.size < MOST_NODES) nodes.set(end.id, nodeOf(found, distance))
      else more = true
    }
    more ||= links.length >= MOST_EDGES
    for (const { ends: _, ...edge } of links)
      if (nodes.has(edge.fromId) && nodes.has(edge.toId)) edges.set(keyOf(edge), edge)
  }
  return { nodes: [...nodes.values()], edges: [...edges.values()], more }
}

const nodeOf = ({ object, id, title }: Named, distance: number) => ({ object, id, title, distance })
const keyOf = ({ relationId, field, fromId, toId }: Edge) => relationId ?? `${field} ${fromId} ${toId}`

async function linksOf(ctx: Ctx, from: readonly { object: string; id: string }[]): Promise<Link[]> {
  if (from.length === 0) return []
  const [related, byFields] = await Promise.all([
    relationsOf(
      ctx,
      from.map(({ id }) => id),
    ),
    edgesByFields(ctx, from, MOST_EDGES),
  ])
  return [...related, ...byFields].slice(0, MOST_EDGES)
}

async function relationsOf(ctx: Ctx, ids: readonly string[]): Promise<Link[]> {
  const rows = await relationsWhere(ctx, MOST_EDGES, ({ eb, or }) =>
    or([eb('fromId', 'in', ids), eb('toId', 'in', ids)]),
  )
  return rows.map(({ id, typeId, fromId, toId, fromObject, toObject }) => ({
    ...{ fromId, toId, relationId: id, typeId, field: null, object: null },
    ends: [
      { object: fromObject, id: fromId },
      { object: toObject, id: toId },
    ],
  }))
}
