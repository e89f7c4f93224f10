import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Draft } from './draft.ts'
import styles from './Forms.module.css'
import { previewQuery } from './form-client.ts'

/** The page as strangers will see it, drawn by what draws theirs; in a frame where nothing runs. */
export function Preview({ draft }: { draft: Draft }) {
  const { t } = useTranslation('forms')
  const [settled] = useDebouncedValue(draft, 250)
  const { data, error } = useQuery(previewQuery(settled.content, settled.language, settled.consent))
  return (
    <section className={styles.preview} aria-label={t('preview.label')}>
      <p className={styles.quiet}>{error ? t('preview.waits') : t('preview.about')}</p>
      <iframe className={styles.frame} title={t('preview.label')} sandbox="" srcDoc={data?.html ?? ''} />
    </section>
  )
}
