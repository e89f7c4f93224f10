import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { client } from '#app/web/api.ts'
import { inputOf, type ListSearch } from '#app/web/objects/list-search.ts'
import { useFormats } from '#app/web/ui/format.ts'
import styles from './Sales.module.css'

/**
 * What deals of several currencies come to in that of the workspace, and which have no rate; what they come to apart is said
 * as one points at it.
 */
export function WorthNote({ search, apart }: { search: ListSearch; apart: string }) {
  const { t } = useTranslation('sales')
  const formats = useFormats()
  const input = inputOf(search)
  const { data } = useQuery({
    queryKey: ['deals', 'worth', input],
    queryFn: ({ signal }) => client.dealFacts.worth(input as Parameters<typeof client.dealFacts.worth>[0], { signal }), // the filter goes as text, as in lists
    placeholderData: keepPreviousData,
  })
  if (!data) return null
  const { currency, unknown } = data
  return (
    <span className={styles.worth} title={apart}>
      {(['value', 'weighted'] as const).map((part) => (
        <span key={part} className={styles.sum}>
          {t(`bar.${part}`)} <strong>≈ {formats.money({ amount: data[part], currency }, { whole: true })}</strong>
        </span>
      ))}
      {unknown.length > 0 && (
        <span className={styles.noRate}>
          {t('worth.unknown', { currencies: unknown.map((one) => one.currency).join(', ') })}
        </span>
      )}
    </span>
  )
}
