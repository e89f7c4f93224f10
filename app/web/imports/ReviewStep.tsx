import { Button } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../ui/format.ts'
import { ProgressCard } from '../ui/ProgressCard.tsx'
import { ImportFrame } from './ImportFrame.tsx'
import { backOf, type StepProps } from './ImportScreen.tsx'
import { check, leaveOutMany } from './import-client.ts'
import { ReviewSheet } from './ReviewSheet.tsx'
import styles from './ReviewStep.module.css'
import { useImportAct } from './use-import.ts'

/** The third step: what is wrong, row by row, mended in place or all at once. */
export function ReviewStep({ imported, object, go }: StepProps) {
  const { t } = useTranslation('imports')
  const formats = useFormats()
  const { view: asked, reason } = useSearch({ from: '/app/imports/$id' })
  const act = useImportAct(imported.id, { rows: true })
  const { id, counts, status } = imported
  const checking = status === 'checking'
  const unchecked = status === 'draft'
  const open = counts.mend
  const view = asked ?? (open > 0 ? 'mend' : 'all')
  const frame = {
    above: { label: object.many, href: `/${object.plural}` },
    fileName: imported.fileName,
    step: 'review' as const,
    go: backOf({ imported, go }),
    problem: act.error,
  }
  const back = (
    <Button variant="subtle" color="gray" onClick={() => go('columns')}>
      {t('back')}
    </Button>
  )
  if (checking || unchecked)
    return (
      <ImportFrame {...frame} acts={back}>
        <div className={styles.checking}>
          {checking ? (
            <ProgressCard
              title={t('review.checking')}
              done={counts.done}
              total={counts.total || undefined}
              rate={imported.rate ?? undefined}
              unit={t('rows', { count: counts.total })}
              state="running"
              detail={t('review.checkingDetail')}
            />
          ) : (
            <div className={styles.unchecked}>
              <p>{t('review.unchecked')}</p>
              <Button variant="filled" loading={act.isPending} onClick={() => act.mutate({ act: () => check({ id }) })}>
                {t('review.check')}
              </Button>
            </div>
          )}
        </div>
      </ImportFrame>
    )
  const share = counts.total ? counts.ready / counts.total : 1
  return (
    <ImportFrame
      {...frame}
      told={
        <div className={styles.ready}>
          <div className={styles.share}>
            <span>
              <strong>{formats.number(counts.ready)}</strong>{' '}
              {t('review.ready', { all: formats.number(counts.total), count: counts.total })}
            </span>
            {open > 0 && <span>{t('review.toMend', { shown: formats.number(open), count: open })}</span>}
            <span className={styles.track} aria-hidden="true">
              <span style={{ inlineSize: `${share * 100}%` }} />
            </span>
          </div>
          <p className={styles.promise}>{t('promise')}</p>
        </div>
      }
      acts={
        <>
          {back}
          {open > 0 && (
            <Button
              leftSection={<IconTrash size={16} stroke={1.6} />}
              loading={act.isPending}
              onClick={() => act.mutate({ act: () => leaveOutMany({ id, view: 'mend' }) })}
            >
              {t('review.leaveOut', { shown: formats.number(open), count: open })}
            </Button>
          )}
          <Button variant={open > 0 ? 'default' : 'filled'} onClick={() => go('options')}>
            {t('continue')}
          </Button>
        </>
      }
    >
      <ReviewSheet key={view} imported={imported} object={object} view={view} reason={reason} go={go} />
    </ImportFrame>
  )
}
