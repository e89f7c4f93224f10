import { ActionIcon, Button, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconCheck, IconCopy, IconExternalLink, IconMessagePlus, IconSearch } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '#app/web/api.ts'
import type { RecordPartProps } from '#app/web/objects/object-view.ts'
import { mayIn } from '#app/web/session.ts'
import { insertIntoReply, useHasReply } from '#app/web/shell/reply-insertion.ts'
import { useShell } from '#app/web/shell/shell-context.ts'
import { textOf } from '#app/web/ui/field.ts'
import { tell, tellFailure } from '#app/web/ui/toasts.tsx'
import styles from './Knowledge.module.css'
import { type ArticleLanguage, type Passage, passagesQuery, usesQuery } from './knowledge-client.ts'
import own from './Suggestions.module.css'

/** Below this it hardly answers. */
const LEAST = 0.3

/** Articles that answer a conversation or a ticket, beside where it is answered. */
export function Suggestions({ record, model }: RecordPartProps) {
  const { t } = useTranslation('knowledge')
  const { session } = useShell()
  const [typed, setTyped] = useState('')
  const [words] = useDebouncedValue(typed, 250)
  const about = `${textOf(record.subject)} ${textOf(record.previewBy) === 'outgoing' ? '' : textOf(record.preview)} ${textOf(record.description)}`
  const found = useQuery(passagesQuery((words.trim() || about.trim()).slice(0, 900), 'staff'))
  const kind = model.descriptor.name
  const { data: uses } = useQuery(usesQuery(kind, record.id))
  if (!mayIn(session)('articles.read')) return null
  const items = (found.data?.items ?? []).filter(({ score }) => words.trim() !== '' || score >= LEAST)
  return (
    <section
      className={own.suggestions}
      data-beside={kind === 'conversation' || undefined}
      aria-label={t('suggest.title')}
    >
      <h2>{t('suggest.title')}</h2>
      <TextInput
        size="xs"
        type="search"
        aria-label={t('suggest.search')}
        placeholder={t('suggest.search')}
        leftSection={<IconSearch size={14} stroke={1.6} />}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      {items.length === 0 && !found.isFetching && <p className={styles.quiet}>{t('suggest.none')}</p>}
      <ul>
        {items.map((passage) => (
          <Suggested
            key={passage.articleId}
            passage={passage}
            source={{ kind, sourceId: record.id }}
            isSent={uses?.items.some(({ articleId }) => articleId === passage.articleId) ?? false}
          />
        ))}
      </ul>
    </section>
  )
}

interface SuggestedProps {
  passage: Passage
  source: { kind: string; sourceId: string }
  isSent: boolean
}

function Suggested({ passage, source, isSent }: SuggestedProps) {
  const { t } = useTranslation('knowledge')
  const queries = useQueryClient()
  const hasReply = useHasReply()
  const { articleId, title, heading, text, language, address } = passage
  const use = useMutation({
    mutationFn: async (way: 'insert' | 'copy') => {
      if (!address) return
      if (way === 'insert') insertIntoReply(`${title}: ${address}`)
      else await navigator.clipboard.writeText(address)
      await client.articleUses.create({ id: articleId, ...source, language: language as ArticleLanguage })
      await queries.invalidateQueries({ queryKey: usesQuery(source.kind, source.sourceId).queryKey })
      if (way === 'copy') await tell(t('suggest.copied'))
    },
    onError: tellFailure,
  })
  return (
    <li lang={language}>
      <b>{title}</b>
      <p>
        {heading ? `${heading}: ` : ''}
        {text.slice(0, 140)}
      </p>
      <div className={styles.row}>
        {address && hasReply && (
          <Button
            size="compact-xs"
            variant="default"
            leftSection={<IconMessagePlus size={14} stroke={1.6} />}
            onClick={() => use.mutate('insert')}
          >
            {t('suggest.insert')}
          </Button>
        )}
        {address && (
          <ActionIcon
            size="sm"
            aria-label={t('suggest.copy', { title })}
            title={t('suggest.copy', { title })}
            onClick={() => use.mutate('copy')}
          >
            <IconCopy size={14} stroke={1.6} />
          </ActionIcon>
        )}
        <ActionIcon
          size="sm"
          component="a"
          href={`/articles/${articleId}`}
          target="_blank"
          aria-label={t('suggest.open', { title })}
          title={t('suggest.open', { title })}
        >
          <IconExternalLink size={14} stroke={1.6} />
        </ActionIcon>
        {isSent && (
          <small>
            <IconCheck size={12} stroke={1.6} aria-hidden="true" /> {t('suggest.sent')}
          </small>
        )}
        {!address && <small>{t('suggest.inside')}</small>}
      </div>
    </li>
  )
}
