import { isObjectOff } from '../navigation.ts'
import { textOf } from '../ui/field.ts'
import { isCustomKey } from './custom-values.ts'
import { useObjects } from './ObjectsProvider.tsx'
import type { AnyRecord } from './object-client.ts'
import type { ObjectModel } from './object-model.ts'
import { RelatedRecords } from './RelatedRecords.tsx'

/** Relations of the workspace's own that point to an object, from what is in sight: its machines on a company's page. */
export function relationsTo({ models, off }: Pick<ReturnType<typeof useObjects>, 'models' | 'off'>, object: string) {
  const seen = [...models.values()].filter(
    ({ descriptor }) => !isObjectOff(off, descriptor.name, descriptor.custom !== null),
  )
  return seen.flatMap((model) =>
    model.fields
      .filter((field) => isCustomKey(field.key) && field.type === 'relation' && field.object === object)
      .map((field) => ({ model, field })),
  )
}

/** Records that point to this one through a relation of the workspace's own, a list for each such relation. */
export function PointingRecords({ model, record }: { model: ObjectModel; record: AnyRecord }) {
  const pointing = relationsTo(useObjects(), model.descriptor.name)
  return pointing.map(({ model: other, field }) => {
    // Two relations of one object (sold by, serviced by) are told apart by their names.
    const several = pointing.filter((one) => one.model === other).length > 1
    const shown = other.fields.find(({ key, type }) => isCustomKey(key) && key !== field.key && type === 'text')
    return (
      <RelatedRecords
        key={`${other.descriptor.name} ${field.key}`}
        object={other.descriptor.name}
        label={several ? `${other.many} · ${field.label}` : undefined}
        filter={{ field: field.key, op: 'in', value: [record.id] }}
        detail={shown && ((one) => textOf(one[shown.key]))}
        initial={{ [field.key]: record.id }}
      />
    )
  })
}
