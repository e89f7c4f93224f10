import type { QueryClient } from '@tanstack/react-query'
import { api, type client } from '#app/web/api.ts'

export type Template = Awaited<ReturnType<typeof client.mailTemplates.list>>['items'][number]
export type Variable = Awaited<ReturnType<typeof client.mailVariables.list>>['items'][number]
export type Letter = Awaited<ReturnType<typeof client.letters.list>>['items'][number]

export const templatesQuery = api.mailTemplates.list.queryOptions({ input: {} })
export const variablesQuery = api.mailVariables.list.queryOptions({ input: {}, staleTime: 60_000 })

/** The mails of a contact or a deal. */
export const lettersQuery = (about: { contactId: string } | { dealId: string }) =>
  api.letters.list.queryOptions({ input: about })

/** After a mail went out or was answered: lists of mails, timelines and what deals stand at are asked anew. */
export const forgetLetters = (queries: QueryClient) =>
  Promise.all([
    queries.invalidateQueries({ queryKey: api.letters.key() }),
    ...['contacts', 'companies', 'deals', 'activities'].map((plural) =>
      queries.invalidateQueries({ queryKey: [plural] }),
    ),
  ])
