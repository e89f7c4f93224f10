import { Button } from '@mantine/core'
import { IconArrowBackUp, IconChevronLeft, IconGitMerge } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ObjectModel } from '../objects/object-model.ts'
import { RouteError } from '../shell/RouteError.tsx'
import { useFormats } from '../ui/format.ts'
import { Keys } from '../ui/Keys.tsx'
import { useShortcuts } from '../ui/keyboard.ts'
import { RowSkeletons } from '../ui/PageSkeleton.tsx'
import styles from './Duplicates.module.css'
import { type Pair, proposalQuery } from './duplicates-client.ts'
import { MergeGrid } from './MergeGrid.tsx'
import { shown } from './PairQueue.tsx'
import { useChoices } from './use-choices.ts'
import type { useMerge } from './use-merge.ts'
import { WhyAlike } from './WhyAlike.tsx'
import { useReasonWords } from './words.ts'

interface PairReviewProps {
  model: ObjectModel
  pair: Pair
  place: string
  may: boolean
  merging: ReturnType<typeof useMerge>
  back: () => void
  next: () => void
  previous: () => void
}

/** One pair, side by side: the same or not, and if so whose value of each field stays. */
export function PairReview({ model, pair, place, may, merging, back, next, previous }: PairReviewProps) {
  const { t } = useTranslation('quality')
  const formats = useFormats()
  const words = useReasonWords()
  const [survivor, setSurvivor] = useState<string>()
  const recordIds = pair.records.map(({ id }) => id)
  const query = useQuery(proposalQuery(pair.object, recordIds, survivor))
  const choices = useChoices(query.data)
  const kind = model.view.kind ?? 'record'
  const merge = async () => {
    if (!query.data || merging.busy || !may) return
    next()
    await merging.merge({ recordIds, survivorId: query.data.survivorId, choices: choices.chosen })
  }
  const never = async () => {
    if (merging.busy || !may) return
    next()
    await merging.never(pair.id)
  }
  const group = t('duplicates.title')
  useShortcuts([
    { keys: 's', label: t('later'), group, run: next },
    { keys: 'n', label: t(`two.${kind}`), group, run: () => void never() },
    { keys: 'mod+Enter', label: t('merge.andNext'), group, run: () => void merge(), whileTyping: true },
    { keys: 'j', label: t('nextPair'), group, run: next },
    { keys: 'k', label: t('previousPair'), group, run: previous },
  ])
  if (query.error) return <RouteError error={query.error} reset={() => void query.refetch()} />
  return (
    <>
      <header className={styles.head}>
        <button type="button" className={`plain ${styles.back}`} onClick={back} aria-label={t('backToQueue')}>
          <IconChevronLeft size={20} stroke={1.6} />
        </button>
        <h2>{t(`same.${kind}`)}</h2>
        <span className={styles.score} data-sure={pair.confidence >= 0.9 || undefined}>
          {t('alike', { share: formats.percent(shown(pair.confidence)) })}
        </span>
        <p className={styles.reasons}>{words.sentence(pair.reasons)}</p>
        <WhyAlike reasons={pair.reasons} />
        <span className={styles.place}>{place}</span>
      </header>
      <div className={styles.body}>
        {query.data ? (
          <MergeGrid model={model} proposal={query.data} choices={choices} stay={may ? setSurvivor : undefined} />
        ) : (
          <RowSkeletons count={7} />
        )}
      </div>
      <footer className={styles.foot}>
        <span className={styles.hint}>
          <IconArrowBackUp size={16} stroke={1.6} aria-hidden="true" />
          {may ? t('undo.hint') : t('mayNot')}
        </span>
        <Button variant="subtle" color="gray" onClick={next} rightSection={<Keys keys="s" />} aria-keyshortcuts="s">
          {t('later')}
        </Button>
        <Button
          variant="default"
          disabled={!may}
          onClick={() => void never()}
          rightSection={<Keys keys="n" />}
          aria-keyshortcuts="n"
        >
          {t(`two.${kind}`)}
        </Button>
        <Button
          variant="filled"
          disabled={!may || !query.data}
          loading={merging.busy}
          leftSection={<IconGitMerge size={16} stroke={1.6} />}
          onClick={() => void merge()}
        >
          {t('merge.andNext')}
        </Button>
      </footer>
    </>
  )
}
