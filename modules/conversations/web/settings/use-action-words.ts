import { useTranslation } from 'react-i18next'
import { useSources } from '#app/web/ui/sources.ts'
import type { Canned, Macro } from './ReplySettings.tsx'

export type Action = Macro['actions'][number]

/** What an action does, in words. */
export function useActionWords(canned: readonly Canned[]) {
  const { t } = useTranslation('conversations')
  const { users, teams } = useSources()
  const named = (people: { id: string; name: string }[], id: string | null) =>
    people.find((one) => one.id === id)?.name ?? t('line.nobody')
  return (action: Action): string => {
    switch (action.act) {
      case 'assign':
        return t('action.assign', {
          name: action.to === 'me' ? t('action.me') : action.to ? named(users, action.to) : t('action.nobody'),
        })
      case 'team':
        return action.teamId ? t('action.team', { name: named(teams, action.teamId) }) : t('action.noTeam')
      case 'label':
        return [
          action.add.length > 0 ? t('action.label', { labels: action.add.join(', ') }) : '',
          action.remove.length > 0 ? t('action.unlabel', { labels: action.remove.join(', ') }) : '',
        ]
          .filter(Boolean)
          .join(' · ')
      case 'priority':
        return t('action.priority', { priority: t(`conversation.options.priority.${action.priority}`) })
      case 'state':
        return t('action.state', { state: t(`conversation.options.state.${action.state}`) })
      case 'snooze':
        return t('action.snooze', { count: action.hours })
      case 'reply':
        return t('action.reply', { name: canned.find(({ id }) => id === action.cannedId)?.name ?? t('action.gone') })
      case 'note':
        return t('action.note', { text: action.text.slice(0, 60) })
    }
  }
}
