import { Button } from '@mantine/core'
import { IconInfoCircle } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { client } from '../api.ts'
import { tellFailure } from '../ui/toasts.tsx'
import styles from './Adoption.module.css'
import { dismissalsQuery } from './adoption-client.ts'
import { explained } from './explained-screens.ts'

/** What a screen is for, in two sentences, until one has read it: then never again, on no device. */
export function Explanation({ pathname }: { pathname: string }) {
  const { t } = useTranslation('adoption')
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
    <aside className={styles.explanation} aria-label={t('explain.label')}>
      <IconInfoCircle size={16} stroke={1.6} aria-hidden="true" />
      <p>{t(`explain.screens.${screen}`)}</p>
      <Button size="xs" loading={dismiss.isPending} onClick={() => dismiss.mutate(name)}>
        {t('explain.understood')}
      </Button>
    </aside>
  )
}
