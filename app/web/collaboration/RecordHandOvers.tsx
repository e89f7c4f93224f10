import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { RecordPartProps } from '../objects/object-view.ts'
import cards from './Cards.module.css'
import { handOversQuery } from './collaboration-client.ts'
import { HandOverCard } from './HandOverCard.tsx'

/** The hand-over of this record that is still open, over its timeline. */
export function RecordHandOvers({ record, model }: RecordPartProps) {
  const { t } = useTranslation('collaboration')
  const { data } = useQuery(handOversQuery(model.descriptor.name, model.descriptor.plural, record.id))
  const open = (data?.items ?? []).filter(({ finishedAt, to }) => finishedAt === null && to !== null)
  if (open.length === 0) return null
  return (
    <section aria-label={t('handOver.open')} className={cards.section}>
      <h2 className={cards.heading}>{t('handOver.open')}</h2>
      {open.map((handOver) => (
        <HandOverCard key={handOver.id} handOver={handOver} />
      ))}
    </section>
  )
}
