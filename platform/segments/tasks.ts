import { z } from 'zod'
import { actingForJob } from '#platform/ctx/acting-for'
import { type Ctx, inWorkspace, type Kith } from '#platform/ctx/ctx'
import type { TaskList } from '#platform/jobs/task'
import { facetsOf } from '#platform/objects/facets'
import { fillSegment } from './fill-segment.ts'
import { isRestless, leavesOf } from './filter-parts.ts'
import { type StoredSegment, storedSegments } from './stored-segment.ts'

const One = z.object({ id: z.uuid() })

export const segmentTasks: TaskList = {
  'segments.fill': async (job) => {
    const { id } = One.parse(job.payload)
    await job.workspace((ctx) => fillSegment(ctx, id), { seesEverything: true })
  },
  'segments.hourly': ({ kith }) => passLater(kith, ({ filter }, ctx) => filter !== null && isRestless(ctx, filter)),
  'segments.nightly': ({ kith }) => passLater(kith, () => true),
}

/** Enqueues a pass for segments of all workspaces: a job each, so that a large one keeps nobody waiting. */
async function passLater(kith: Kith, wanted: (segment: StoredSegment, ctx: Ctx) => boolean): Promise<void> {
  const { rows } = await kith.database.owner.query<{ id: string }>('select distinct workspace_id as id from segments')
  for (const { id } of rows) {
    const acting = await actingForJob(kith, { workspaceId: id, userId: null })
    await inWorkspace(kith, acting, async (ctx) => {
      for (const segment of await storedSegments(ctx)) if (wanted(segment, ctx)) await enqueuePass(ctx, segment.id)
    })
  }
}

const enqueuePass = (ctx: Ctx, id: string) => ctx.later('segments.fill', { id }, { key: `segments.pass ${id}` })

/** Enqueues a pass for the segments that ask for figures of a facet, whose module has reckoned them anew. */
export async function passAfterFacet(ctx: Ctx, object: string, facet: string): Promise<void> {
  if (!facetsOf(object).some(({ name }) => name === facet)) throw new Error(`No facet ${facet} of ${object}`)
  const asks = ({ filter }: StoredSegment) =>
    filter !== null && leavesOf(filter).some(({ leaf }) => 'field' in leaf && leaf.field?.split('.').includes(facet))
  // Of other objects too, which may look at it through a relation.
  for (const segment of await storedSegments(ctx)) if (asks(segment)) await enqueuePass(ctx, segment.id)
}
