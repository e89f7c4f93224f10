import type { Ctx } from '#platform/ctx/ctx'
import { refuse, refuseInput } from '#platform/http/refusal'
import { findRecord } from '#platform/objects/find-record'
import { saveRecord } from '#platform/objects/save-records'
import type { DealStep } from '../contract/steps.ts'
import { stepsIn } from './keep-steps.ts'
import { listPipelines } from './pipelines.ts'

/** The steps of a deal: those of its stage first, whether or not it got them as it came. @throws Refusal record_not_found */
export async function listSteps(ctx: Ctx, id: string): Promise<DealStep[]> {
  const deal = await findRecord(ctx, ctx.objects.find('deal'), id)
  const wanted = await wantedIn(ctx, String(deal.stage))
  const own = stepsIn(deal)
  const done = await ctx.db
    .selectFrom('dealSteps')
    .select(['step', 'doneAt', 'doneBy'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('dealId', '=', id)
    .execute()
  const texts = [...new Set([...wanted, ...own.map(({ text }) => text)])]
  return texts.map((step) => {
    const kept = done.find((row) => row.step === step)
    return {
      step,
      done: own.some(({ text, done: isDone }) => text === step && isDone),
      wanted: wanted.includes(step),
      doneAt: kept?.doneAt ? new Date(kept.doneAt).toISOString() : null,
      doneBy: kept?.doneBy ?? null,
    }
  })
}

interface Tick {
  id: string
  step: string
  done: boolean
}

/**
 * Ticks a step of a deal, or takes the tick back. Of two who tick at once both are heard: the second waits for the deal's row and
 * builds on what it then finds. @throws Refusal record_not_found, invalid_input
 */
export async function tickStep(ctx: Ctx, { id, step, done }: Tick) {
  const type = ctx.objects.find('deal')
  const locked = await ctx.db
    .selectFrom('deals')
    .select(['stage', 'checklist'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .where('deletedAt', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  if (!locked) return refuse('record_not_found', { object: 'deal' })
  const own = stepsIn(locked)
  if (own.some(({ text }) => text === step))
    return saveRecord(ctx, type, {
      id,
      input: { checklist: own.map((one) => (one.text === step ? { ...one, done } : one)) },
    })
  const wanted = await wantedIn(ctx, locked.stage)
  if (!wanted.includes(step))
    refuseInput({
      path: 'step',
      code: 'step_unknown',
      message: `The deal has no step “${step.slice(0, 50)}”`,
      mend: 'Use a step of GET /api/v1/deals/{id}/steps.',
    })
  return saveRecord(ctx, type, { id, input: { checklist: [...own, { text: step, done }] } })
}

const wantedIn = async (ctx: Ctx, stage: string): Promise<string[]> =>
  (await listPipelines(ctx)).flatMap(({ stages }) => stages).find(({ id }) => id === stage)?.checklist ?? []
