import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '#app/web/api.ts'
import { tell } from '#app/web/ui/toasts.tsx'
import { type ArticleLanguage, type Translation, translationsQuery } from './knowledge-client.ts'

export interface ArticleDraft {
  title: string
  summary: string
  body: string
  slug: string
}

interface Written {
  id: string
  language: ArticleLanguage
  translation: Translation | undefined
}

/** What is under the hand, its keeping and its publishing. */
export function useWriting({ id, language, translation }: Written) {
  const { t } = useTranslation('knowledge')
  const queries = useQueryClient()
  const [draft, setDraft] = useState<ArticleDraft>({
    title: translation?.title ?? '',
    summary: translation?.summary ?? '',
    body: translation?.body ?? '',
    slug: translation?.slug ?? '',
  })
  const [kept, setKept] = useState(draft)
  const [problem, setProblem] = useState<Error | null>(null)
  const isUnsaved = (['title', 'summary', 'body', 'slug'] as const).some((name) => draft[name] !== kept[name])
  const save = async () => {
    if (!isUnsaved && translation) return translation
    const { slug, ...words } = draft
    const saved = await client.articleTranslations.save({
      ...{ id, language, ...words, version: translation?.version ?? 0 },
      ...(slug ? { slug } : {}),
    })
    // Its addresses may have been made of its name; what was typed meanwhile stays.
    setKept({ ...draft, slug: saved.slug })
    setDraft((now) => ({ ...now, slug: now.slug === slug ? saved.slug : now.slug }))
    return saved
  }
  const done = (word: 'saved' | 'published' | 'unpublished') => async (one: Translation) => {
    setProblem(null)
    setKept((now) => ({ ...now, slug: one.slug }))
    setDraft((now) => ({ ...now, slug: one.slug }))
    await queries.invalidateQueries({ queryKey: translationsQuery(id).queryKey })
    void queries.invalidateQueries()
    await tell(t(`write.told.${word}`))
  }
  const saving = useMutation({ mutationFn: save, onSuccess: done('saved'), onError: setProblem })
  const publishing = useMutation({
    mutationFn: () => save().then(() => client.articlePublications.create({ id, language })),
    onSuccess: done('published'),
    onError: setProblem,
  })
  const unpublishing = useMutation({
    mutationFn: () => client.articlePublications.remove({ id, language }),
    onSuccess: done('unpublished'),
    onError: setProblem,
  })
  const set = (patch: Partial<ArticleDraft>) => setDraft((now) => ({ ...now, ...patch }))
  return { draft, set, problem, isUnsaved, saving, publishing, unpublishing }
}

export type Writing = ReturnType<typeof useWriting>
