import { Button, NumberInput, TextInput } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import styles from '../Scoring.module.css'
import { freshId, type Group, type Scheme, type Score } from '../scoring-client.ts'
import { GroupCard } from './GroupCard.tsx'

/** Either half of a scheme, as the editor sees it. */
export type Half = Omit<Scheme['fit'], 'groups'> & { groups: Group[] }
export type Hits = readonly { id: string; contacts: number | null }[] | undefined

interface ScoreEditorProps {
  score: Score
  half: Half
  hits: Hits
  set: (half: Half) => void
}

/** One score: from where on its signs are given, what they are called, and its groups of rules. */
export function ScoreEditor({ score, half, hits, set }: ScoreEditorProps) {
  const { t } = useTranslation('scoring')
  const { max, best, good, names, groups } = half
  const amount = (label: string, value: number, key: 'max' | 'best' | 'good') => (
    <NumberInput
      label={label}
      className={styles.short}
      min={1}
      max={1_000}
      allowDecimal={false}
      value={value}
      onChange={(next) => typeof next === 'number' && set({ ...half, [key]: next })}
    />
  )
  const name = (at: number) => (
    <TextInput
      label={t('named', { sign: t(`${score}.signs`).charAt(at) })}
      maxLength={80}
      value={names[at] ?? ''}
      onChange={({ currentTarget: { value } }) =>
        set({ ...half, names: names.map((known, each) => (each === at ? value : known)) as Half['names'] })
      }
    />
  )
  const replace = (at: number, group: Group | undefined) =>
    set({ ...half, groups: group ? groups.map((each, i) => (i === at ? group : each)) : groups.toSpliced(at, 1) })
  const signs = t(`${score}.signs`)
  return (
    <section className={styles.score} aria-label={t(`${score}.title`)}>
      <div>
        <h3 className={styles.heading}>{t(`${score}.title`)}</h3>
        <p className={styles.quiet}>{t(`${score}.about`)}</p>
      </div>
      <div className={styles.bands}>
        <div className={styles.band}>
          {amount(t('from', { sign: signs.charAt(0) }), best, 'best')}
          {name(0)}
        </div>
        <div className={styles.band}>
          {amount(t('from', { sign: signs.charAt(1) }), good, 'good')}
          {name(1)}
        </div>
        <div className={styles.band}>
          {amount(t('max'), max, 'max')}
          {name(2)}
        </div>
      </div>
      {groups.map((group, at) => (
        <GroupCard
          key={group.id}
          score={score}
          group={group}
          hits={hits}
          set={(next) => replace(at, next)}
          remove={() => replace(at, undefined)}
        />
      ))}
      <Button
        variant="default"
        className={styles.start}
        leftSection={<IconPlus size={14} stroke={1.6} aria-hidden="true" />}
        onClick={() =>
          set({ ...half, groups: [...groups, { id: freshId(), name: t('group.fresh'), cap: 30, rules: [] }] })
        }
      >
        {t('group.add')}
      </Button>
    </section>
  )
}
