import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { client } from '../api.ts'
import { useShell } from '../shell/shell-context.ts'
import { tell, tellFailure } from '../ui/toasts.tsx'
import styles from './List.module.css'

/** Fills the workspace with a small business to look around in; taken out again on Home. */
export function DemoButton({ label }: { label?: string }) {
  const { t } = useTranslation('objects')
  const queries = useQueryClient()
  const { session } = useShell()
  const load = useMutation({
    mutationFn: () => client.demo.load({}),
    onSuccess: async () => {
      tell(t('demo.loaded'))
      await queries.invalidateQueries()
    },
    onError: tellFailure,
  })
  if (!session.permissions.includes('settings')) return null
  return (
    <button
      type="button"
      className={`plain ${styles.demo}`}
      aria-disabled={load.isPending || undefined}
      onClick={() => !load.isPending && load.mutate()}
    >
      {load.isPending ? t('demo.loading') : (label ?? t('demo.load'))}
    </button>
  )
}
