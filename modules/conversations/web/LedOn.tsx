import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { client } from '#app/web/api.ts'
import { tellFailure } from '#app/web/ui/toasts.tsx'
import { UiLink } from '#app/web/ui/UiLink.tsx'
import { conversationQuery, forgetConversations, type Thread } from './inbox-client.ts'
import styles from './Moves.module.css'

/** Over a conversation that has become part of another: where it goes on, and the way back. */
export function LedOn({ intoId, thread }: { intoId: string; thread: Thread }) {
  const { t } = useTranslation('conversations')
  const { data: into } = useQuery(conversationQuery(intoId))
  const undo = useUndoMove()
  const [moveId] = thread.moves
  return (
    <p className={styles.leads} role="status">
      <UiLink href={`/inbox/${intoId}`}>
        {t('merge.leads', { number: into?.number ?? '', subject: into?.subject ?? '' })}
      </UiLink>
      {moveId && thread.mayWrite && (
        <button type="button" className="plain" onClick={() => undo.mutate(moveId)}>
          {t('merge.undo')}
        </button>
      )}
    </p>
  )
}

/** Takes a merge or a split back. */
export function useUndoMove() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => client.conversationMoves.undo({ id }),
    onSuccess: () => forgetConversations(queries),
    onError: tellFailure,
  })
}
