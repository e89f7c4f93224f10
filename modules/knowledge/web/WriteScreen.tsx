import { useQuery } from '@tanstack/react-query'
import { useParams, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiProblem } from '#app/web/api-problem.ts'
import { mayIn } from '#app/web/session.ts'
import { RouteError } from '#app/web/shell/RouteError.tsx'
import { RouteNotFound } from '#app/web/shell/RouteNotFound.tsx'
import { useShell } from '#app/web/shell/shell-context.ts'
import { ForbiddenState } from '#app/web/ui/ForbiddenState.tsx'
import { PageSkeleton } from '#app/web/ui/PageSkeleton.tsx'
import { ScreenTabs } from '#app/web/ui/ScreenTabs.tsx'
import styles from './Knowledge.module.css'
import {
  type ArticleLanguage,
  type Centre,
  centreQuery,
  languageName,
  type Translation,
  translationsQuery,
} from './knowledge-client.ts'
import { Writer } from './Writer.tsx'

/** Writing an article, language by language. */
export function WriteScreen() {
  const { id = '' } = useParams({ strict: false })
  const { session } = useShell()
  const translations = useQuery(translationsQuery(id))
  const centre = useQuery(centreQuery)
  if (!mayIn(session)('articles.read')) return <ForbiddenState />
  const error = translations.error ?? centre.error
  if (error instanceof ApiProblem && [404, 422].includes(error.status)) return <RouteNotFound />
  if (error) return <RouteError error={error} reset={() => void translations.refetch()} />
  if (!translations.data || !centre.data) return <PageSkeleton />
  return <Languages id={id} translations={translations.data.items} centre={centre.data} />
}

interface LanguagesProps {
  id: string
  translations: Translation[]
  centre: Centre
}

function Languages({ id, translations, centre }: LanguagesProps) {
  const { t, i18n } = useTranslation('knowledge')
  const { language }: { language?: string } = useSearch({ strict: false })
  const all = [...new Set([...translations.map((one) => one.language as ArticleLanguage), ...centre.languages])]
  const current = all.find((one) => one === language) ?? all[0] ?? 'en'
  const found = translations.find((one) => one.language === current)
  const [begun, setBegun] = useState(0)
  const href = (one: string) => `/articles/${id}/write?language=${one}`
  return (
    <Writer
      // Another language, or another version under the hand: another text.
      key={`${current} ${begun}`}
      id={id}
      name={translations[0]?.title ?? ''}
      language={current}
      translation={found}
      begin={() => setBegun((count) => count + 1)}
      tabs={
        all.length > 1 && (
          <div className={styles.tabs}>
            <ScreenTabs
              label={t('write.languages')}
              tabs={all.map((one) => ({
                label: `${languageName(one, i18n.language)}${translations.some((known) => known.language === one) ? '' : ` · ${t('write.missing')}`}`,
                href: href(one),
              }))}
              current={href(current)}
            />
          </div>
        )
      }
    />
  )
}
