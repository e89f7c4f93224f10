import type { ObjectModel } from '../objects/object-model.ts'
import { ChoiceCell, TextCell } from '../ui/cells.tsx'
import { useFormats } from '../ui/format.ts'
import { RecordAvatar } from '../ui/RecordAvatar.tsx'
import styles from './Board.module.css'

interface GroupLabelProps {
  model: ObjectModel
  field: string
  value: string | boolean | null
  name: string
  count: number
}

/** A group's name with the mark of its choice or the face of its person, and how many it holds. */
export function GroupLabel({ model, field, value, name, count }: GroupLabelProps) {
  const formats = useFormats()
  const own = model.field(field)
  const option = own?.options?.find((one) => one.value === value)
  return (
    <span className={styles.groupLabel}>
      {own?.type === 'user' && value && <RecordAvatar name={name} kind="person" size={20} />}
      {option ? <ChoiceCell option={option} /> : <TextCell>{name}</TextCell>}
      <span className={styles.count}>{formats.number(count)}</span>
    </span>
  )
}
