import { MultiSelect, Radio } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Import, MatchOn } from './import-model.ts'
import styles from './MatchChoice.module.css'
import { scrollingList } from './scrolling-list.ts'
import type { ImportedObject } from './use-objects.ts'
import { useMatchWords } from './words.ts'

const modes = ['both', 'create', 'update'] as const

interface MatchChoiceProps {
  imported: Import
  object: ImportedObject
  change: (draft: { matchOn?: MatchOn[]; mode?: Import['mode'] }) => void
}

/** By what a row is recognised as a record there is, and what then happens, as sentences. */
export function MatchChoice({ imported: { matchOn, matchChoices, mode }, object, change }: MatchChoiceProps) {
  const { t, i18n } = useTranslation('imports')
  const nameOf = useMatchWords(object)
  const keys = new Intl.ListFormat(i18n.language, { type: 'disjunction' }).format(matchOn.map(nameOf))
  return (
    <>
      <MultiSelect
        label={t('match.on', { what: object.many })}
        description={matchOn.length > 1 ? t('match.order') : undefined}
        data={matchChoices.map((kind) => ({ value: kind, label: nameOf(kind) }))}
        value={matchOn}
        placeholder={matchOn.length === 0 ? t('match.nothing') : undefined}
        hidePickedOptions
        {...scrollingList}
        onChange={(kinds) => change({ matchOn: matchChoices.filter((kind) => kinds.includes(kind)) })}
      />
      {matchOn.length === 0 ? (
        <p className={styles.sentence}>{t('match.always', { what: object.many })}</p>
      ) : (
        <Radio.Group
          label={t('match.then')}
          value={mode}
          onChange={(value) => change({ mode: modes.find((one) => one === value) })}
        >
          <div className={styles.modes}>
            {modes.map((one) => (
              <Radio key={one} size="xs" value={one} label={t(`match.modes.${one}`, { what: object.many, keys })} />
            ))}
          </div>
        </Radio.Group>
      )}
    </>
  )
}
