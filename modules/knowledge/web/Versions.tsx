import { Button } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '#app/web/api.ts'
import { PartProblem } from '#app/web/objects/PartProblem.tsx'
import { useFormats } from '#app/web/ui/format.ts'
import { RowSkeletons } from '#app/web/ui/PageSkeleton.tsx'
import { tell, tellFailure } from '#app/web/ui/toasts.tsx'
import { changedLines } from './changed-lines.ts'
import styles from './Knowledge.module.css'
import { type ArticleLanguage, translationsQuery, type Version, versionsQuery } from './knowledge-client.ts'
import type { ArticleDraft } from './use-writing.ts'

interface VersionsProps {
  id: string
  language: ArticleLanguage
  draft: ArticleDraft
  mayWrite: boolean
  begin: () => void
}

/** What was published before: compared with what is under the hand, and made the draft again. */
export function Versions({ id, language, draft, mayWrite, begin }: VersionsProps) {
  const { t } = useTranslation('knowledge')
  const formats = useFormats()
  const queries = useQueryClient()
  const { data, error, isPending, refetch } = useQuery(versionsQuery(id, language))
  const [chosen, choose] = useState<number>()
  const restore = useMutation({
    mutationFn: (number: number) => client.articlePublications.restore({ id, language, number }),
    onSuccess: async () => {
      await queries.refetchQueries({ queryKey: translationsQuery(id).queryKey })
      begin()
      await tell(t('versions.told'))
    },
    onError: tellFailure,
  })
  return (
    <section className={styles.beside} aria-label={t('write.versions')}>
      <h2 className={styles.heading}>{t('write.versions')}</h2>
      {isPending && <RowSkeletons count={3} />}
      {error && <PartProblem problem={error} retry={() => void refetch()} />}
      {data?.items.length === 0 && <p className={styles.quiet}>{t('versions.none')}</p>}
      <ul className={styles.languages}>
        {data?.items.map((version) => (
          <li key={version.number} className={styles.version}>
            <div>
              <b>{t('versions.version', { number: version.number })}</b>
              <p>{version.title}</p>
              <small>{formats.dateTime(version.publishedAt)}</small>
            </div>
            <Button
              size="xs"
              variant="subtle"
              color="gray"
              aria-expanded={chosen === version.number}
              onClick={() => choose(chosen === version.number ? undefined : version.number)}
            >
              {t('versions.compare')}
            </Button>
            {mayWrite && (
              <Button size="xs" loading={restore.isPending} onClick={() => restore.mutate(version.number)}>
                {t('versions.restore')}
              </Button>
            )}
            {chosen === version.number && <Comparison version={version} draft={draft} />}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Comparison({ version, draft }: { version: Version; draft: ArticleDraft }) {
  const { t } = useTranslation('knowledge')
  const lines = changedLines(textOf(version), textOf(draft))
  if (lines.every(({ kind }) => kind === 'same')) return <p className={styles.quiet}>{t('versions.same')}</p>
  return (
    <div className={styles.comparison}>
      <p className={styles.quiet}>{t('versions.about', { number: version.number })}</p>
      {lines.map(({ kind, text }, at) =>
        kind === 'same' ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines have no name, and stay where they are
          <p key={at}>{text}</p>
        ) : kind === 'gone' ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: as above
          <del key={at}>{text}</del>
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: as above
          <ins key={at}>{text}</ins>
        ),
      )}
    </div>
  )
}

/** The words of an article, line by line. */
function textOf({ title, summary, body }: Pick<ArticleDraft, 'title' | 'summary' | 'body'>): string[] {
  const page = new DOMParser().parseFromString(
    body.replaceAll(/<\/(p|h[2-4]|li|tr|blockquote|pre)>|<br\s*\/?>/g, '\n'),
    'text/html',
  )
  const lines = (page.body.textContent ?? '').split('\n').map((line) => line.trim())
  return [title, summary, ...lines].filter(Boolean)
}
