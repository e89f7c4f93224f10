import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { ticketSettingsQuery } from '../settings/settings-query.ts'

/** What Kith makes of a state. */
export function StateNote({ value }: { value: string }) {
  const { t } = useTranslation('tickets')
  const { data } = useQuery(ticketSettingsQuery)
  const state = data?.states.find(({ id }) => id === value)
  return state ? t(`ticket.options.category.${state.category}`) : null
}
