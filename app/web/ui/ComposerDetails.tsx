import { NativeSelect, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import styles from './Composer.module.css'
import { callOutcomes } from './Composer.tsx'
import type { Draft } from './use-draft.ts'

interface Shown {
  kind: 'call' | 'mail'
  draft: Draft
  change: (draft: Draft) => void
}

/** Of a call or a mail that was: who began it, what came of it, and what is to be done next. */
export function ComposerDetails({ kind, draft, change }: Shown) {
  const { t } = useTranslation('ui')
  const set = (part: Partial<Draft>) => change({ ...draft, ...part })
  return (
    <div className={styles.details}>
      <NativeSelect
        size="xs"
        aria-label={t('composer.direction')}
        value={draft.direction || 'out'}
        onChange={({ currentTarget }) => set({ direction: currentTarget.value })}
        data={(['out', 'in'] as const).map((value) => ({ value, label: t(`composer.directions.${kind}.${value}`) }))}
      />
      {kind === 'call' && (
        <NativeSelect
          size="xs"
          aria-label={t('composer.outcome')}
          value={draft.outcome || 'reached'}
          onChange={({ currentTarget }) => set({ outcome: currentTarget.value })}
          data={callOutcomes.map((value) => ({ value, label: t(`composer.outcomes.${value}`) }))}
        />
      )}
      <TextInput
        className={styles.next}
        size="xs"
        maxLength={300}
        aria-label={t('composer.next')}
        placeholder={t('composer.next')}
        value={draft.next}
        onChange={({ currentTarget }) => set({ next: currentTarget.value })}
      />
      {draft.next && (
        <TextInput
          size="xs"
          type="date"
          aria-label={t('composer.nextDue')}
          value={draft.nextDue}
          onChange={({ currentTarget }) => set({ nextDue: currentTarget.value })}
        />
      )}
    </div>
  )
}
