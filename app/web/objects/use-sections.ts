import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { client } from '../api.ts'
import type { AnyRecord } from './object-client.ts'
import type { ObjectModel } from './object-model.ts'
import { type Section, sectionsOf } from './sections.ts'

/**
 * The groups of a record's page. Which of them show for this record is the server's to say where the layout has
 * conditions; until it has, all do not yet show.
 */
export function useSections(model: ObjectModel, record: AnyRecord): Section[] {
  const { name, plural, layout } = model.descriptor
  const conditional = layout?.conditional ?? false
  const { data } = useQuery({
    // Under the object's own key: with any change of a record its conditions are asked again.
    queryKey: [plural, 'layout', record.id, record.version, layout?.id ?? null],
    queryFn: ({ signal }) => client.recordLayouts.get({ id: record.id, object: name }, { signal }),
    enabled: conditional,
    placeholderData: keepPreviousData,
  })
  if (!conditional) return sectionsOf(model)
  return data ? sectionsOf(model, data.sections) : []
}
