import { type Ctx, withCurrentObjects } from '#platform/ctx/ctx'
import { type InputError, refuseInput } from '#platform/http/refusal'
import type { CustomType } from '../custom-field.ts'
import { CUSTOM } from '../custom-values.ts'

/** Whether formula and roll-up stand where they belong. @throws Refusal invalid_input */
export function checkComputedTraits(
  type: CustomType,
  { formula, rollup }: { formula?: string | undefined; rollup?: unknown },
): void {
  const wrong = (path: 'formula' | 'rollup', isGiven: boolean): InputError[] => {
    if ((type === path) === isGiven) return []
    return type === path
      ? [{ path, code: 'required', message: `A ${path} field needs its ${path}`, mend: `Send “${path}”.` }]
      : [{ path, code: 'not_possible', message: `A ${type} has no ${path}`, mend: 'Leave it out.' }]
  }
  const errors = [
    ...wrong('formula', formula !== undefined),
    ...wrong('rollup', rollup !== undefined && rollup !== null),
  ]
  if (errors.length > 0) refuseInput(...errors)
}

/** Whether a computed field, as it was just written, can be worked out. @throws Refusal invalid_input naming the place. */
export async function checkComputed(ctx: Ctx, object: string, name: string): Promise<void> {
  const { objects } = await withCurrentObjects(ctx)
  const problem = objects.find(object).fields[CUSTOM + name]?.problem
  if (problem) refuseInput({ code: 'not_computable', ...problem })
}
