import { Button } from '@mantine/core'
import { IconArrowBackUp, IconCircleX, IconTrophy } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '#app/web/api.ts'
import type { RecordPartProps } from '#app/web/objects/object-view.ts'
import { textOf } from '#app/web/ui/field.ts'
import { useFormats } from '#app/web/ui/format.ts'
import { tellFailure } from '#app/web/ui/toasts.tsx'
import { useMoveRecord } from '#app/web/views/use-move-record.ts'
import { DealStandings, useStanding } from './board/DealStandings.tsx'
import { NextLine } from './board/NextDot.tsx'
import { GateDialog } from './GateDialog.tsx'
import { OutcomeDialog } from './OutcomeDialog.tsx'
import { useStage } from './pipelines-query.ts'
import styles from './Sales.module.css'

const DAY = 86_400

/** How far a deal has come: the stages of its pipeline with the days in each, and the ways out. */
export function DealPath(props: RecordPartProps) {
  return (
    <DealStandings records={[props.record]}>
      <Path {...props} />
    </DealStandings>
  )
}

function Path({ record, model }: RecordPartProps) {
  const { t } = useTranslation('sales')
  const formats = useFormats()
  const queries = useQueryClient()
  const { pipeline, stage } = useStage(record)
  const standing = useStanding(record.id)
  const [closing, setClosing] = useState<'won' | 'lost'>()
  const { data } = useQuery({
    queryKey: ['deals', 'stays', record.id, record.version],
    queryFn: ({ signal }) => client.dealFacts.stays({ id: record.id }, { signal }),
  })
  const nameOf = (value: unknown) => pipeline?.stages.find(({ id }) => id === value)?.name ?? ''
  const { move, refused, settle } = useMoveRecord(model, 'stage', nameOf)
  if (!pipeline || !stage) return null
  const at = pipeline.stages.indexOf(stage)
  const isOpen = record.status === 'open'
  const movable = isOpen && model.descriptor.may.update && !record.deletedAt
  const daysIn = (id: string) =>
    Math.floor(
      (data?.items.filter((stay) => stay.stage === id).reduce((sum, { seconds }) => sum + seconds, 0) ?? 0) / DAY,
    )
  const reopen = () =>
    client.dealOutcomes
      .reopen({ id: record.id })
      .then(() => queries.invalidateQueries({ queryKey: ['deals'] }))
      .catch(tellFailure)
  return (
    <section className={styles.path} aria-label={pipeline.name}>
      {/* A closed deal's stages scroll, and hold nothing else to reach them by. */}
      <ol className={styles.stages} tabIndex={movable ? undefined : 0}>
        {pipeline.stages.map(({ id, name }, index) => {
          const days = daysIn(id)
          const words = (
            <>
              <span className={styles.stageName}>{name}</span>
              {data?.items.some((stay) => stay.stage === id) && (
                <span className={styles.stageDays}>
                  {t('board.days', { count: days, shown: formats.number(days) })}
                </span>
              )}
            </>
          )
          return (
            <li
              key={id}
              data-passed={index < at || undefined}
              data-here={(index === at && record.status) || undefined}
              aria-current={index === at ? 'step' : undefined}
            >
              {movable && index !== at ? (
                <button
                  type="button"
                  className="plain"
                  title={t('path.moveTo', { stage: name })}
                  onClick={() => void move(record, id)}
                >
                  {words}
                </button>
              ) : (
                <span className={styles.stageStill}>{words}</span>
              )}
            </li>
          )
        })}
      </ol>
      <div className={styles.under}>
        <span className={styles.pace}>
          {isOpen && standing && <NextLine standing={standing} />}
          {isOpen && standing && (
            <span className={standing.rotting ? styles.late : undefined}>
              {standing.last
                ? t('path.touched', { what: standing.last.title, when: formats.relative(standing.touchedAt) })
                : t('path.untouched', { when: formats.relative(standing.touchedAt) })}
            </span>
          )}
          {!isOpen && (
            <span>
              {t(`path.${textOf(record.status)}`, { when: formats.date(textOf(record.closedAt)) })}
              {reasonOf(record, model) && ` · ${reasonOf(record, model)}`}
            </span>
          )}
        </span>
        {movable && (
          <span className={styles.ways}>
            <Button
              size="xs"
              variant="default"
              leftSection={<IconTrophy size={14} stroke={1.6} />}
              onClick={() => setClosing('won')}
            >
              {t('outcome.wonDo')}
            </Button>
            <Button
              size="xs"
              variant="default"
              leftSection={<IconCircleX size={14} stroke={1.6} />}
              onClick={() => setClosing('lost')}
            >
              {t('outcome.lostDo')}
            </Button>
          </span>
        )}
        {!isOpen && model.descriptor.may.update && !record.deletedAt && (
          <Button
            size="xs"
            variant="default"
            leftSection={<IconArrowBackUp size={14} stroke={1.6} />}
            onClick={() => void reopen()}
          >
            {t('path.reopen')}
          </Button>
        )}
      </div>
      {closing && <OutcomeDialog deal={record} outcome={closing} close={() => setClosing(undefined)} />}
      {refused && <GateDialog model={model} refused={refused} close={settle} />}
    </section>
  )
}

const reasonOf = (record: RecordPartProps['record'], model: RecordPartProps['model']) =>
  model.field('outcomeReason')?.options?.find(({ value }) => value === record.outcomeReason)?.label
