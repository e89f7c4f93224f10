import { Button, FileButton, Select } from '@mantine/core'
import { IconFileUpload } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '#app/web/api.ts'
import { mayIn } from '#app/web/session.ts'
import { useShell } from '#app/web/shell/shell-context.ts'
import { ForbiddenState } from '#app/web/ui/ForbiddenState.tsx'
import { PageHeader } from '#app/web/ui/PageHeader.tsx'
import { UiLink } from '#app/web/ui/UiLink.tsx'
import styles from './Knowledge.module.css'
import { type ArticleLanguage, categoriesQuery, centreQuery, keepPicture, languageName } from './knowledge-client.ts'

const MOST = 50
const isArticle = ({ name }: File) => /\.(md|markdown|html?|txt)$/i.test(name)

interface Choice {
  language: ArticleLanguage | null
  audience: 'public' | 'customers' | 'staff'
  categoryId: string | null
}

/** Articles out of Markdown and HTML files, with their pictures, as drafts. */
export function ImportScreen() {
  const { t, i18n } = useTranslation('knowledge')
  const { session } = useShell()
  const queries = useQueryClient()
  const { data: centre } = useQuery(centreQuery)
  const { data: categories } = useQuery(categoriesQuery)
  const [files, setFiles] = useState<File[]>([])
  const [choice, setChoice] = useState<Choice>({ language: null, audience: 'public', categoryId: null })
  const articles = files.filter(isArticle)
  const language = choice.language ?? centre?.languages[0] ?? 'en'
  const taking = useMutation({
    mutationFn: async () => {
      const pictures = await Promise.all(
        files
          .filter((file) => !isArticle(file))
          .map(async (file) => ({ name: file.name, fileId: await keepPicture(file) })),
      )
      const read = await Promise.all(
        articles.slice(0, MOST).map(async (file) => ({ name: file.name, content: await file.text() })),
      )
      return client.articleImports.create({ ...choice, language, files: read, pictures })
    },
    onSuccess: () => {
      setFiles([])
      return queries.invalidateQueries()
    },
  })
  if (!mayIn(session)('articles.create')) return <ForbiddenState />
  const named = (categories?.items ?? []).map(({ id, names }) => ({
    value: id,
    label: names[i18n.language as ArticleLanguage]?.name ?? Object.values(names)[0]?.name ?? '',
  }))
  return (
    <>
      <PageHeader title={t('import.title')} trail={[{ label: t('article.many'), href: '/articles' }]} />
      <div className={styles.page}>
        <p className={styles.quiet}>{t('import.about')}</p>
        <div className={styles.three}>
          <Select
            label={t('import.language')}
            allowDeselect={false}
            data={(centre?.languages ?? ['en']).map((value) => ({ value, label: languageName(value, i18n.language) }))}
            value={language}
            onChange={(value) => setChoice({ ...choice, language: value as ArticleLanguage })}
          />
          <Select
            label={t('article.fields.audience')}
            allowDeselect={false}
            data={(['public', 'customers', 'staff'] as const).map((value) => ({
              value,
              label: t(`article.options.audience.${value}`),
            }))}
            value={choice.audience}
            onChange={(value) => setChoice({ ...choice, audience: (value as Choice['audience']) ?? 'public' })}
          />
          <Select
            label={t('article.fields.categoryId')}
            clearable
            data={named}
            value={choice.categoryId}
            onChange={(categoryId) => setChoice({ ...choice, categoryId })}
          />
        </div>
        <div className={styles.row}>
          <FileButton multiple accept=".md,.markdown,.html,.htm,.txt,.png,.jpg,.jpeg,.gif,.webp" onChange={setFiles}>
            {(props) => (
              <Button {...props} variant="default" leftSection={<IconFileUpload size={16} stroke={1.6} />}>
                {t('import.choose')}
              </Button>
            )}
          </FileButton>
          <Button disabled={articles.length === 0} loading={taking.isPending} onClick={() => taking.mutate()}>
            {t('import.take', { count: Math.min(articles.length, MOST) })}
          </Button>
        </div>
        {files.length > 0 && <p className={styles.quiet}>{files.map(({ name }) => name).join(', ')}</p>}
        {articles.length > MOST && <p className={styles.quiet}>{t('import.most', { count: MOST })}</p>}
        {taking.error && <p role="alert">{taking.error.message}</p>}
        {taking.data && (
          <ul className={styles.languages} aria-label={t('import.done')}>
            {taking.data.items.map(({ name, title, status, articleId, why, leftOut, language: of }) => (
              <li key={name}>
                <div>
                  <b>
                    {articleId ? <UiLink href={`/articles/${articleId}/write?language=${of}`}>{title}</UiLink> : name}
                  </b>
                  <small>
                    {why ? t(`import.why.${why}`) : t(`import.status.${status}`)}
                    {leftOut > 0 ? ` · ${t('import.leftOut', { count: leftOut })}` : ''}
                  </small>
                </div>
              </li>
            ))}
          </ul>
        )}
      </div>
    </>
  )
}
