import { ActionIcon, Button, TextInput } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '#app/web/api.ts'
import { ApiProblem } from '#app/web/api-problem.ts'
import { tellFailure } from '#app/web/ui/toasts.tsx'
import { type ArticleLanguage, translationsQuery } from './knowledge-client.ts'
import styles from './Redirects.module.css'

interface RedirectsProps {
  id: string
  language: ArticleLanguage
  slugs: readonly string[]
}

/** Other addresses of the help centre that lead on to an article: those it had, and those one adds. */
export function Redirects({ id, language, slugs }: RedirectsProps) {
  const { t } = useTranslation('knowledge')
  const queries = useQueryClient()
  const [slug, setSlug] = useState('')
  const again = () => queries.invalidateQueries({ queryKey: translationsQuery(id).queryKey })
  const add = useMutation({
    mutationFn: () => client.articleAddresses.create({ id, language, slug }),
    onSuccess: async () => {
      setSlug('')
      await again()
    },
  })
  const remove = useMutation({
    mutationFn: (gone: string) => client.articleAddresses.remove({ id, language, slug: gone }),
    onSuccess: again,
    onError: tellFailure,
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    add.mutate()
  }
  const problem = add.error instanceof ApiProblem ? (add.error.errors[0]?.message ?? add.error.message) : undefined
  return (
    <details className={styles.redirects}>
      <summary>{t('redirects.title', { count: slugs.length })}</summary>
      <ul>
        {slugs.map((one) => (
          <li key={one}>
            <code>{one}</code>
            <ActionIcon
              size="sm"
              variant="subtle"
              color="gray"
              aria-label={t('redirects.remove', { slug: one })}
              title={t('redirects.remove', { slug: one })}
              onClick={() => remove.mutate(one)}
            >
              <IconX size={14} stroke={1.6} />
            </ActionIcon>
          </li>
        ))}
      </ul>
      <form onSubmit={submit}>
        <TextInput
          size="xs"
          aria-label={t('redirects.slug')}
          placeholder={t('redirects.slug')}
          maxLength={80}
          value={slug}
          error={problem}
          onChange={({ currentTarget: { value } }) => setSlug(value.trim().toLowerCase())}
        />
        <Button type="submit" size="xs" variant="default" disabled={slug === ''} loading={add.isPending}>
          {t('redirects.add')}
        </Button>
      </form>
    </details>
  )
}
