import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import styles from './Knowledge.module.css'
import { type ArticleLanguage, previewQuery } from './knowledge-client.ts'
import type { ArticleDraft } from './use-writing.ts'

/** The page as readers will see it, drawn by what draws theirs; in a frame where nothing runs. */
export function ArticlePreview({ draft, language }: { draft: ArticleDraft; language: ArticleLanguage }) {
  const { t } = useTranslation('knowledge')
  const [settled] = useDebouncedValue(draft, 400)
  const { summary, body } = settled
  const { data } = useQuery(
    previewQuery({ language, title: settled.title.trim() || t('write.untitled'), summary, body }),
  )
  return (
    <section className={styles.beside} aria-label={t('write.preview')}>
      <iframe
        className={styles.frame}
        title={t('write.preview')}
        sandbox="allow-same-origin"
        srcDoc={data?.html ?? ''}
      />
    </section>
  )
}
