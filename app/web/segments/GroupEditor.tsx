import { Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useObjects } from '../objects/ObjectsProvider.tsx'
import { FilterBar } from '../ui/FilterBar.tsx'
import { filterOf, partsOf } from '../ui/filter.ts'
import { type Group, groupOf, joinOf, joins, partsIn } from './group.ts'
import { useBeyond, useGroups } from './use-beyond.tsx'

interface GroupEditorProps {
  object: string
  part: Group
  onChange: (part: Group) => void
  /** Fields of the object and groups of them, nothing beyond. */
  plain?: boolean
}

/** Several conditions: how they are joined, and a bar of chips for them, which may hold groups again. */
export function GroupEditor({ object, part, onChange, plain }: GroupEditorProps) {
  const { t } = useTranslation('segments')
  const { models } = useObjects()
  const model = models.get(object)
  const everything = useBeyond(object)
  const groups = useGroups(object)
  return (
    <>
      <Select
        label={t('beyond.group.join')}
        data-autofocus
        allowDeselect={false}
        data={joins.map((value) => ({ value, label: t(`beyond.group.${value}`) }))}
        value={joinOf(part)}
        onChange={(value) => {
          const join = joins.find((known) => known === value)
          if (join) onChange(groupOf(join, partsIn(part)))
        }}
      />
      {model && (
        <FilterBar
          fields={plain ? model.fields : [...model.fields, ...model.facets]}
          filter={filterOf(partsIn(part))}
          onChange={(filter) => onChange(groupOf(joinOf(part), partsOf(filter)))}
          beyond={plain ? groups : everything}
        />
      )}
    </>
  )
}
