import { Badge } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useFormats } from '#app/web/ui/format.ts'
import type { Mailbox } from './mailbox-client.ts'

const colors = { reads: 'green', begins: 'blue', paused: 'gray', fails: 'red', reconnect: 'red' } as const

/** How a mailbox stands, as it was last seen: never better than that. */
export function StateWords({ mailbox }: { mailbox: Mailbox }) {
  const { t } = useTranslation('mailboxes')
  const formats = useFormats()
  const state = stateOf(mailbox)
  const words = state === 'reconnect' && mailbox.provider ? (mailbox.isConnected ? 'again' : 'waits') : state
  return (
    <Badge color={words === 'waits' ? 'blue' : colors[state]} title={mailbox.lastError ?? undefined}>
      {t(`state.${words}`, { when: mailbox.syncedAt ? formats.relative(mailbox.syncedAt) : '–' })}
    </Badge>
  )
}

function stateOf({ state, lastError, folders, syncedAt }: Mailbox): keyof typeof colors {
  if (state !== 'active') return state
  if (lastError) return 'fails'
  return syncedAt && folders.every(({ isRead, firstDone }) => !isRead || firstDone) ? 'reads' : 'begins'
}
