import { ActionIcon, Button, SegmentedControl } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '#app/web/ui/format.ts'
import { type Shortcut, useShortcuts } from '#app/web/ui/keyboard.ts'
import { plusDays, plusMonths } from '#app/web/views/calendar-days.ts'
import type { ListView } from '#app/web/views/use-list-view.ts'
import type { Shown, Span } from './stretches.ts'
import styles from './Timeline.module.css'

interface TimelineBarProps {
  place: ListView
  shown: Shown
  span: Span
}

/** Which months are shown, and the ways to others; as over a calendar. */
export function TimelineBar({ place, shown, span }: TimelineBarProps) {
  const { t } = useTranslation('views')
  const formats = useFormats()
  const { change, search } = place
  const step = (by: number) => change({ at: plusMonths(shown.from, by * (span === 'year' ? 12 : 3)) })
  const group = t('kind.timeline')
  const shortcuts: Shortcut[] = [
    { keys: 'n', label: t(`next.${span}`), group, run: () => step(1) },
    { keys: 'p', label: t(`previous.${span}`), group, run: () => step(-1) },
    { keys: 't', label: t('today'), group, run: () => change({ at: undefined }) },
  ]
  useShortcuts(shortcuts)
  return (
    <div className={styles.bar}>
      <h2 aria-live="polite">
        {t('fromTo', { from: formats.date(shown.from), to: formats.date(plusDays(shown.before, -1)) })}
      </h2>
      <ActionIcon aria-label={t(`previous.${span}`)} title={t(`previous.${span}`)} onClick={() => step(-1)}>
        <IconChevronLeft size={16} stroke={1.6} />
      </ActionIcon>
      <ActionIcon aria-label={t(`next.${span}`)} title={t(`next.${span}`)} onClick={() => step(1)}>
        <IconChevronRight size={16} stroke={1.6} />
      </ActionIcon>
      <Button size="xs" disabled={search.at === undefined} onClick={() => change({ at: undefined })}>
        {t('today')}
      </Button>
      <SegmentedControl
        className={styles.spans}
        aria-label={t('span')}
        value={span}
        data={(['quarter', 'year'] as const).map((value) => ({ value, label: t(`unitOf.${value}`) }))}
        onChange={(next) => change({ span: next === 'year' ? 'year' : undefined, at: undefined })}
      />
    </div>
  )
}
