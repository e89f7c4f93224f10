import { z } from 'zod'
import { endpoint, Id } from '#platform/http/endpoint'

const someId = '00000000-0000-7000-8000-000000000000'
const one = z.strictObject({ userId: Id })

export const FormerMember = z.object({
  id: z.uuid(),
  name: z.string(),
  email: z.string(),
  role: z.string(),
  deactivatedAt: z.iso.datetime(),
  handedTo: z.object({ id: z.uuid(), name: z.string() }).nullable(),
})

/** Shutting people out, with what they have in good hands, and letting them in again. */
export const membersContract = {
  listFormer: endpoint({
    method: 'GET',
    path: '/former-members',
    summary: 'Who was shut out of the workspace, by name',
    permission: 'members',
    input: z.strictObject({}),
    output: z.object({ items: z.array(FormerMember), nextCursor: z.null() }),
    example: {},
  }),
  holdings: endpoint({
    method: 'GET',
    path: '/members/{userId}/holdings',
    summary: 'How many records name somebody, for each object: what a hand-over would move',
    permission: 'members',
    input: one,
    output: z.object({ items: z.array(z.object({ object: z.string(), count: z.int() })), nextCursor: z.null() }),
    refusals: ['member_not_found'],
    example: { userId: someId },
  }),
  deactivate: endpoint({
    method: 'PUT',
    path: '/members/{userId}/deactivation',
    summary: 'Shut somebody out at once and hand their records over, in bulk jobs',
    permission: 'members',
    input: z.strictObject({
      userId: Id,
      handOverTo: Id.nullable().default(null).describe('Who gets their records; null: they keep their name'),
    }),
    output: z.object({ jobIds: z.array(z.uuid()).describe('See GET /bulk-jobs/{id}') }),
    refusals: ['member_not_found', 'not_oneself', 'last_owner'],
    example: { userId: someId },
  }),
  reactivate: endpoint({
    method: 'DELETE',
    path: '/members/{userId}/deactivation',
    summary: 'Let somebody in again, as what they were',
    permission: 'members',
    input: one,
    output: one,
    refusals: ['member_not_found'],
    example: { userId: someId },
  }),
}
