import { z } from 'zod'
import { endpoint, Id } from '#platform/http/endpoint'
import { text } from '#platform/objects/text'

const someId = '00000000-0000-7000-8000-000000000000'

const TeamName = text(120).pipe(z.string().min(1, { error: 'A team needs a name' }))
const Members = z
  .array(z.strictObject({ userId: Id, lead: z.boolean().default(false).describe('May change what the team shares') }))
  .max(500)
  .refine((members) => new Set(members.map(({ userId }) => userId)).size === members.length, {
    error: 'Somebody is named twice',
    params: { mend: 'Name each person once.' },
  })

export const Team = z.object({
  id: z.uuid(),
  name: z.string(),
  parentId: z.uuid().nullable().describe('The team it stands below'),
  members: z.array(z.object({ userId: z.uuid(), name: z.string(), lead: z.boolean() })),
})

/** Some of the workspace's people under one name, to share views with. */
export const teamsContract = {
  list: endpoint({
    method: 'GET',
    path: '/teams',
    summary: 'The teams with their members, by name',
    permission: 'signedIn',
    input: z.strictObject({}),
    output: z.object({ items: z.array(Team), nextCursor: z.null() }),
    example: {},
  }),
  create: endpoint({
    method: 'POST',
    path: '/teams',
    summary: 'Make a team',
    permission: 'members',
    input: z.strictObject({ name: TeamName, members: Members.default([]) }),
    output: Team,
    refusals: ['team_name_taken'],
    example: { name: 'Wholesale' },
  }),
  rename: endpoint({
    method: 'PATCH',
    path: '/teams/{id}',
    summary: 'Name a team anew',
    permission: 'members',
    input: z.strictObject({ id: Id, name: TeamName }),
    output: Team,
    refusals: ['team_not_found', 'team_name_taken'],
    example: { id: someId, name: 'Wholesale north' },
  }),
  setMembers: endpoint({
    method: 'PUT',
    path: '/teams/{id}/members',
    summary: 'Say who is in a team, and who leads it',
    permission: 'members',
    input: z.strictObject({ id: Id, members: Members }),
    output: Team,
    refusals: ['team_not_found'],
    example: { id: someId, members: [] },
  }),
  delete: endpoint({
    method: 'DELETE',
    path: '/teams/{id}',
    summary: 'Dissolve a team; what was shared with it alone stays with whoever made it',
    permission: 'members',
    input: z.strictObject({ id: Id }),
    output: z.object({ id: z.uuid() }),
    refusals: ['team_not_found'],
    example: { id: someId },
  }),
}
