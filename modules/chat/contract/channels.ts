import { z } from 'zod'
import { endpoint, Id } from '#platform/http/endpoint'
import { Channel, ChannelDraft, ChannelPatch } from './channel-shape.ts'

const someId = '01890000-0000-7000-8000-000000000000'
const one = z.strictObject({ id: Id })
const Secret = z.object({ secret: z.string().describe('Signs, by HS256, the tokens that say who a visitor is') })

/** The chats of a business on its websites. */
export const chatChannels = {
  list: endpoint({
    method: 'GET',
    path: '/chat-channels',
    summary: 'The chats of the business, with their script tags',
    permission: 'settings',
    input: z.strictObject({}),
    output: z.object({ items: z.array(Channel) }),
    example: {},
  }),
  create: endpoint({
    method: 'POST',
    path: '/chat-channels',
    summary: 'Make a chat; it is off until it is switched on',
    permission: 'settings',
    input: ChannelDraft,
    output: Channel,
    refusals: ['calendar_not_found', 'team_not_found'],
    example: { name: 'Shop', content: { origins: ['https://hafen-kaffee.example'] } },
  }),
  change: endpoint({
    method: 'PATCH',
    path: '/chat-channels/{id}',
    summary: 'Change a chat, switch it on or off; open widgets notice with their next request',
    permission: 'settings',
    input: ChannelPatch,
    output: Channel,
    refusals: ['chat_not_found', 'calendar_not_found', 'team_not_found', 'version_conflict'],
    example: { id: someId, state: 'on' as const },
  }),
  remove: endpoint({
    method: 'DELETE',
    path: '/chat-channels/{id}',
    summary: 'Delete a chat with what is known of its visitors; what was said stays in the inbox',
    permission: 'settings',
    input: one,
    output: z.object({ id: z.uuid() }),
    refusals: ['chat_not_found'],
    example: { id: someId },
  }),
}

/** What a website signs with who its visitors are. */
export const chatSecrets = {
  get: endpoint({
    method: 'GET',
    path: '/chat-channels/{id}/secret',
    summary: 'The secret by which a website says who a visitor is',
    permission: 'settings',
    input: one,
    output: Secret,
    refusals: ['chat_not_found'],
    example: { id: someId },
  }),
  renew: endpoint({
    method: 'PUT',
    path: '/chat-channels/{id}/secret',
    summary: 'Make another secret; what was signed with the former one no longer holds',
    permission: 'settings',
    input: one,
    output: Secret,
    refusals: ['chat_not_found'],
    shownOnce: 'secret',
    example: { id: someId },
  }),
}
