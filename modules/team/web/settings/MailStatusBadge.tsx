import { Badge } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { MailStatus } from './operation.ts'

const COLOURS = {
  queued: 'gray',
  sending: 'blue',
  sent: 'green',
  not_sent: 'yellow',
  unsure: 'yellow',
  failed: 'red',
  withheld: 'gray',
} as const

/** What became of a mail, in a word. */
export function MailStatusBadge({ status }: { status: MailStatus }) {
  const { t } = useTranslation('team')
  return <Badge color={COLOURS[status]}>{t(`outbox.status.${status}`)}</Badge>
}
