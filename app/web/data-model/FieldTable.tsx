import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { objectClient } from '../objects/object-client.ts'
import type { ObjectModel } from '../objects/object-model.ts'
import { useCountWords } from '../objects/use-count-words.ts'
import { useFormats } from '../ui/format.ts'
import styles from './DataModel.module.css'
import type { CustomField } from './data-model.ts'
import { traits, typeIcons } from './field-types.ts'

interface FieldTableProps {
  model: ObjectModel
  fields: CustomField[]
  open: (id: string) => void
}

/** One's own fields of an object: what each is, how it behaves, in how many records it is filled in. */
export function FieldTable({ model, fields, open }: FieldTableProps) {
  const { t } = useTranslation('data-model')
  return (
    <div className={styles.scroller}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('field.label')}</th>
            <th scope="col">{t('field.type')}</th>
            <th scope="col" className={styles.api}>
              {t('field.name')}
            </th>
            <th scope="col" className={styles.rules}>
              {t('field.traits')}
            </th>
            <th scope="col" className={styles.end}>
              {t('field.filled')}
            </th>
          </tr>
        </thead>
        <tbody>
          {fields.map((field) => (
            <FieldRow key={field.id} model={model} field={field} open={() => open(field.id)} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function FieldRow({ model, field, open }: { model: ObjectModel; field: CustomField; open: () => void }) {
  const { t } = useTranslation('data-model')
  const Picture = typeIcons[field.type] ?? typeIcons.text
  return (
    <tr>
      <th scope="row">
        <button type="button" className={`plain ${styles.open}`} onClick={open}>
          {field.label}
        </button>
        {field.help && <p className={styles.note}>{field.help}</p>}
        {field.problem && <p className={styles.problem}>{field.problem}</p>}
      </th>
      <td>
        <span className={styles.type}>
          {Picture && <Picture size={16} stroke={1.6} aria-hidden="true" />}
          {t(`types.${field.type}`)}
        </span>
      </td>
      <td className={styles.api}>{field.name}</td>
      <td className={styles.rules}>
        <span className={styles.chips}>
          {traits
            .filter((trait) => field[trait])
            .map((trait) => (
              <span key={trait} className={styles.chip}>
                {t(`trait.${trait}`)}
              </span>
            ))}
        </span>
      </td>
      <td className={styles.end}>
        <Filled model={model} field={field} />
      </td>
    </tr>
  )
}

/** In how many records the field says something; while a job goes through the records, how far it is. */
function Filled({ model, field }: { model: ObjectModel; field: CustomField }) {
  const { t } = useTranslation('data-model')
  const formats = useFormats()
  const words = useCountWords()
  const { plural } = model.descriptor
  const key = `custom.${field.name}`
  const countable = field.type !== 'boolean' && model.field(key) !== undefined
  const { data } = useQuery({
    queryKey: [plural, 'filled', key],
    queryFn: ({ signal }) =>
      objectClient(plural).count({ filter: JSON.stringify({ field: key, op: 'isNotEmpty' }) }, { signal }),
    enabled: countable,
  })
  const work = field.change ?? field.filling
  if (work)
    return (
      <span className={styles.note}>
        {t('field.working', { done: formats.number(work.done), total: formats.number(work.total) })}
      </span>
    )
  return <span className="tnum">{data ? words(data) : '–'}</span>
}
