import type { InputError } from '#platform/http/refusal'
import { valueIn } from '#platform/objects/custom-values'
import type { Write } from '#platform/objects/object-type'
import type { Pipeline, Stage } from './pipelines.ts'
import type { DealBefore } from './settle-deals.ts'

/**
 * What keeps an open deal from a stage: fields the stage wants, and, going on in the same pipeline, steps of the stage it
 * leaves that are not done. Empty: the way is free. A deal that stays where it is passes.
 */
export function missingAt(
  { after }: Write,
  was: DealBefore | undefined,
  to: { pipeline: Pipeline; stage: Stage },
): InputError[] {
  if (was && was.stage === to.stage.id) return []
  const fields = to.stage.requiredFields.filter((name) => isEmpty(after[name] ?? valueIn(after, name)))
  return [...fields.map((name) => wanted(name, to.stage)), ...undone(after, was, to)]
}

const isEmpty = (value: unknown) =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)

const wanted = (path: string, { name }: Stage): InputError => ({
  path,
  code: 'stage_wants',
  message: `The stage “${name}” wants this field`,
  mend: 'Fill it in together with the move.',
})

function undone(
  after: Record<string, unknown>,
  was: DealBefore | undefined,
  { pipeline, stage }: { pipeline: Pipeline; stage: Stage },
) {
  const at = (id: string | undefined) => pipeline.stages.findIndex((one) => one.id === id)
  const from = pipeline.stages[at(was?.stage)]
  if (!from || at(stage.id) < at(from.id)) return []
  const steps = (after.checklist ?? []) as { text: string; done: boolean }[]
  const open = from.checklist.filter((text) => !steps.some((step) => step.text === text && step.done))
  return open.map(
    (text): InputError => ({
      path: 'checklist',
      code: 'step_open',
      message: `“${text}” is still to be done in “${from.name}”`,
      mend: 'Tick it off, then move the deal.',
    }),
  )
}
