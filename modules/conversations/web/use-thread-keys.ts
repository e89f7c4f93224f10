import { useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { type Shortcut, useShortcuts } from '#app/web/ui/keyboard.ts'
import type { InboxLines } from './use-inbox-list.ts'
import { type Conversation, useMoves } from './use-moves.ts'

interface ThreadKeys {
  conversation: Conversation
  list: InboxLines
  write: (kind: 'reply' | 'note') => void
  snooze: () => void
  macros: () => void
  merge: () => void
  toggleCustomer: () => void
}

/** Everything of a conversation by key; those with Alt hold while one writes, too. */
export function useThreadKeys(keys: ThreadKeys) {
  const { t } = useTranslation('conversations')
  const move = useMoves(keys.conversation)
  const latest = useRef({ ...keys, move })
  latest.current = { ...keys, move }
  const shortcuts = useMemo<Shortcut[]>(() => {
    const group = t('inbox.title')
    const resolve = () => {
      const { conversation, move: change } = latest.current
      const isDone = conversation.state === 'resolved'
      void change({ state: isDone ? 'open' : 'resolved' }, isDone ? 'open' : 'resolved')
    }
    const resolveAndNext = () => {
      const { list } = latest.current
      const next = list.afterThis()
      resolve()
      list.open(next)
    }
    const all: [string, string, () => void][] = [
      ['j', 'next', () => latest.current.list.step(1)],
      ['k', 'previous', () => latest.current.list.step(-1)],
      ['alt+j', 'next', () => latest.current.list.step(1)],
      ['alt+k', 'previous', () => latest.current.list.step(-1)],
      ['e', 'resolve', resolve],
      ['alt+e', 'resolve', resolve],
      ['mod+alt+e', 'resolveNext', resolveAndNext],
      ['alt+l', 'reply', () => latest.current.write('reply')],
      ['alt+p', 'note', () => latest.current.write('note')],
      ['alt+m', 'snooze', () => latest.current.snooze()],
      ['alt+a', 'macros', () => latest.current.macros()],
      ['alt+g', 'merge', () => latest.current.merge()],
      ['alt+o', 'customer', () => latest.current.toggleCustomer()],
    ]
    return all.map(([key, label, run]) => ({
      ...{ keys: key, label: t(`keys.${label}`), group, run },
      ...(key.includes('+') ? { whileTyping: true } : {}),
    }))
  }, [t])
  useShortcuts(shortcuts)
}
