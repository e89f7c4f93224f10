import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { mayIn } from '#app/web/session.ts'
import { useShell } from '#app/web/shell/shell-context.ts'
import { textOf } from '#app/web/ui/field.ts'
import { passagesQuery } from './knowledge-client.ts'
import own from './Suggestions.module.css'

const TYPING_MS = 300
/** Below this it hardly answers. */
const LEAST = 0.3

/** While something is written down: articles that answer it, so that it need not be asked. */
export function DraftSuggestions({ typed }: { typed: Record<string, unknown> }) {
  const { t } = useTranslation('knowledge')
  const { session } = useShell()
  const about = `${textOf(typed.subject)} ${textOf(typed.description)}`.trim().slice(0, 900)
  const [words] = useDebouncedValue(about, TYPING_MS)
  const may = mayIn(session)('articles.read')
  const query = passagesQuery(words, 'staff')
  const { data } = useQuery({ ...query, enabled: may && words.length > 2 })
  const items = words.length > 2 ? (data?.items ?? []).filter(({ score }) => score >= LEAST).slice(0, 3) : []
  return (
    <div role="status" className={own.draft}>
      {items.length > 0 && (
        <section className={own.suggestions} aria-label={t('suggest.title')}>
          <h2>{t('suggest.title')}</h2>
          <ul>
            {items.map(({ articleId, title, heading, text, language }) => (
              <li key={articleId} lang={language}>
                <a href={`/articles/${articleId}`} target="_blank" rel="noreferrer">
                  {title}
                </a>
                <p>
                  {heading ? `${heading}: ` : ''}
                  {text.slice(0, 140)}
                </p>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}
