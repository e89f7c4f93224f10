import { ActionIcon, Button, Menu } from '@mantine/core'
import {
  IconAlarmSnooze,
  IconCheck,
  IconChevronLeft,
  IconDots,
  IconLayoutSidebarRight,
  IconRotate,
  IconUserPlus,
} from '@tabler/icons-react'
import type { Ref } from 'react'
import { useTranslation } from 'react-i18next'
import { useShell } from '#app/web/shell/shell-context.ts'
import { Chip } from '#app/web/ui/cells.tsx'
import type { Tone } from '#app/web/ui/field.ts'
import { useFormats } from '#app/web/ui/format.ts'
import { inSentence } from '#app/web/ui/in-sentence.ts'
import { useSources } from '#app/web/ui/sources.ts'
import { UiLink } from '#app/web/ui/UiLink.tsx'
import { shortTime } from './short-time.ts'
import { snoozeTimes } from './snooze-times.ts'
import styles from './Thread.module.css'
import type { InboxLines } from './use-inbox-list.ts'
import { type Conversation, useMoves } from './use-moves.ts'

export const stateTones: Record<string, Tone> = { open: 'ok', pending: 'info', snoozed: 'warn', resolved: 'neutral' }

interface ThreadHeaderProps {
  conversation: Conversation
  list: InboxLines
  mayWrite: boolean
  snooze: Ref<HTMLButtonElement>
  merge: () => void
  toggleCustomer: () => void
}

/** What a conversation is about, how it stands, and what is done with it. */
export function ThreadHeader({ conversation, list, mayWrite, snooze, merge, toggleCustomer }: ThreadHeaderProps) {
  const { t, i18n } = useTranslation('conversations')
  const formats = useFormats()
  const move = useMoves(conversation)
  const { state, subject, number, waitingSince, snoozedUntil } = conversation
  const isDone = state === 'resolved'
  const disabled = !mayWrite
  const why = mayWrite ? undefined : t('thread.mayNot')
  return (
    <header className={styles.header}>
      <ActionIcon className={styles.back} aria-label={t('thread.back')} onClick={() => list.open(undefined)}>
        <IconChevronLeft size={20} stroke={1.6} />
      </ActionIcon>
      <h2 className={styles.title} title={`${number} ${subject ?? ''}`}>
        {subject ?? t('line.noSubject')}
      </h2>
      <Chip tone={stateTones[state] ?? 'neutral'}>
        {state === 'snoozed' && snoozedUntil
          ? t('thread.snoozedUntil', { until: shortTime(formats, snoozedUntil) })
          : t(`conversation.options.state.${state}`)}
      </Chip>
      <span className={styles.acts}>
        {waitingSince && state === 'open' && (
          <span className={styles.waits}>
            {t('thread.waits', { since: inSentence(formats.relative(waitingSince), i18n.language) })}
          </span>
        )}
        <AssignMenu conversation={conversation} disabled={disabled} why={why} />
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon
              ref={snooze}
              aria-label={t('thread.snooze')}
              title={why ?? t('thread.snooze')}
              disabled={disabled}
            >
              <IconAlarmSnooze size={16} stroke={1.6} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Label>{t('thread.snooze')}</Menu.Label>
            {snoozeTimes(new Date()).map(({ id, at }) => (
              <Menu.Item
                key={id}
                rightSection={<span className={styles.faint}>{shortTime(formats, at)}</span>}
                onClick={() => void move({ snoozedUntil: at }, 'snoozed')}
              >
                {t(`snooze.${id}`)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
        <MoreMenu conversation={conversation} disabled={disabled} merge={merge} />
        <ActionIcon
          className={styles.aside}
          aria-label={t('customer.show')}
          title={t('customer.show')}
          aria-keyshortcuts="Alt+O"
          onClick={toggleCustomer}
        >
          <IconLayoutSidebarRight size={16} stroke={1.6} />
        </ActionIcon>
        <Button
          variant="default"
          size="xs"
          className={styles.resolve}
          disabled={disabled}
          title={why}
          leftSection={isDone ? <IconRotate size={14} stroke={1.6} /> : <IconCheck size={14} stroke={1.6} />}
          aria-label={t(isDone ? 'thread.reopen' : 'thread.resolve')}
          aria-keyshortcuts="Alt+E"
          onClick={() => void move({ state: isDone ? 'open' : 'resolved' }, isDone ? 'open' : 'resolved')}
        >
          {t(isDone ? 'thread.reopen' : 'thread.resolve')}
        </Button>
      </span>
    </header>
  )
}

function AssignMenu({
  conversation,
  disabled,
  why,
}: {
  conversation: Conversation
  disabled: boolean
  why: string | undefined
}) {
  const { t } = useTranslation('conversations')
  const { session } = useShell()
  const { users, teams } = useSources()
  const move = useMoves(conversation)
  const { assigneeId, teamId } = conversation
  const assignee = users.find(({ id }) => id === assigneeId)
  const label = assignee ? t('assign.is', { name: assignee.name }) : t('assign.nobody')
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon aria-label={label} title={why ?? label} disabled={disabled}>
          <IconUserPlus size={16} stroke={1.6} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown mah={360} style={{ overflowY: 'auto' }}>
        <Menu.Label>{t('assign.to')}</Menu.Label>
        {assigneeId !== session.user.id && (
          <Menu.Item onClick={() => void move({ assigneeId: session.user.id }, 'assigned')}>{t('assign.me')}</Menu.Item>
        )}
        {users
          .filter(({ id }) => id !== session.user.id)
          .map(({ id, name }) => (
            <Menu.Item
              key={id}
              rightSection={id === assigneeId ? <IconCheck size={14} stroke={1.6} /> : undefined}
              onClick={() => void move({ assigneeId: id }, 'assigned')}
            >
              {name}
            </Menu.Item>
          ))}
        {assigneeId && (
          <Menu.Item onClick={() => void move({ assigneeId: null }, 'assigned')}>{t('assign.none')}</Menu.Item>
        )}
        {teams.length > 0 && <Menu.Label>{t('assign.team')}</Menu.Label>}
        {teams.map(({ id, name }) => (
          <Menu.Item
            key={id}
            rightSection={id === teamId ? <IconCheck size={14} stroke={1.6} /> : undefined}
            onClick={() => void move({ teamId: id === teamId ? null : id }, 'assigned')}
          >
            {name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

function MoreMenu({
  conversation,
  disabled,
  merge,
}: {
  conversation: Conversation
  disabled: boolean
  merge: () => void
}) {
  const { t } = useTranslation('conversations')
  const move = useMoves(conversation)
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon aria-label={t('thread.more')}>
          <IconDots size={16} stroke={1.6} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {(['open', 'pending'] as const).map((state) => (
          <Menu.Item
            key={state}
            disabled={disabled || conversation.state === state}
            onClick={() => void move({ state }, state)}
          >
            {t(`thread.to.${state}`)}
          </Menu.Item>
        ))}
        <Menu.Label>{t('conversation.fields.priority')}</Menu.Label>
        {(['low', 'normal', 'high', 'urgent'] as const).map((priority) => (
          <Menu.Item
            key={priority}
            disabled={disabled}
            rightSection={conversation.priority === priority ? <IconCheck size={14} stroke={1.6} /> : undefined}
            onClick={() => void move({ priority }, 'changed')}
          >
            {t(`conversation.options.priority.${priority}`)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item disabled={disabled} onClick={merge}>
          {t('merge.menu')}
        </Menu.Item>
        <Menu.Item component={UiLink} href={`/conversations/${conversation.id}`}>
          {t('thread.all')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
