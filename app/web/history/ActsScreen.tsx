import { Button } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useObjects } from '../objects/ObjectsProvider.tsx'
import { PartProblem } from '../objects/PartProblem.tsx'
import { useFormats } from '../ui/format.ts'
import { RowSkeletons } from '../ui/PageSkeleton.tsx'
import { rowNote, rowWords, Section, sectionRows } from '../ui/Section.tsx'
import { UiLink } from '../ui/UiLink.tsx'
import { useActWords } from './act-words.ts'
import styles from './History.module.css'
import { type Act, actsQuery } from './history-client.ts'
import { takeBack } from './take-back.ts'

/** What I did last, each to be taken back. */
export function ActsScreen() {
  const { t } = useTranslation('history')
  const acts = useQuery(actsQuery)
  return (
    <Section title={t('acts.title')} detail={t('acts.detail')}>
      {acts.isPending && <RowSkeletons count={6} />}
      {acts.error && <PartProblem problem={acts.error} retry={() => void acts.refetch()} />}
      {acts.data?.items.length === 0 && <p className={rowNote}>{t('acts.none')}</p>}
      {!!acts.data?.items.length && (
        <ul className={sectionRows}>
          {acts.data.items.map((act) => (
            <ActLine key={act.id} act={act} />
          ))}
        </ul>
      )}
    </Section>
  )
}

function ActLine({ act }: { act: Act }) {
  const { t } = useTranslation('history')
  const { models } = useObjects()
  const formats = useFormats()
  const queries = useQueryClient()
  const what = useActWords()(act)
  const [busy, setBusy] = useState(false)
  const model = act.first ? models.get(act.first.object) : undefined
  const undo = async () => {
    setBusy(true)
    await takeBack(queries, act.id, what)
    setBusy(false)
  }
  return (
    <li className={styles.actLine}>
      <div className={rowWords}>
        {model && act.first?.title && act.records === 1 ? (
          <UiLink href={`${model.path}/${act.first.id}`}>{what}</UiLink>
        ) : (
          <span>{what}</span>
        )}
        <p className={rowNote} title={formats.dateTime(act.at)}>
          {formats.relative(act.at)}
        </p>
      </div>
      {act.mayUndo ? (
        <Button size="xs" loading={busy} aria-label={t('acts.undoOf', { what })} onClick={() => void undo()}>
          {t('acts.undo')}
        </Button>
      ) : (
        <span className={rowNote}>
          {t(act.undo ? (act.undo.status === 'running' ? 'acts.running' : 'acts.undone') : 'acts.notUndoable')}
        </span>
      )}
    </li>
  )
}
