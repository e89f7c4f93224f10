import { useTranslation } from 'react-i18next'
import type { ObjectModel } from '../objects/object-model.ts'
import { useFormats } from '../ui/format.ts'
import type { GroupSum } from './groups-query.ts'

/** Sums as people read them: money by currency, days as days, means to two digits. */
export function useSumWords(model: ObjectModel) {
  const { t } = useTranslation('views')
  const formats = useFormats()
  const one = (type: string | undefined, how: GroupSum['how'], amount: GroupSum['amounts'][number]) => {
    const { value, currency } = amount
    if (typeof value === 'string') return formats.date(value)
    if (type === 'money' && how !== 'count')
      return formats.money({ amount: value, currency: currency ?? formats.currency }, { whole: true })
    return formats.number(Math.round(value * 100) / 100)
  }
  return {
    /** `€412,906 + CHF 1,200`; a dash for nothing. */
    value: ({ field, how, amounts }: GroupSum) =>
      amounts.map((amount) => one(model.field(field)?.type, how, amount)).join(' + ') || '–',
    /** "Total", "Mean total". */
    label: ({ field, how }: Pick<GroupSum, 'field' | 'how'>) =>
      t(`howNamed.${how}`, { field: model.field(field)?.label ?? field }),
  }
}
