import { z } from 'zod'
import { endpoint, Id } from '#platform/http/endpoint'
import { text } from '#platform/objects/text'

const someId = '01890000-0000-7000-8000-000000000000'

const Title = text(200).pipe(z.string().min(1, { error: 'An announcement has a title' }))
const Teams = z.array(Id).max(100).describe('The teams it is for, with those below them; empty: everybody')

export const Announcement = z.object({
  id: z.uuid(),
  title: z.string(),
  body: z.string(),
  teams: z.array(z.object({ id: z.uuid(), name: z.string() })).describe('Empty: it is for everybody'),
  author: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  createdAt: z.string(),
  editedAt: z.string().nullable(),
  readAt: z.string().nullable().describe('When you read it; null: it is pinned for you'),
})
export type Announcement = z.output<typeof Announcement>

const Reader = z.object({ id: z.uuid(), name: z.string(), readAt: z.string().nullable() })

/** What everybody or some teams should know, pinned for each person until they have read it. */
export const announcements = {
  list: endpoint({
    method: 'GET',
    path: '/announcements',
    summary: 'Announcements to you and your teams, newest first; with the right to announce, all of them',
    permission: 'signedIn',
    input: z.strictObject({
      unread: z.enum(['true']).optional().describe('Only those you have not read'),
      limit: z.coerce.number().int().min(1).max(100).default(50),
      cursor: Id.optional(),
    }),
    output: z.object({ items: z.array(Announcement), nextCursor: z.string().nullable() }),
    example: { limit: 5 },
  }),
  get: endpoint({
    method: 'GET',
    path: '/announcements/{id}',
    summary: 'One announcement',
    permission: 'signedIn',
    input: z.strictObject({ id: Id }),
    output: Announcement,
    refusals: ['announcement_not_found'],
    example: { id: someId },
  }),
  create: endpoint({
    method: 'POST',
    path: '/announcements',
    summary: 'Announce something to everybody or to some teams',
    permission: 'announce',
    input: z.strictObject({ title: Title, body: text(10_000).default(''), teamIds: Teams.default([]) }),
    output: Announcement,
    refusals: ['team_not_found'],
    example: { title: 'Roastery closed on Friday', body: 'We move the big roaster. Orders go out on Monday.' },
  }),
  change: endpoint({
    method: 'PATCH',
    path: '/announcements/{id}',
    summary: 'Put an announcement otherwise; who has read it, has',
    permission: 'announce',
    input: z.strictObject({ id: Id, title: Title, body: text(10_000) }),
    output: Announcement,
    refusals: ['announcement_not_found'],
    example: { id: someId, title: 'Roastery closed on Thursday', body: 'One day earlier than planned.' },
  }),
  withdraw: endpoint({
    method: 'DELETE',
    path: '/announcements/{id}',
    summary: 'Withdraw an announcement',
    permission: 'announce',
    input: z.strictObject({ id: Id }),
    output: z.object({ id: z.uuid() }),
    refusals: ['announcement_not_found'],
    example: { id: someId },
  }),
  read: endpoint({
    method: 'PUT',
    path: '/announcements/{id}/reading',
    summary: 'Say that you have read an announcement',
    permission: 'signedIn',
    input: z.strictObject({ id: Id }),
    output: Announcement,
    refusals: ['announcement_not_found', 'forbidden', 'person_needed'],
    example: { id: someId },
  }),
  readers: endpoint({
    method: 'GET',
    path: '/announcements/{id}/readings',
    summary: 'Whom an announcement is for, and who has read it when',
    permission: 'announce',
    input: z.strictObject({ id: Id }),
    output: z.object({ items: z.array(Reader) }),
    refusals: ['announcement_not_found'],
    example: { id: someId },
  }),
}
