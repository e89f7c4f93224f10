import type { Ctx } from '#platform/ctx/ctx'
import { type InputError, refuseInput } from '#platform/http/refusal'
import { fieldFacts } from '#platform/objects/columns'
import { compileFilter } from '#platform/objects/compile-filter'
import { sortableNames } from '#platform/objects/list-records'
import type { ObjectType } from '#platform/objects/object-type'
import { groupableTypes, summableBy } from './group-fields.ts'
import { isKnown, namedFields } from './named-fields.ts'
import type { ViewSettings } from './view-settings.ts'

/** @throws Refusal invalid_input for every place of the settings that the type does not have or that does not fit it. */
export async function checkSettings(ctx: Ctx, type: ObjectType, settings: ViewSettings): Promise<void> {
  const unknown = namedFields(settings)
    .filter(({ name }) => !isKnown(type, name))
    .map(({ path, name }) =>
      wrong(path, `There is no field “${name}”`, `Use one of: ${Object.keys(type.fields).join(', ')}.`),
    )
  if (unknown.length > 0) refuseInput(...unknown)
  const misfits = misfitting(type, settings)
  if (misfits.length > 0) refuseInput(...misfits)
  if (settings.filter) await compileFilter(ctx, type, settings.filter, 'settings.filter')
}

function misfitting(type: ObjectType, { sort, groupBy, sums = [], boardField, dateField }: ViewSettings): InputError[] {
  const typeOf = (name: string) => fieldFacts(type, name)?.type
  const sortable = sortableNames(type)
  const ofType = (path: string, name: string | undefined, types: readonly string[], what: string) =>
    name && !types.includes(typeOf(name) ?? '') ? [wrong(path, `“${name}” is no ${what}`, `Choose a ${what}.`)] : []
  return [
    ...(sort && !sortable.includes(sort.replace(/^-/, ''))
      ? [wrong('sort', `A list cannot be sorted by “${sort}”`, `Use one of: ${sortable.join(', ')}.`)]
      : []),
    ...ofType(
      'groupBy.field',
      groupBy?.field,
      groupableTypes,
      'field to group by (a choice, person, relation, yes-or-no or date)',
    ),
    ...ofType('boardField', boardField, ['select', 'user'], 'choice or person'),
    ...ofType('dateField', dateField, ['date', 'dateTime'], 'date'),
    ...sums.flatMap(({ field, how }, index) =>
      summableBy(typeOf(field)).includes(how)
        ? []
        : [
            wrong(
              `sums.${index}.how`,
              `“${field}” has no ${how}`,
              `Use one of: ${summableBy(typeOf(field)).join(', ')}.`,
            ),
          ],
    ),
  ]
}

const wrong = (path: string, message: string, mend: string): InputError => ({
  path: `settings.${path}`,
  code: 'does_not_fit',
  message,
  mend,
})
