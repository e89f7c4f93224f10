import { useQuery } from '@tanstack/react-query'
import type { ListSearch } from '../objects/list-search.ts'
import type { ObjectModel } from '../objects/object-model.ts'
import { groupsQuery } from './groups-query.ts'
import { useSumWords } from './sum-words.ts'
import styles from './Views.module.css'

/** The chosen sums over all that is listed. */
export function Totals({ model, search }: { model: ObjectModel; search: ListSearch }) {
  const words = useSumWords(model)
  const { data } = useQuery(groupsQuery(model, search, undefined))
  return (
    <span className={styles.totals}>
      {data?.items[0]?.sums.map((sum) => (
        <span key={`${sum.field}:${sum.how}`}>
          {words.label(sum)} <strong>{words.value(sum)}</strong>
        </span>
      ))}
    </span>
  )
}
