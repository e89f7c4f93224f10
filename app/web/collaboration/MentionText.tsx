import { useTranslation } from 'react-i18next'
import { matches } from '../ui/matches.ts'
import { RecordAvatar } from '../ui/RecordAvatar.tsx'
import styles from './Collaboration.module.css'
import { beingNamed, type Mentionable } from './plain-text.ts'
import { type Suggested, SuggestText, type SuggestTextProps } from './SuggestText.tsx'

const MOST = 8

type MentionTextProps = Omit<SuggestTextProps, 'suggest' | 'listLabel'> & { people: readonly Mentionable[] }

/** A text in which an @ offers colleagues and teams. */
export function MentionText({ people, ...field }: MentionTextProps) {
  const { t } = useTranslation('collaboration')
  const suggest = (value: string, caret: number): Suggested | undefined => {
    const naming = beingNamed(value, caret)
    if (!naming) return undefined
    const found = people.filter(({ name }) => matches(name, naming.query)).slice(0, MOST)
    const items = found.map((one) => ({
      ...{ id: one.id, insert: `@${one.name} ` },
      shown: (
        <>
          <RecordAvatar name={one.name} kind={one.kind === 'user' ? 'person' : 'company'} />
          <span>{one.name}</span>
          {one.kind === 'team' && <span className={styles.faint}>{t('mention.team')}</span>}
        </>
      ),
    }))
    return { at: naming.at, items }
  }
  return <SuggestText {...field} suggest={suggest} listLabel={t('mention.label')} />
}
