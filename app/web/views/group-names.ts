import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { lastDay } from '#platform/values/group-condition'
import { loadNamesFor } from '../objects/names.ts'
import { useObjects } from '../objects/ObjectsProvider.tsx'
import type { ObjectModel } from '../objects/object-model.ts'
import { useFormats } from '../ui/format.ts'
import { peopleOf, useSources } from '../ui/sources.ts'
import type { Group } from './groups-query.ts'
import { readGroup } from './view-state.ts'

/** The names of groups: of choices, people, records, stretches of time. */
export function useGroupNames(model: ObjectModel, by: string, groups: readonly Pick<Group, 'value'>[]) {
  const { t } = useTranslation('views')
  const { models } = useObjects()
  const formats = useFormats()
  const { users, teams, recordOf } = useSources()
  const { field: key, unit } = readGroup(by)
  const field = model.field(key)
  const ids = field?.object ? groups.flatMap(({ value }) => (typeof value === 'string' ? [value] : [])) : []
  useQuery({
    queryKey: ['names', field?.object ?? '', ids],
    queryFn: async () => {
      // Names come two hundred at a time.
      for (let at = 0; at < ids.length; at += 200)
        await loadNamesFor(
          models,
          ids.slice(at, at + 200).map((id) => ({ object: field?.object ?? '', id })),
        )
      return ids.length
    },
    enabled: ids.length > 0,
  })
  return (value: string | boolean | null): string => {
    if (value === null || value === '') return t('without', { field: field?.label ?? key })
    if (typeof value === 'boolean') return t(value ? 'ui:yes' : 'ui:no')
    if (field?.type === 'user')
      return peopleOf({ users, teams }, field).find(({ id }) => id === value)?.name ?? t('gonePerson')
    if (field?.object) return recordOf(field.object, value)?.name ?? '…'
    if (field?.type === 'date' || field?.type === 'dateTime') return stretch(value)
    return field?.options?.find((option) => option.value === value)?.label ?? value
  }

  function stretch(first: string) {
    if (unit === 'month')
      return new Intl.DateTimeFormat(formats.locale, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
        new Date(first),
      )
    if (unit === 'week') return t('fromTo', { from: formats.date(first), to: formats.date(lastDay(first, 'week')) })
    return formats.date(first)
  }
}
