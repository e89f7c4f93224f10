import { Button } from '@mantine/core'
import { IconGitMerge } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useRouter, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useModel } from '../objects/ObjectsProvider.tsx'
import type { ObjectModel } from '../objects/object-model.ts'
import { RouteError } from '../shell/RouteError.tsx'
import { useShell } from '../shell/shell-context.ts'
import { ForbiddenState } from '../ui/ForbiddenState.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { RowSkeletons } from '../ui/PageSkeleton.tsx'
import styles from './Duplicates.module.css'
import { proposalQuery } from './duplicates-client.ts'
import { MergeGrid } from './MergeGrid.tsx'
import type { MergeSearch } from './quality-routes.ts'
import { useChoices } from './use-choices.ts'
import { useMerge } from './use-merge.ts'

/** Records that somebody chose from a list, to be made one. */
export function MergeScreen() {
  const search: MergeSearch = useSearch({ strict: false })
  const { session } = useShell()
  const model = useModel(search.object ?? '')
  const ids = search.ids?.split(',').filter(Boolean) ?? []
  if (!model || !session.permissions.includes('merge')) return <ForbiddenState />
  return <Merging key={search.ids} model={model} recordIds={ids} />
}

function Merging({ model, recordIds }: { model: ObjectModel; recordIds: string[] }) {
  const { t } = useTranslation('quality')
  const router = useRouter()
  const [survivor, setSurvivor] = useState<string>()
  const query = useQuery(proposalQuery(model.descriptor.name, recordIds, survivor))
  const choices = useChoices(query.data)
  const merging = useMerge(model)
  const merge = async () => {
    if (!query.data) return
    const done = await merging.merge({ recordIds, survivorId: query.data.survivorId, choices: choices.chosen })
    if (done) router.history.push(`${model.path}/${done.survivorId}`)
  }
  return (
    <div className={styles.alone}>
      <PageHeader
        title={t('merge.title')}
        trail={[{ label: model.many, href: model.path }]}
        note={model.words('count', { count: recordIds.length, shown: String(recordIds.length) })}
      />
      {query.error ? (
        <RouteError error={query.error} reset={() => void query.refetch()} />
      ) : (
        <>
          <div className={styles.body}>
            {query.data ? (
              <MergeGrid model={model} proposal={query.data} choices={choices} stay={setSurvivor} />
            ) : (
              <RowSkeletons count={7} />
            )}
          </div>
          <footer className={styles.foot}>
            <span className={styles.hint}>{t('undo.hint')}</span>
            <Button
              variant="filled"
              disabled={!query.data || recordIds.length < 2}
              loading={merging.busy}
              leftSection={<IconGitMerge size={16} stroke={1.6} />}
              onClick={() => void merge()}
            >
              {t('merge.button')}
            </Button>
          </footer>
        </>
      )}
    </div>
  )
}
