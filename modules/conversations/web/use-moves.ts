import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { client } from '#app/web/api.ts'
import { offerUndo, tellFailure } from '#app/web/ui/toasts.tsx'
import { forgetConversations } from './inbox-client.ts'

export type Conversation = Awaited<ReturnType<typeof client.conversations.get>>
export type Change = Omit<Parameters<typeof client.conversations.update>[0], 'id' | 'version'>

const idOf = (value: unknown) => (typeof value === 'string' ? value : null)

/** Changes a conversation, says so, and offers to take it back. */
export function useMoves({ id, state, snoozedUntil, assigneeId, teamId, priority, labels }: Conversation) {
  const { t } = useTranslation('conversations')
  const queries = useQueryClient()
  const before: Change = { state, snoozedUntil, assigneeId, teamId, priority, labels }
  const save = async ({ assigneeId: to, ...change }: Change, from: unknown = assigneeId) => {
    // Somebody else, or a rule, may have given it away meanwhile.
    if (to !== undefined) await client.conversationAssignees.set({ id, assigneeId: idOf(to), from: idOf(from) })
    if (Object.keys(change).length > 0) await client.conversations.update({ id, ...change })
    await forgetConversations(queries)
  }
  return async (change: Change, said: string) => {
    try {
      await save(change)
      const was = Object.fromEntries(Object.keys(change).map((name) => [name, before[name as keyof Change]]))
      // A state and its time belong together.
      if (change.state || change.snoozedUntil) Object.assign(was, { state, snoozedUntil })
      await offerUndo(t(`moved.${said}`), () => save(was, change.assigneeId))
    } catch (problem) {
      await forgetConversations(queries)
      await tellFailure(problem)
    }
  }
}
