import { useSuspenseQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { mayIn } from '../session.ts'
import { useShell } from '../shell/shell-context.ts'
import { ForbiddenState } from '../ui/ForbiddenState.tsx'
import { rowNote, rowWords, Section, sectionRows } from '../ui/Section.tsx'
import { rolloutsQuery } from './adoption-client.ts'
import { RolloutEditor } from './RolloutEditor.tsx'
import { useRolloutWords } from './use-rollout-words.ts'

/** Which parts of Kith are in use, and by whom: for administrators. */
export function ModulesScreen() {
  const { session } = useShell()
  return mayIn(session)('settings') ? <Modules /> : <ForbiddenState />
}

function Modules() {
  const { t } = useTranslation('adoption')
  const { data } = useSuspenseQuery(rolloutsQuery)
  const words = useRolloutWords()
  return (
    <Section title={t('modules.title')} detail={t('modules.detail')}>
      <ul className={sectionRows}>
        {data.items.map((rollout) => (
          <li key={rollout.module}>
            <div className={rowWords}>
              <p>
                <strong>{t(`modules.names.${rollout.module}`)}</strong>
              </p>
              <p className={rowNote}>{t(`modules.what.${rollout.module}`)}</p>
              <p className={rowNote}>{rollout.always ? t('modules.always') : words(rollout)}</p>
            </div>
            {!rollout.always && <RolloutEditor rollout={rollout} />}
          </li>
        ))}
      </ul>
    </Section>
  )
}
