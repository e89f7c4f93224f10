import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import type { Language } from '#platform/i18n/translate'
import type { StoredChannel } from '../find-channel.ts'
import { isPhrasing } from '../phrasing/model.ts'
import type { StoredVisitor } from '../sessions.ts'
import { chatWords } from '../words.ts'

/**
 * The first words of the assistant: that it is one, and whether a language model gets to read what is asked. They stand in the
 * widget before anything can be written, and nobody can switch them off (Regulation (EU) 2024/1689, Article 50(1)).
 */
export async function helloOf(ctx: Ctx, language: Language): Promise<string> {
  const say = chatWords(language)
  const hello = say('hello', { business: ctx.workspace.name })
  return (await isPhrasing(ctx)) ? `${hello} ${say('helloModel')}` : hello
}

/** Keeps by which words a visitor was told. */
export async function disclose(ctx: Ctx, { content }: StoredChannel, { id, language }: StoredVisitor): Promise<void> {
  if (!content.assistant.isOn) return
  await sql`insert into chat_disclosures (workspace_id, visitor_id, wording, language, told_at)
    values (${ctx.workspaceId}, ${id}, ${await helloOf(ctx, language)}, ${language}, ${ctx.now().toISOString()}) on conflict do nothing`.execute(
    ctx.db,
  )
}
