import { Checkbox, NumberInput, Radio, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import styles from './Sequences.module.css'
import type { SequenceDraft } from './sequence-client.ts'

interface Shown {
  draft: SequenceDraft
  set: (part: Partial<SequenceDraft>) => void
  disabled: boolean
}

const stops = ['answered', 'booked', 'bought', 'won'] as const
const bases = ['agreed', 'inTouch', 'anyone'] as const

/** Who may be enrolled, what ends it, and how much goes out in a day. */
export function SequenceSettings({ draft, set, disabled }: Shown) {
  const { t } = useTranslation('sequences')
  return (
    <fieldset className={styles.settings} disabled={disabled} aria-label={t('settings.title')}>
      <h2 className={styles.heading}>{t('settings.title')}</h2>
      <TextInput
        label={t('settings.name')}
        value={draft.name}
        required
        maxLength={120}
        onChange={({ currentTarget }) => set({ name: currentTarget.value })}
      />
      <Checkbox.Group
        label={t('settings.stops')}
        description={t('settings.stopsAbout')}
        value={draft.stops}
        onChange={(chosen) => set({ stops: stops.filter((one) => chosen.includes(one)) })}
      >
        <div className={styles.choices}>
          {stops.map((one) => (
            <Checkbox key={one} value={one} label={t(`stops.${one}`)} />
          ))}
        </div>
      </Checkbox.Group>
      <Radio.Group
        label={t('settings.basis')}
        description={t('settings.basisAbout')}
        value={draft.basis}
        onChange={(value) => set({ basis: bases.find((one) => one === value) ?? 'inTouch' })}
      >
        <div className={styles.choices}>
          {bases.map((one) => (
            <Radio key={one} value={one} label={t(`basis.${one}`)} />
          ))}
        </div>
      </Radio.Group>
      <NumberInput
        label={t('settings.cap')}
        description={t('settings.capAbout')}
        min={1}
        max={500}
        allowDecimal={false}
        value={draft.dailyCap}
        onChange={(value) => typeof value === 'number' && set({ dailyCap: value })}
      />
      <p className={styles.small}>{t('settings.hours')}</p>
    </fieldset>
  )
}
