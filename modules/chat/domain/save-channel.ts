import '../events.ts'
import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import { findCalendar } from '#platform/calendar/business/find-calendars'
import type { Ctx } from '#platform/ctx/ctx'
import { refuse } from '#platform/http/refusal'
import type { ChannelDraft, ChannelPatch } from '../contract/channel-shape.ts'
import { storedChannel } from './find-channel.ts'

/** Makes a chat, switched off. @returns its id. @throws Refusal calendar_not_found, team_not_found */
export async function createChannel(ctx: Ctx, { name, content, calendarId, teamId }: ChannelDraft): Promise<string> {
  await expectThere(ctx, { calendarId, teamId })
  const id = uuidv7()
  const now = ctx.now().toISOString()
  await ctx.db
    .insertInto('chatChannels')
    .values({
      ...{ workspaceId: ctx.workspaceId, id, name, content: JSON.stringify(content), calendarId, teamId },
      ...{ createdBy: ctx.userId, createdAt: now, updatedAt: now },
    })
    .execute()
  await ctx.record({ type: 'chatChannel.created', object: 'chatChannel', recordId: id, payload: { name } })
  return id
}

/** Changes a chat, switches it on or off. @throws Refusal chat_not_found, version_conflict, calendar_not_found, team_not_found */
export async function changeChannel(ctx: Ctx, { id, version, ...patch }: ChannelPatch): Promise<void> {
  const held = (await storedChannel(ctx, id, { hold: true })) ?? refuse('chat_not_found')
  if (version !== undefined && version !== held.version)
    refuse('version_conflict', { object: 'chatChannel', version: held.version })
  await expectThere(ctx, patch)
  const { name, state, content, calendarId, teamId } = {
    ...held,
    ...Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined)),
  }
  await ctx.db
    .updateTable('chatChannels')
    .set({
      ...{ name, state, content: JSON.stringify(content), calendarId, teamId },
      ...{ updatedAt: ctx.now().toISOString(), version: sql`version + 1` },
    })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .execute()
  await ctx.record({ type: 'chatChannel.updated', object: 'chatChannel', recordId: id, payload: { name, state } })
}

interface Named {
  calendarId?: string | null | undefined
  teamId?: string | null | undefined
}

async function expectThere(ctx: Ctx, { calendarId, teamId }: Named): Promise<void> {
  if (calendarId) await findCalendar(ctx, calendarId)
  if (!teamId) return
  const team = await ctx.db
    .selectFrom('teams')
    .select('id')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', teamId)
    .executeTakeFirst()
  if (!team) refuse('team_not_found')
}

/** Deletes a chat; what was said in it stays in the inbox. @throws Refusal chat_not_found */
export async function deleteChannel(ctx: Ctx, { id }: { id: string }): Promise<{ id: string }> {
  const { name } = (await storedChannel(ctx, id, { hold: true })) ?? refuse('chat_not_found')
  await ctx.db.deleteFrom('chatChannels').where('workspaceId', '=', ctx.workspaceId).where('id', '=', id).execute()
  await ctx.record({ type: 'chatChannel.deleted', object: 'chatChannel', recordId: id, payload: { name } })
  return { id }
}
