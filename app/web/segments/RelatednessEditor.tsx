import { Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Relatedness } from '#platform/objects/filter'
import { relationTypesQuery, type Side, sidesOf } from '../relations/relation-client.ts'
import { useRelationWords } from '../relations/use-relation-words.ts'
import styles from './Beyond.module.css'
import { sideOf } from './relation-side.ts'

interface RelatednessEditorProps {
  object: string
  part: Relatedness
  onChange: (part: Relatedness) => void
}

const keyOf = ({ type, direction }: Side) => `${type.id} ${direction}`

/** In a relation of a kind, or in none. */
export function RelatednessEditor({ object, part, onChange }: RelatednessEditorProps) {
  const { t } = useTranslation('segments')
  const words = useRelationWords()
  const { data } = useQuery(relationTypesQuery)
  const types = data?.items ?? []
  const sides = sidesOf(types, object)
  const chosen = types.find(({ id }) => id === part.relation)
  const choose = (key: string | null) => {
    const side = sides.find((one) => keyOf(one) === key)
    if (!side) return
    const { type, direction } = side
    const end = direction === 'forward' ? 'from' : 'to'
    onChange({ relation: type.id, op: part.op, ...(type.isSymmetric ? {} : { end }) })
  }
  return (
    <div className={styles.line}>
      <Select
        className={styles.short}
        aria-label={t('ui:filter.operator')}
        allowDeselect={false}
        data={(['has', 'hasNot'] as const).map((value) => ({ value, label: t(`beyond.op.${value}`) }))}
        value={part.op}
        onChange={(op) => onChange({ ...part, op: op === 'hasNot' ? 'hasNot' : 'has' })}
      />
      <Select
        label={t('beyond.relation')}
        data-autofocus
        searchable
        allowDeselect={false}
        placeholder={t('beyond.chooseRelation')}
        nothingFoundMessage={t('beyond.noRelations')}
        data={sides.map((side) => ({ value: keyOf(side), label: words(side) }))}
        value={chosen ? keyOf({ type: chosen, direction: sideOf(part, chosen, object) }) : null}
        onChange={choose}
      />
    </div>
  )
}
