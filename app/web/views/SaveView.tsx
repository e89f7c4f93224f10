import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '../api.ts'
import { ApiProblem } from '../api-problem.ts'
import type { ObjectModel } from '../objects/object-model.ts'
import { tell, tellFailure } from '../ui/toasts.tsx'
import type { ListView } from './use-list-view.ts'
import { ViewConflict } from './ViewConflict.tsx'
import { ViewDialog } from './ViewDialog.tsx'
import styles from './Views.module.css'
import { settingsOf, type View } from './view-state.ts'
import { viewsQuery } from './views-query.ts'

/** What is shown is not what the view remembers: keep it, keep it apart, or go back. */
export function SaveView({ model, place }: { model: ObjectModel; place: ListView }) {
  const { t } = useTranslation('views')
  const queries = useQueryClient()
  const [naming, setNaming] = useState(false)
  const [theirs, setTheirs] = useState<View>()
  const { view, search } = place
  const { queryKey } = viewsQuery(model.descriptor.name)
  const save = useMutation({
    mutationFn: (of: View) => client.views.change({ id: of.id, version: of.version, ...settingsOf(search) }),
    onSuccess: async (saved) => {
      setTheirs(undefined)
      await queries.invalidateQueries({ queryKey })
      place.open(saved)
      tell(t('saved', { name: saved.name }))
    },
    onError: async (problem, of) => {
      if (!(problem instanceof ApiProblem && problem.code === 'version_conflict')) return tellFailure(problem)
      await queries.invalidateQueries({ queryKey })
      setTheirs(queries.getQueryData<View[]>(queryKey)?.find(({ id }) => id === of.id))
    },
  })
  return (
    <span className={styles.save}>
      <Button variant="subtle" color="gray" size="xs" onClick={() => place.open(view)}>
        {t('discard')}
      </Button>
      {view?.may.change && (
        <Button variant="subtle" color="gray" size="xs" onClick={() => setNaming(true)}>
          {t('saveAsShort')}
        </Button>
      )}
      {view?.may.change ? (
        <Button variant="subtle" size="xs" loading={save.isPending} onClick={() => save.mutate(view)}>
          {t('save')}
        </Button>
      ) : (
        <Button variant="subtle" size="xs" onClick={() => setNaming(true)}>
          {t('saveAs')}
        </Button>
      )}
      {naming && <ViewDialog model={model} place={place} close={() => setNaming(false)} />}
      {theirs && (
        <ViewConflict
          view={theirs}
          takeMine={() => save.mutate(theirs)}
          takeTheirs={() => {
            setTheirs(undefined)
            place.open(theirs)
          }}
          apart={() => {
            setTheirs(undefined)
            setNaming(true)
          }}
          close={() => setTheirs(undefined)}
        />
      )}
    </span>
  )
}
