import { ActionIcon, Menu } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '#app/web/api.ts'
import { useSources } from '#app/web/ui/sources.ts'
import { tellFailure } from '#app/web/ui/toasts.tsx'
import styles from './CustomerPanel.module.css'
import { forgetConversations, type Thread } from './inbox-client.ts'

/** Who else takes part: colleagues, who hear of answers, and addresses that get copies of replies. */
export function Participants({ thread }: { thread: Thread }) {
  const { t } = useTranslation('conversations')
  const queries = useQueryClient()
  const { users } = useSources()
  const [typing, setTyping] = useState(false)
  const [email, setEmail] = useState('')
  const { id, participants, mayWrite } = thread
  const doing = (work: Promise<unknown>) => void work.then(() => forgetConversations(queries)).catch(tellFailure)
  const free = users.filter((user) => !participants.some(({ userId }) => userId === user.id))
  return (
    <section className={styles.about}>
      <h3>
        {t('participants.title')}
        {mayWrite && (
          <Menu position="bottom-end">
            <Menu.Target>
              <ActionIcon size="sm" aria-label={t('participants.add')}>
                <IconPlus size={14} stroke={1.6} />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown mah={320} style={{ overflowY: 'auto' }}>
              <Menu.Item onClick={() => setTyping(true)}>{t('participants.outside')}</Menu.Item>
              <Menu.Label>{t('participants.colleagues')}</Menu.Label>
              {free.map((user) => (
                <Menu.Item
                  key={user.id}
                  onClick={() => doing(client.conversationThreads.addParticipant({ id, userId: user.id }))}
                >
                  {user.name}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
        )}
      </h3>
      {typing && (
        <form
          className={styles.typing}
          onSubmit={(event) => {
            event.preventDefault()
            setTyping(false)
            if (email.trim()) doing(client.conversationThreads.addParticipant({ id, email: email.trim() }))
            setEmail('')
          }}
        >
          <input
            type="email"
            aria-label={t('participants.address')}
            placeholder={t('participants.address')}
            value={email}
            // biome-ignore lint/a11y/noAutofocus: it opens where one asked to write
            autoFocus
            onChange={(event) => setEmail(event.currentTarget.value)}
            onKeyDown={(event) => event.key === 'Escape' && setTyping(false)}
          />
        </form>
      )}
      {participants.length === 0 && !typing && <p className={styles.none}>{t('participants.none')}</p>}
      <ul>
        {participants.map((one) => {
          const name = users.find((user) => user.id === one.userId)?.name ?? one.name ?? one.email ?? ''
          return (
            <li key={one.id}>
              <span>{name}</span>
              {mayWrite && (
                <ActionIcon
                  size="sm"
                  aria-label={t('participants.remove', { name })}
                  onClick={() => doing(client.conversationThreads.removeParticipant({ id, participantId: one.id }))}
                >
                  <IconX size={13} stroke={1.6} />
                </ActionIcon>
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
