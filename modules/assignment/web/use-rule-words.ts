import { useTranslation } from 'react-i18next'
import { useModel } from '#app/web/objects/ObjectsProvider.tsx'
import { type Filter, isCondition, partsOf } from '#app/web/ui/filter.ts'
import { inSentence } from '#app/web/ui/in-sentence.ts'
import { useSources } from '#app/web/ui/sources.ts'
import { useFilterWords } from '#app/web/ui/use-filter-words.ts'
import type { Rule } from './assignment-client.ts'

const MOST_SAID = 3

/** Puts a rule into words: which records, to whom, and when somebody is alarmed. */
export function useRuleWords(object: string) {
  const { t, i18n } = useTranslation('assignment')
  const model = useModel(object)
  const { users, teams } = useSources()
  const { operator, value } = useFilterWords()

  const sayPart = (part: Filter): string | undefined => {
    const field = isCondition(part)
      ? [...(model?.fields ?? []), ...(model?.facets ?? [])].find(({ key }) => key === part.field)
      : undefined
    return field && isCondition(part)
      ? [field.label, operator(field, part), value(field, part)].filter(Boolean).join(' ')
      : undefined
  }

  const whichOf = (filter: Filter | undefined): string => {
    if (!filter) return t('words.all', { objects: inSentence(model?.many ?? '', i18n.language) })
    const parts = partsOf(filter)
    const said = parts.flatMap((part) => sayPart(part) ?? []).slice(0, MOST_SAID)
    const rest = parts.length - said.length
    return [...said, ...(rest > 0 ? [t('words.more', { count: rest })] : [])].join(' · ')
  }

  const personOf = (id: string) => users.find((user) => user.id === id)?.name ?? t('words.left')

  const whoOf = ({ method, teamId, people }: Pick<Rule, 'method' | 'teamId' | 'people'>): string => {
    const names = teamId
      ? (teams.find(({ id }) => id === teamId)?.name ?? t('words.noTeam'))
      : people.map(({ userId }) => personOf(userId)).join(', ')
    return method === 'person' ? names : t(`words.${method}`, { names })
  }

  const alarmOf = ({ alarmMinutes }: Pick<Rule, 'alarmMinutes'>): string =>
    alarmMinutes ? t('words.alarm', { count: alarmMinutes }) : ''

  return { whichOf, whoOf, alarmOf, personOf }
}
