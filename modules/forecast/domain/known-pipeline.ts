import { keepDefaults, listPipelines } from '#modules/sales'
import type { Ctx } from '#platform/ctx/ctx'
import { refuse } from '#platform/http/refusal'

/** Makes sure that a pipeline there is can be referred to. @throws Refusal pipeline_not_found */
export async function knownPipeline(ctx: Ctx, pipeline: string | null): Promise<void> {
  if (pipeline === null) return
  if (!(await listPipelines(ctx)).some(({ id }) => id === pipeline)) refuse('pipeline_not_found')
  // The one Kith brings along becomes rows once something stands on it.
  await keepDefaults(ctx)
}
