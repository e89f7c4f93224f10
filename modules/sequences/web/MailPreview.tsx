import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '#app/web/api.ts'
import type { MailWords } from './MailFields.tsx'
import styles from './Sequences.module.css'
import { VariableProblems } from './VariableProblems.tsx'

interface Shown {
  contactId: string
  dealId?: string | undefined
  words: MailWords
}

/** A mail as its reader gets it. */
export function MailPreview({ contactId, dealId, words }: Shown) {
  const { t } = useTranslation('sequences')
  const [settled] = useDebouncedValue(words, 250)
  const { data, error } = useQuery(
    api.letters.preview.queryOptions({
      input: { contactId, ...(dealId ? { dealId } : {}), ...settled },
      placeholderData: keepPreviousData,
      retry: false,
    }),
  )
  if (error)
    return (
      <p role="alert" className={styles.bad}>
        {error.message}
      </p>
    )
  if (!data) return null
  return (
    <section className={styles.preview} aria-label={t('preview.title')}>
      <p className={styles.small}>{data.to[0] ? t('preview.to', { to: data.to[0] }) : t('letter.noAddress')}</p>
      <p className={styles.previewSubject}>{data.subject || '–'}</p>
      <p className={styles.previewBody}>{data.body}</p>
      <VariableProblems missing={data.missing} unknown={data.unknown} />
    </section>
  )
}
