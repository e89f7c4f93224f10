import { Button, Progress, Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '#app/web/api.ts'
import type { RecordPartProps } from '#app/web/objects/object-view.ts'
import { PartProblem } from '#app/web/objects/PartProblem.tsx'
import { useFormats } from '#app/web/ui/format.ts'
import { UiLink } from '#app/web/ui/UiLink.tsx'
import { labelHref } from '../scoring-client.ts'
import { signed } from '../signed.ts'
import { ScoreHistory } from './ScoreHistory.tsx'
import styles from './ScorePanel.module.css'

type ContactScore = NonNullable<Awaited<ReturnType<typeof client.contactScores.get>>['score']>
type Half = ContactScore['fit']

/** A contact's two scores, their label, and where they come from. Out of sight where nobody is scored. */
export function ScorePanel({ record }: RecordPartProps) {
  const { t } = useTranslation('scoring')
  const formats = useFormats()
  const [isOpen, setOpen] = useState(false)
  const { data, error, refetch } = useQuery({
    // Under the contacts' name, so that whatever changes them makes it new.
    queryKey: ['contacts', 'score', record.id],
    queryFn: ({ signal }) => client.contactScores.get({ id: record.id }, { signal }),
  })
  if (data && !data.active) return null
  return (
    <section className={styles.panel} aria-label={t('panel.title')}>
      <h2 className={styles.heading}>{t('panel.title')}</h2>
      {error && <PartProblem problem={error} retry={() => void refetch()} />}
      {!data && !error && <Skeleton height={96} />}
      {data && !data.score && <p className={styles.quiet}>{t('panel.none')}</p>}
      {data?.score && (
        <>
          <Label score={data.score} />
          {(['fit', 'engagement'] as const).map((half) => (
            <HalfOfScore key={half} title={t(`${half}.title`)} half={data.score?.[half] as Half} />
          ))}
          <div className={styles.foot}>
            <span className={styles.quiet} title={formats.dateTime(data.score.asOf)}>
              {t('panel.asOf', { when: formats.relative(data.score.asOf) })}
            </span>
            <Button size="xs" variant="subtle" onClick={() => setOpen(true)}>
              {t('panel.history')}
            </Button>
          </div>
          {isOpen && <ScoreHistory id={record.id} close={() => setOpen(false)} />}
        </>
      )}
    </section>
  )
}

function Label({ score: { label, labelSince, fit, engagement } }: { score: ContactScore }) {
  const { t } = useTranslation('scoring')
  const formats = useFormats()
  return (
    <div className={styles.head}>
      <UiLink href={labelHref(label)} className={styles.label}>
        {label}
      </UiLink>
      <span className={styles.names}>
        <span>
          {fit.name} · {engagement.name}
        </span>
        <span className={styles.quiet}>{t('panel.since', { when: formats.date(labelSince) })}</span>
      </span>
    </div>
  )
}

function HalfOfScore({ title, half }: { title: string; half: Half }) {
  const { t } = useTranslation('scoring')
  const formats = useFormats()
  const { score, max, groups } = half
  return (
    <div className={styles.half}>
      <p className={styles.line}>
        <span>{title}</span>
        <span className={styles.points}>
          {t('panel.of', { score: formats.number(score), max: formats.number(max) })}
        </span>
      </p>
      <Progress value={(100 * score) / max} size="xs" color="teal" aria-label={title} />
      <ul className={styles.reasons}>
        {groups.length === 0 && <li className={styles.quiet}>{t('panel.nothing')}</li>}
        {groups
          .flatMap((group) => linesOf(group, t('panel.concealed')))
          .map(({ key, name, points, times, cap }) => (
            <li key={key} className={styles.line}>
              <span>
                {name}
                {times > 1 && (
                  <span className={styles.capped}> · {t('panel.times', { shown: formats.number(times) })}</span>
                )}
                {cap !== null && (
                  <span className={styles.capped}> · {t('panel.capped', { cap: formats.number(cap) })}</span>
                )}
              </span>
              <span className={styles.points} data-minus={points < 0 || undefined}>
                {signed(formats, points)}
              </span>
            </li>
          ))}
      </ul>
    </div>
  )
}

/** The rules of a group; one that gives more than its cap says what is taken off, so that the lines add up. */
function linesOf({ name, points, cap, reasons }: Half['groups'][number], concealed: string) {
  const line = { times: 1, cap: null as number | null }
  if (name === null) return [{ ...line, key: 'concealed', name: concealed, points }]
  const over = Math.round((points - reasons.reduce((sum, reason) => sum + reason.points, 0)) * 10) / 10
  return [
    ...reasons.map((reason) => ({
      ...line,
      key: reason.rule ?? '',
      name: reason.name ?? '',
      points: reason.points,
      times: reason.times,
    })),
    ...(over < 0 ? [{ ...line, key: `cap ${name}`, name, points: over, cap }] : []),
  ]
}
