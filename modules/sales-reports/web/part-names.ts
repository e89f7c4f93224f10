import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { ObjectModel } from '#app/web/objects/object-model.ts'
import type { Field } from '#app/web/ui/field.ts'
import { useGroupNames } from '#app/web/views/group-names.ts'

const sizes = ['under1000', 'from1000', 'from5000', 'from25000', 'from100000'] as const
const ages = ['upTo30', 'upTo60', 'upTo90', 'upTo180', 'over180'] as const

const groupable = ['select', 'user', 'relation', 'boolean', 'date', 'dateTime']
const texts = ['source', 'campaign']
/** Of no use beside what is won and lost. */
const leftOut = ['status', 'currency', 'forecastCategory', 'stageSince', 'updatedAt', 'createdAt', 'closeOn']

/** What the figures of deals can be parted by. */
export const dimensionsOf = (model: ObjectModel, t: TFunction<'sales-reports'>) => [
  ...model.fields
    .filter(({ key, type }) => (groupable.includes(type) || texts.includes(key)) && !leftOut.includes(key))
    .map(({ key, label }) => ({ value: key, label })),
  { value: 'creditedTo', label: t('creditedTo') },
  { value: 'product', label: t('product') },
  { value: 'size', label: t('size') },
]

/** Names of the parts of a report: sizes, ages, choices, people, records, months. */
export function usePartNames(model: ObjectModel, by: string, parts: readonly { value: string | boolean | null }[]) {
  const { t } = useTranslation('sales-reports')
  const isTime = ['date', 'dateTime'].includes(model.field(by)?.type ?? '')
  const product: Field = { key: 'product', label: t('product'), type: 'relation', object: 'product' }
  const credited: Field = { key: 'creditedTo', label: t('creditedTo'), type: 'user' }
  const own: Partial<Record<string, Field>> = { product, creditedTo: credited }
  const field = (key: string) => own[key] ?? model.field(key)
  const named = useGroupNames({ ...model, field }, isTime ? `${by}:month` : by, parts)
  return (value: string | boolean | null): string => {
    const size = sizes.find((one) => one === value)
    if (by === 'size') return size ? t(`sizes.${size}`) : t('otherCurrency')
    const age = ages.find((one) => one === value)
    if (by === 'age') return age ? t(`ages.${age}`) : t('without')
    return named(value)
  }
}
