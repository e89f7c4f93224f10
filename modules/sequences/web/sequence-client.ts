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

export type Sequence = Awaited<ReturnType<typeof client.sequences.get>>
export type SequenceDraft = Pick<Sequence, 'name' | 'basis' | 'stops' | 'dailyCap'> & { steps: StepDraft[] }
export type StepDraft = NonNullable<Parameters<typeof client.sequences.create>[0]['steps']>[number]
export type Enrolment = Awaited<ReturnType<typeof client.enrolments.list>>['items'][number]

export const sequencesQuery = api.sequences.list.queryOptions({ input: {} })
export const sequenceQuery = (id: string) => api.sequences.get.queryOptions({ input: { id }, retry: false })

/** Who is in a sequence, or what a contact or deal is in. */
export const enrolmentsQuery = (of: { sequenceId: string } | { contactId: string } | { dealId: string }) =>
  api.enrolments.list.queryOptions({ input: of })
export const approvalsQuery = api.enrolments.list.queryOptions({ input: { waiting: 'approval' } })
export const optOutQuery = (contactId: string) => api.optOuts.get.queryOptions({ input: { id: contactId } })

/** After somebody was enrolled or moved: figures, lists, mails and timelines are asked anew. */
export const forgetEnrolments = (queries: QueryClient) =>
  Promise.all([
    forgetLetters(queries),
    ...[api.sequences.key(), api.enrolments.key(), api.optOuts.key(), ['tasks']].map((queryKey) =>
      queries.invalidateQueries({ queryKey }),
    ),
  ])
