import { Button } from '@mantine/core'
import { IconInfoCircle } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { dismissalsQuery } from '../adoption/adoption-client.ts'
import { client } from '../api.ts'
import { tellFailure } from '../ui/toasts.tsx'
import styles from './Explanation.module.css'
import { explained } from './explained-screens.ts'

/** What a screen is for, in two sentences, until one has read it: then never again, on no device. */
export function Explanation({ pathname }: { pathname: string }) {
  const { t } = useTranslation('explanations')
  const queries = useQueryClient()
  const { data } = useQuery(dismissalsQuery)
  const dismiss = useMutation({
    mutationFn: (name: string) => client.dismissals.add({ name }),
    onSuccess: (answer) => queries.setQueryData(dismissalsQuery.queryKey, answer),
    onError: tellFailure,
  })
  const screen = explained[pathname]
  const name = `explain.${screen}`
  if (!screen || !data || data.items.includes(name)) return null
  return (
    <aside className={styles.explanation} aria-label={t('label')}>
      <IconInfoCircle size={16} stroke={1.6} aria-hidden="true" />
      <p>{t(`screens.${screen}`)}</p>
      <Button size="xs" loading={dismiss.isPending} onClick={() => dismiss.mutate(name)}>
        {t('understood')}
      </Button>
    </aside>
  )
}
