import { ActionIcon, TextInput } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, client } from '../api.ts'
import { RouteError } from '../shell/RouteError.tsx'
import { useShell } from '../shell/shell-context.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { ForbiddenState } from '../ui/ForbiddenState.tsx'
import { useFormats } from '../ui/format.ts'
import { PageHeader } from '../ui/PageHeader.tsx'
import { PageSkeleton } from '../ui/PageSkeleton.tsx'
import { tellFailure } from '../ui/toasts.tsx'
import { UiLink } from '../ui/UiLink.tsx'
import { ExampleSheet } from './ExampleSheet.tsx'
import styles from './RememberedScreen.module.css'
import { objectNamed, useImportedObjects } from './use-objects.ts'

/** Files whose columns are known from an earlier import; each can be renamed and forgotten. */
export function RememberedScreen() {
  const { t } = useTranslation('imports')
  const formats = useFormats()
  const cache = useQueryClient()
  const { session } = useShell()
  const objects = useImportedObjects()
  const { data, error, refetch } = useQuery(api.importMappings.list.queryOptions({ input: {} }))
  const settled = {
    onError: tellFailure,
    onSettled: () => cache.invalidateQueries({ queryKey: api.importMappings.key() }),
  }
  const rename = useMutation({
    mutationFn: (next: { id: string; name: string }) => client.importMappings.rename(next),
    ...settled,
  })
  const forget = useMutation({ mutationFn: (one: { id: string }) => client.importMappings.remove(one), ...settled })
  const trail = [{ label: t('title'), href: '/imports' }]
  if (!session.permissions.includes('import'))
    return (
      <>
        <PageHeader title={t('remembered.title')} trail={trail} />
        <ForbiddenState reason={t('forbidden')} />
      </>
    )
  if (error && !data) return <RouteError error={error} reset={() => void refetch()} />
  if (!data) return <PageSkeleton />
  if (data.items.length === 0)
    return (
      <>
        <PageHeader title={t('remembered.title')} trail={trail} />
        <EmptyState
          title={t('remembered.title')}
          picture={<ExampleSheet />}
          action={<UiLink href="/imports/new">{t('list.begin')}</UiLink>}
        >
          {t('remembered.none')}
        </EmptyState>
      </>
    )
  return (
    <>
      <PageHeader title={t('remembered.title')} trail={trail} />
      <div className={styles.place}>
        <p className={styles.text}>{t('remembered.detail')}</p>
        <ul className={styles.rows}>
          {data.items.map(({ id, name, object, headers, usedAt }) => (
            <li key={id} className={styles.row}>
              <TextInput
                aria-label={t('remembered.rename', { name })}
                defaultValue={name}
                maxLength={100}
                onBlur={({ currentTarget: { value } }) =>
                  value.trim() && value !== name && rename.mutate({ id, name: value.trim() })
                }
                onKeyDown={({ key, currentTarget }) => key === 'Enter' && currentTarget.blur()}
              />
              <span className={styles.note} title={headers.join(', ')}>
                {[
                  objectNamed(objects, object)?.many ?? object,
                  t('remembered.columns', { count: headers.length }),
                  formats.relative(usedAt),
                ].join(' · ')}
              </span>
              <ActionIcon aria-label={t('remembered.forget', { name })} onClick={() => forget.mutate({ id })}>
                <IconTrash size={16} stroke={1.6} />
              </ActionIcon>
            </li>
          ))}
        </ul>
      </div>
    </>
  )
}
