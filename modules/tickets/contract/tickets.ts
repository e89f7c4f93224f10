import { z } from 'zod'
import { endpoint, Id } from '#platform/http/endpoint'
import { Instant } from '#platform/objects/field'
import { objectContract } from '#platform/objects/object-contract'
import { targetKinds } from '../domain/reckon-targets.ts'
import { ticket } from '../objects/ticket.ts'

export const ticketsContract = objectContract(ticket, { subject: 'The grinder runs hot', priority: 'high' })

const someId = '00000000-0000-7000-8000-000000000000'

const Target = z.object({
  kind: z.enum(targetKinds),
  standing: z
    .enum(['running', 'near', 'paused', 'met', 'breached'])
    .describe('breached: late, whether answered or not'),
  startedAt: z.string(),
  dueAt: z.string().nullable().describe('Null: it rests, and was not due before'),
  endedAt: z.string().nullable(),
  endedBy: z.enum(['answered', 'solved']).nullable(),
  minutes: z.int().describe('What was promised, in minutes of work'),
  leftSeconds: z.int().describe('Left when it was reckoned last, in seconds of work; negative: by so much too late'),
  pausedSeconds: z.int(),
  policyName: z.string(),
})

const Clock = z.object({ id: z.uuid(), targets: z.array(Target).describe('The one that comes next first') })

/** What is promised of tickets, as it stands now. */
export const ticketClocksContract = {
  list: endpoint({
    method: 'GET',
    path: '/ticket-clocks',
    summary: 'What is promised of tickets: each target with when it is due',
    permission: 'tickets.read',
    input: z.strictObject({ tickets: z.string().max(10_000).describe('Ids, parted by commas; at most 200') }),
    output: z.object({ items: z.array(Clock) }),
    example: { tickets: someId },
  }),
  get: endpoint({
    method: 'GET',
    path: '/tickets/{id}/course',
    summary: 'What happened to a ticket: where it stood, who spoke when, what was promised and done about it',
    permission: 'tickets.read',
    input: z.strictObject({ id: Id }),
    output: Clock.extend({
      turns: z.array(
        z.object({ id: z.uuid(), side: z.enum(['customer', 'agent']), at: z.string(), byId: z.uuid().nullable() }),
      ),
      stays: z.array(
        z.object({ state: z.string(), category: z.string(), enteredAt: z.string(), leftAt: z.string().nullable() }),
      ),
      escalations: z.array(z.object({ kind: z.enum(targetKinds), act: z.string(), at: z.string() })),
    }),
    refusals: ['record_not_found'],
    example: { id: someId },
  }),
}

/** Who spoke: a word of the customer's starts a clock, an answer ends it. */
export const ticketTurnsContract = {
  create: endpoint({
    method: 'POST',
    path: '/tickets/{id}/turns',
    summary:
      'Note that the customer wrote or was answered. A customer’s word opens a ticket that waits or was solved; one solved too long ago is followed by a new one',
    permission: 'tickets.update',
    input: z.strictObject({
      id: Id,
      side: z.enum(['customer', 'agent']),
      at: Instant.optional().describe('When it was; now where absent'),
    }),
    output: z.object({
      ticketId: z.uuid().describe('The ticket it counts for: a new one, where the old one was solved too long ago'),
      isNew: z.boolean(),
    }),
    refusals: ['record_not_found', 'forbidden'],
    example: { id: someId, side: 'agent' },
  }),
}
