import { z } from 'zod'
import { endpoint, Id } from '#platform/http/endpoint'

const someId = '01890000-0000-7000-8000-000000000000'

const Following = z.object({
  items: z.array(z.object({ id: z.uuid(), name: z.string(), isOwner: z.boolean() })).describe('By name'),
  following: z.boolean().describe('Whether you follow it'),
})
const OfRecord = z.strictObject({ recordId: Id, object: z.string().max(64) })
const example = { recordId: someId, object: 'contact' }

/** Who hears of a record: its owner, who said something about it, who was named, and whoever wants to. */
export const followers = {
  list: endpoint({
    method: 'GET',
    path: '/followers/{recordId}',
    summary: 'Who follows a record, and whether you do',
    permission: 'signedIn',
    input: OfRecord,
    output: Following,
    refusals: ['record_not_found'],
    example,
  }),
  follow: endpoint({
    method: 'PUT',
    path: '/followers/{recordId}',
    summary: 'Follow a record yourself',
    permission: 'signedIn',
    input: OfRecord,
    output: Following,
    refusals: ['record_not_found', 'forbidden', 'person_needed'],
    example,
  }),
  unfollow: endpoint({
    method: 'DELETE',
    path: '/followers/{recordId}',
    summary: 'Follow a record no more, even if you own it or are named again',
    permission: 'signedIn',
    input: OfRecord,
    output: Following,
    refusals: ['record_not_found', 'forbidden', 'person_needed'],
    example,
  }),
}
