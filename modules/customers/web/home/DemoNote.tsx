import { Button } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, client } from '#app/web/api.ts'
import { useShell } from '#app/web/shell/shell-context.ts'
import { tell, tellFailure } from '#app/web/ui/toasts.tsx'
import styles from './FirstWeek.module.css'

/** Says that what one sees is partly an example, and takes it out again. */
export function DemoNote() {
  const { t } = useTranslation('home')
  const queries = useQueryClient()
  const { session } = useShell()
  const { data } = useQuery({ ...api.demo.get.queryOptions({ input: {} }), staleTime: 60_000 })
  const remove = useMutation({
    mutationFn: () => client.demo.remove({}),
    onSuccess: async () => {
      await queries.invalidateQueries()
      tell(t('demo.removed'))
    },
    onError: tellFailure,
  })
  if (!data?.loaded || !session.permissions.includes('settings')) return null
  return (
    <section className={styles.note} aria-label={t('demo.title')}>
      <h3 className={styles.title}>{t('demo.title')}</h3>
      <p className={styles.detail}>{t('demo.text')}</p>
      <Button size="xs" mt="sm" loading={remove.isPending} onClick={() => remove.mutate()}>
        {t('demo.remove')}
      </Button>
    </section>
  )
}
