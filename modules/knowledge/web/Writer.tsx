import { Textarea, TextInput } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiProblem } from '#app/web/api-problem.ts'
import { mayIn } from '#app/web/session.ts'
import { useShell } from '#app/web/shell/shell-context.ts'
import { ArticlePreview } from './ArticlePreview.tsx'
import { BodyEditor } from './BodyEditor.tsx'
import styles from './Knowledge.module.css'
import type { ArticleLanguage, Translation } from './knowledge-client.ts'
import { useWriting } from './use-writing.ts'
import { Versions } from './Versions.tsx'
import { WriteBar } from './WriteBar.tsx'

interface WriterProps {
  id: string
  name: string
  language: ArticleLanguage
  translation: Translation | undefined
  /** Begins anew with what is kept. */
  begin: () => void
  tabs: ReactNode
}

/** The text of an article in one language, with its page or its versions beside it. */
export function Writer({ id, name, language, translation, begin, tabs }: WriterProps) {
  const { t } = useTranslation('knowledge')
  const { session } = useShell()
  const [beside, setBeside] = useState<'preview' | 'versions'>('preview')
  const writing = useWriting({ id, language, translation })
  const { draft, set, problem } = writing
  const mayWrite = mayIn(session)('articles.update')
  const fault = (path: string) =>
    problem instanceof ApiProblem ? problem.errors.find((one) => one.path === path)?.message : undefined
  return (
    <>
      <WriteBar {...{ id, name, language, translation, writing, mayWrite, beside, setBeside }} />
      {tabs}
      {problem && (
        <p role="alert" className={styles.problem}>
          {problem.message}
        </p>
      )}
      <div className={styles.writer}>
        <fieldset className={styles.text} disabled={!mayWrite}>
          <legend className={styles.hidden}>{t('write.title')}</legend>
          <TextInput
            label={t('write.name')}
            required
            maxLength={200}
            value={draft.title}
            error={fault('title')}
            onChange={(event) => set({ title: event.currentTarget.value })}
          />
          <Textarea
            label={t('write.summary')}
            description={t('write.summaryHint')}
            autosize
            minRows={1}
            maxRows={4}
            maxLength={500}
            value={draft.summary}
            onChange={(event) => set({ summary: event.currentTarget.value })}
          />
          <BodyEditor language={language} body={draft.body} change={(body) => set({ body })} readOnly={!mayWrite} />
          <TextInput
            label={t('write.slug')}
            description={t('write.slugHint')}
            maxLength={80}
            value={draft.slug}
            error={fault('slug')}
            onChange={(event) => set({ slug: event.currentTarget.value.toLowerCase().replaceAll(/[^a-z0-9-]+/g, '-') })}
          />
          {translation && translation.formerSlugs.length > 0 && (
            <p className={styles.quiet}>{t('write.former', { slugs: translation.formerSlugs.join(', ') })}</p>
          )}
        </fieldset>
        {beside === 'preview' ? (
          <ArticlePreview draft={draft} language={language} />
        ) : (
          <Versions {...{ id, language, draft, mayWrite, begin }} />
        )}
      </div>
    </>
  )
}
