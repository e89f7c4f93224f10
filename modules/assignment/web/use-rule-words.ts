import { useTranslation } from 'react-i18next'
import { useWhichWords } from '#app/web/objects/use-which-words.ts'
import { useSources } from '#app/web/ui/sources.ts'
import type { Rule } from './assignment-client.ts'

/** Puts a rule into words: which records, to whom, and when somebody is alarmed. */
export function useRuleWords(object: string) {
  const { t } = useTranslation('assignment')
  const { users, teams } = useSources()
  const whichOf = useWhichWords(object)

  const personOf = (id: string | null) => users.find((user) => user.id === id)?.name ?? t('words.left')
  const teamOf = (id: string | null) => teams.find((team) => team.id === id)?.name ?? t('words.noTeam')

  const whoOf = ({ method, teamId, people }: Pick<Rule, 'method' | 'teamId' | 'people'>): string => {
    const names = teamId ? teamOf(teamId) : people.map(({ userId }) => personOf(userId)).join(', ')
    return method === 'person' ? names : t(`words.${method}`, { names })
  }

  const alarmOf = ({ alarmMinutes }: Pick<Rule, 'alarmMinutes'>): string =>
    alarmMinutes ? t('words.alarm', { count: alarmMinutes }) : ''

  return { whichOf, whoOf, alarmOf, personOf, teamOf }
}
