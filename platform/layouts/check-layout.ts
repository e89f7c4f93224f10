import type { Ctx } from '#platform/ctx/ctx'
import { type InputError, refuseInput } from '#platform/http/refusal'
import { fieldFacts } from '#platform/objects/columns'
import { compileFilter } from '#platform/objects/compile-filter'
import type { ObjectType } from '#platform/objects/object-type'
import type { LayoutSection } from './layout-shape.ts'

/**
 * Whether a layout names fields that there are, each once, and whether its conditions can be asked.
 * @throws Refusal invalid_input naming section and field.
 */
export async function checkLayout(ctx: Ctx, type: ObjectType, sections: readonly LayoutSection[]): Promise<void> {
  const seen = new Set<string>()
  const wrong: InputError[] = []
  for (const [at, { when, fields }] of sections.entries()) {
    if (when) await compileFilter(ctx, type, when, `sections.${at}.when`)
    for (const [index, field] of fields.entries()) {
      const path = `sections.${at}.fields.${index}`
      if (!fieldFacts(type, field.name)) wrong.push(unknownField(`${path}.name`, type, field.name))
      else if (seen.has(field.name)) wrong.push(twice(`${path}.name`, field.name))
      else if (field.when) await compileFilter(ctx, type, field.when, `${path}.when`)
      seen.add(field.name)
    }
  }
  if (wrong.length > 0) refuseInput(...wrong)
}

const unknownField = (path: string, type: ObjectType, name: string): InputError => ({
  path,
  code: 'unknown_field',
  message: `There is no field “${name}”`,
  mend: `Use some of: ${Object.keys(type.fields).join(', ')}.`,
})

const twice = (path: string, name: string): InputError => ({
  path,
  code: 'field_twice',
  message: `“${name}” stands in the layout twice`,
  mend: 'Leave one of the two out.',
})
