import { Checkbox } from '@mantine/core'
import { IconCheck, IconSquare } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { client } from '../api.ts'
import { placeOf } from '../search.ts'
import { useFormats } from '../ui/format.ts'
import { tellFailure } from '../ui/toasts.tsx'
import { UiLink } from '../ui/UiLink.tsx'
import cards from './Cards.module.css'
import styles from './Collaboration.module.css'
import type { HandOver } from './collaboration-client.ts'
import { PlainText } from './PlainText.tsx'

const mark = { size: 16, stroke: 1.6 }

/** One hand-over with what is to be done; the new owner ticks. */
export function HandOverCard({ handOver, named = false }: { handOver: HandOver; named?: boolean }) {
  const { t } = useTranslation('collaboration')
  const formats = useFormats()
  const queries = useQueryClient()
  const { id, object, recordId, title, from, to, reason, note, items, createdAt, may } = handOver
  const tick = useMutation({
    mutationFn: (item: { position: number; done: boolean }) => client.handOvers.tick({ id, ...item }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['handOvers'] }),
    onError: tellFailure,
  })
  const who = (person: typeof from) => person?.name ?? t('formerColleague')
  return (
    <article className={cards.card} aria-label={t('handOver.of', { name: title, reason })}>
      <div className={cards.cardHead}>
        <span className={cards.cardTitle}>
          {named ? <UiLink href={placeOf(object, recordId)}>{title}</UiLink> : reason}
        </span>
        <time dateTime={createdAt} className={styles.faint}>
          {formats.relative(createdAt)}
        </time>
      </div>
      <p className={styles.faint}>
        {named && `${reason} · `}
        {t('handOver.fromTo', { from: who(from), to: who(to) })}
      </p>
      {note && <PlainText body={note} />}
      <ul className={cards.items}>
        {items.map(({ position, label, tickedAt }) => (
          <li key={position} className={cards.item}>
            {may.tick ? (
              <Checkbox
                label={label}
                checked={tickedAt !== null}
                disabled={tick.isPending}
                onChange={(event) => tick.mutate({ position, done: event.currentTarget.checked })}
              />
            ) : (
              <>
                {tickedAt ? (
                  <IconCheck {...mark} aria-label={t('handOver.ticked')} />
                ) : (
                  <IconSquare {...mark} aria-hidden="true" />
                )}
                <span>{label}</span>
              </>
            )}
          </li>
        ))}
      </ul>
      {!may.tick && <p className={styles.faint}>{t('handOver.onlyOwner', { name: who(to) })}</p>}
    </article>
  )
}
