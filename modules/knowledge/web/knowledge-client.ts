import { keepPreviousData } from '@tanstack/react-query'
import { api, type client } from '#app/web/api.ts'
import type { articleLanguages } from '../domain/languages.ts'

export type ArticleLanguage = (typeof articleLanguages)[number]
export type Translation = Awaited<ReturnType<typeof client.articleTranslations.save>>
export type Version = Awaited<ReturnType<typeof client.articlePublications.versions>>['items'][number]
export type Centre = Awaited<ReturnType<typeof client.helpCentre.get>>
export type Category = Awaited<ReturnType<typeof client.articleCategories.list>>['items'][number]
export type Passage = Awaited<ReturnType<typeof client.articlePassages.list>>['items'][number]
export type Gap = Awaited<ReturnType<typeof client.articleGaps.list>>['items'][number]
export type TicketGap = Awaited<ReturnType<typeof client.articleGaps.list>>['tickets'][number]

export const translationsQuery = (id: string) => api.articleTranslations.list.queryOptions({ input: { id } })
export const versionsQuery = (id: string, language: ArticleLanguage) =>
  api.articlePublications.versions.queryOptions({ input: { id, language } })
export const centreQuery = api.helpCentre.get.queryOptions({ input: {} })
export const categoriesQuery = api.articleCategories.list.queryOptions({ input: {} })
export const gapsQuery = (days: number) => api.articleGaps.list.queryOptions({ input: { days } })
export const usesQuery = (kind: string, sourceId: string) =>
  api.articleUses.list.queryOptions({ input: { kind, sourceId } })

/** Articles that answer some words; those before stay until the next are there. */
export const passagesQuery = (words: string, audience: 'customers' | 'staff') =>
  api.articlePassages.list.queryOptions({
    input: { words, audience, limit: 4 },
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    enabled: words.trim().length > 2,
  })

export const previewQuery = (draft: { language: ArticleLanguage; title: string; summary: string; body: string }) =>
  api.articlePreviews.create.queryOptions({ input: draft, placeholderData: keepPreviousData, retry: false, gcTime: 0 })

/** What a language calls itself, in the language of the screen. */
export const languageName = (language: string, screen: string): string =>
  new Intl.DisplayNames([screen], { type: 'language' }).of(language) ?? language

/** Keeps a picture among the files of the workspace. @throws Error */
export async function keepPicture(file: File): Promise<string> {
  const form = new FormData()
  form.append('file', file)
  const answer = await fetch('/api/v1/files', { method: 'POST', body: form })
  const said = await answer.json()
  if (!answer.ok) throw new Error(String(said.title ?? answer.statusText))
  return String(said.id)
}

export const pictureAddress = (fileId: string) => `/api/v1/files/${fileId}/content`
