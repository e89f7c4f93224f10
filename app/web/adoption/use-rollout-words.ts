import { useSuspenseQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../api.ts'
import { useFormats } from '../ui/format.ts'
import type { Rollout } from './adoption-client.ts'

/** For whom a module is on, in words. */
export function useRolloutWords() {
  const { t } = useTranslation('adoption')
  const formats = useFormats()
  const { data: teams } = useSuspenseQuery(api.teams.list.queryOptions({ input: {} }))
  return ({ reach, teamIds, everyoneFrom }: Pick<Rollout, 'reach' | 'teamIds' | 'everyoneFrom'>) => {
    const names = teams.items.filter(({ id }) => teamIds.includes(id)).map(({ name }) => name)
    const now =
      reach === 'teams' && names.length > 0
        ? t('modules.for', { teams: names.join(', ') })
        : t(`modules.now.${reach === 'everyone' ? 'everyone' : 'nobody'}`)
    return everyoneFrom ? t('modules.then', { now, day: formats.date(everyoneFrom) }) : now
  }
}
