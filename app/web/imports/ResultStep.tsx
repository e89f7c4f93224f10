import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useProgress } from '../live.ts'
import { useFormats } from '../ui/format.ts'
import { ProgressCard } from '../ui/ProgressCard.tsx'
import { UiLink } from '../ui/UiLink.tsx'
import { ImportFrame } from './ImportFrame.tsx'
import type { StepProps } from './ImportScreen.tsx'
import { cancel, run } from './import-client.ts'
import { isMoving } from './import-model.ts'
import { ResultFigures } from './ResultFigures.tsx'
import styles from './ResultStep.module.css'
import { UndoConflicts } from './UndoConflicts.tsx'
import { UndoDialog } from './UndoDialog.tsx'
import { useImportAct } from './use-import.ts'

/** The last step: how far it is, then what became of the rows, and the way back. */
export function ResultStep({ imported, object }: StepProps) {
  const { t } = useTranslation('imports')
  const formats = useFormats()
  const router = useRouter()
  const act = useImportAct(imported.id)
  const told = useProgress('import', imported.id)
  const [asking, undo] = useDisclosure()
  const { id, status, counts, error, may, finishedAt } = imported
  const moving = isMoving(status)
  useRefreshWhenOver(moving)
  const written = counts.created + counts.updated + counts.unchanged
  // The stream is quicker than the next look, but it may also be late.
  const done = Math.max(counts.done, moving ? (told?.done ?? 0) : 0)
  return (
    <ImportFrame
      above={{ label: object.many, href: `/${object.plural}` }}
      fileName={imported.fileName}
      step="result"
      problem={act.error}
    >
      <div className={styles.place}>
        <div className={styles.measure}>
          {moving ? (
            <>
              <ProgressCard
                title={t(`result.moving.${status}`, { file: imported.fileName })}
                done={done}
                total={Math.max(counts.total, done) || undefined}
                rate={imported.rate ?? undefined}
                unit={t('rows', { count: counts.total })}
                state="running"
                detail={t(status === 'undoing' ? 'result.undoingDetail' : 'result.leave')}
                cancel={may.cancel ? () => act.mutate({ act: () => cancel({ id }) }) : undefined}
              />
              {status !== 'undoing' && written > 0 && <ResultFigures imported={imported} object={object} />}
            </>
          ) : (
            <>
              <header>
                <h2 className={styles.title}>
                  {t(`result.title.${status}`, {
                    count: written,
                    what: object.counted(written, formats.number(written)),
                  })}
                </h2>
                <p className={styles.text}>
                  {t(`result.text.${status}`, { rows: formats.number(counts.done), all: formats.number(counts.total) })}
                  {finishedAt && ` ${formats.dateTime(finishedAt)}.`}
                </p>
              </header>
              {error && (
                <p role="alert" className={styles.error}>
                  <strong>{error.message}</strong> {error.mend}
                </p>
              )}
              <ResultFigures imported={imported} object={object} />
              {status === 'undone' && <UndoConflicts imported={imported} />}
              <div className={styles.acts}>
                {may.run && (
                  <Button
                    variant="filled"
                    loading={act.isPending}
                    onClick={() => act.mutate({ act: () => run({ id }) })}
                  >
                    {t('result.goOn')}
                  </Button>
                )}
                {status !== 'undone' && (
                  <Button
                    variant={may.run ? 'default' : 'filled'}
                    onClick={() => router.history.push(`/${object.plural}`)}
                  >
                    {t('result.see', { what: object.many })}
                  </Button>
                )}
                <Button onClick={() => router.history.push(`/imports/new?object=${object.plural}`)}>
                  {t('result.another')}
                </Button>
                {may.undo && (
                  <Button variant="subtle" color="gray" onClick={undo.open}>
                    {t('undo.open')}
                  </Button>
                )}
              </div>
            </>
          )}
          <p className={styles.foot}>
            <UiLink href="/imports">{t('result.all')}</UiLink>
          </p>
        </div>
      </div>
      {may.undo && <UndoDialog id={id} counts={counts} object={object} opened={asking} close={undo.close} />}
    </ImportFrame>
  )
}

/** What an import wrote concerns every list: all that is cached is asked for anew once it is over. */
function useRefreshWhenOver(moving: boolean) {
  const cache = useQueryClient()
  useEffect(() => {
    if (!moving) return
    return () => void cache.invalidateQueries()
  }, [moving, cache])
}
