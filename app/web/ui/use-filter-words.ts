import { useTranslation } from 'react-i18next'
import type { Field } from './field.ts'
import { type Condition, shapeOf, spanOf } from './filter.ts'
import { useFormats } from './format.ts'
import { peopleOf, useSources } from './sources.ts'

/** Whether a field has its values, and is not one. */
const isKept = ({ type }: Field) => type === 'tags' || type === 'shares'

/** Puts conditions into words: "Lifecycle · is not · Former". */
export function useFilterWords() {
  const { t } = useTranslation('ui')
  const formats = useFormats()
  const sources = useSources()

  const one = (field: Field, value: unknown): string => {
    if (typeof value === 'boolean') return t(value ? 'yes' : 'no')
    if (field.type === 'money' && typeof value === 'number')
      return formats.money({ amount: value, currency: formats.currency })
    if (typeof value === 'number') return formats.number(value)
    if (typeof value !== 'string' || value === '') return '…'
    if (field.type === 'date' || field.type === 'dateTime') return formats.date(value)
    const option = field.options?.find((candidate) => candidate.value === value)
    if (option) return option.label
    if (field.type === 'user' || field.type === 'shares')
      return peopleOf(sources, field).find(({ id }) => id === value)?.name ?? value
    if (field.object) return sources.recordOf(field.object, value)?.name ?? t('filter.aRecord')
    return value
  }

  const value = (field: Field, condition: Condition) => {
    switch (shapeOf(field.type, condition.op)) {
      case 'none':
        return ''
      case 'list': {
        const list = Array.isArray(condition.value) ? condition.value : [condition.value]
        if (!list.length) return '…'
        return list.length > 2
          ? t('filter.several', { count: list.length })
          : list.map((item) => one(field, item)).join(', ')
      }
      case 'span': {
        const { count, unit } = spanOf(condition.value)
        return t(`filter.span.${unit}`, { count })
      }
      case 'pair': {
        const [from, to] = Array.isArray(condition.value) ? condition.value : []
        return t('filter.pair', { from: one(field, from), to: one(field, to) })
      }
      default:
        return one(field, condition.value)
    }
  }

  /** "any of" for one choice reads as "is". */
  const operator = (field: Field, condition: Condition) => {
    const single = Array.isArray(condition.value) && condition.value.length === 1
    if (single && condition.op === 'in') return t(isKept(field) ? 'filter.op.has' : 'filter.op.is')
    if (single && condition.op === 'notIn') return t(isKept(field) ? 'filter.op.hasNot' : 'filter.op.isNot')
    return t(`filter.op.${condition.op}`)
  }

  return { operator, value }
}
