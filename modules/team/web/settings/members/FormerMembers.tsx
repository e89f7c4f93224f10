import { Button } from '@mantine/core'
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '#app/web/api.ts'
import { useFormats } from '#app/web/ui/format.ts'
import { RecordAvatar } from '#app/web/ui/RecordAvatar.tsx'
import { rowNote, rowWords, Section, sectionRows } from '#app/web/ui/Section.tsx'
import { tell, tellFailure } from '#app/web/ui/toasts.tsx'
import { formerMembersQuery } from './invitations-query.ts'

/** Who was shut out, and may be let in again as what they were. */
export function FormerMembers() {
  const { t } = useTranslation('team')
  const format = useFormats()
  const cache = useQueryClient()
  const { data } = useSuspenseQuery(formerMembersQuery)
  const reactivate = useMutation(
    api.members.reactivate.mutationOptions({
      onError: tellFailure,
      onSuccess: (_, { userId }) => {
        tell(t('former.back', { name: data.items.find(({ id }) => id === userId)?.name ?? '' }))
        return Promise.all([
          cache.invalidateQueries({ queryKey: api.members.key() }),
          cache.invalidateQueries({ queryKey: api.workspace.listMembers.key() }),
        ])
      },
    }),
  )
  if (data.items.length === 0) return null
  return (
    <Section title={t('former.title')} detail={t('former.detail')}>
      <ul className={sectionRows}>
        {data.items.map(({ id, name, deactivatedAt, handedTo }) => (
          <li key={id}>
            <RecordAvatar name={name} kind="person" size={28} />
            <div className={rowWords}>
              <p>{name}</p>
              <p className={rowNote}>
                {t('former.since', { when: format.date(deactivatedAt) })}
                {handedTo && ` · ${t('former.handedTo', { name: handedTo.name })}`}
              </p>
            </div>
            <Button
              size="xs"
              aria-label={t('former.reactivateNamed', { name })}
              loading={reactivate.isPending && reactivate.variables.userId === id}
              onClick={() => reactivate.mutate({ userId: id })}
            >
              {t('former.reactivate')}
            </Button>
          </li>
        ))}
      </ul>
    </Section>
  )
}
