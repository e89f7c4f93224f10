import { Button, FileButton } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, client } from '#app/web/api.ts'
import { apiRequest } from '#app/web/api-fetch.ts'
import { photoOf, sessionQuery } from '#app/web/session.ts'
import { useShell } from '#app/web/shell/shell-context.ts'
import { RecordAvatar } from '#app/web/ui/RecordAvatar.tsx'
import { sectionButtons } from '#app/web/ui/Section.tsx'
import { tellFailure } from '#app/web/ui/toasts.tsx'
import { smallPhoto } from './small-photo.ts'

/** One's photo: chosen from a file, made small here, taken away again. */
export function PhotoField() {
  const { t } = useTranslation('team')
  const cache = useQueryClient()
  const { session } = useShell()
  const { user } = session
  const refresh = () =>
    Promise.all([
      cache.invalidateQueries({ queryKey: sessionQuery.queryKey }),
      cache.invalidateQueries({ queryKey: api.workspace.listMembers.key() }),
    ])
  const set = useMutation({
    mutationFn: async (picture: File) => {
      const body = new FormData()
      body.append('file', await smallPhoto(picture), 'photo.jpg')
      return apiRequest('/api/v1/profile/photo', { method: 'PUT', body })
    },
    onError: tellFailure,
    onSuccess: refresh,
  })
  const remove = useMutation({ mutationFn: () => client.photo.remove({}), onError: tellFailure, onSuccess: refresh })
  return (
    <div className={sectionButtons} style={{ alignItems: 'center' }}>
      <RecordAvatar name={user.name} kind="person" size={56} photo={photoOf(user)} />
      <FileButton accept="image/png,image/jpeg,image/webp" onChange={(picture) => picture && set.mutate(picture)}>
        {(props) => (
          <Button {...props} size="xs" loading={set.isPending}>
            {t(user.photo ? 'profile.otherPhoto' : 'profile.addPhoto')}
          </Button>
        )}
      </FileButton>
      {user.photo && (
        <Button size="xs" variant="subtle" color="gray" loading={remove.isPending} onClick={() => remove.mutate()}>
          {t('profile.removePhoto')}
        </Button>
      )}
    </div>
  )
}
