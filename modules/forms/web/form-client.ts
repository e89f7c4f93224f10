import { keepPreviousData } from '@tanstack/react-query'
import { api, client } from '#app/web/api.ts'
import type { FormContent } from '../contract/form-shape.ts'

export type Form = Awaited<ReturnType<typeof client.forms.get>>
export type FormField = Form['content']['fields'][number]
export type Askable = Awaited<ReturnType<typeof client.formFields.list>>['items'][number]
export type Submission = Awaited<ReturnType<typeof client.formSubmissions.list>>['items'][number]

export const formsQuery = (archived: boolean) =>
  api.forms.list.queryOptions({ input: archived ? { archived: 'true' } : {} })
export const formQuery = (id: string) => api.forms.get.queryOptions({ input: { id } })
export const askableQuery = () => api.formFields.list.queryOptions({ input: {}, staleTime: 60_000 })

/** The page of what is being written; the one before stays until the next is there, and while something is wrong. */
export const previewQuery = (content: FormContent, language: Form['language'], consent: string) =>
  api.forms.preview.queryOptions({
    input: { content, language, consent },
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    retry: false,
  })

export type SubmissionStatus = Submission['status']

export const submissionsQuery = (id: string, status: SubmissionStatus | undefined) =>
  api.formSubmissions.list.infiniteOptions({
    input: (cursor: string | undefined) => ({ id, limit: 50, cursor, ...(status ? { status } : {}) }),
    initialPageParam: undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  })

export const { create, change, remove } = client.forms
export const { accept, adopt, remove: removeSubmission } = client.formSubmissions
