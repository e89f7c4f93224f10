import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { seeArticle } from './find-article.ts'

/** Where an article was sent: a conversation, a ticket, a chat. */
export interface Source {
  kind: string
  sourceId: string
}

/** Notes that an article was sent somewhere; once for each place. @throws Refusal record_not_found */
export async function noteUse(ctx: Ctx, { kind, sourceId, id, language }: Source & { id: string; language: string }) {
  await seeArticle(ctx, id)
  await sql`insert into article_uses (workspace_id, article_id, source_kind, source_id, language, used_by, used_at)
    values (${ctx.workspaceId}, ${id}, ${kind}, ${sourceId}, ${language}, ${ctx.userId}, ${ctx.now().toISOString()})
    on conflict (workspace_id, article_id, source_kind, source_id) do nothing`.execute(ctx.db)
  return { articleId: id }
}

/** Which articles were sent there, the last first. */
export async function listUses(ctx: Ctx, { kind, sourceId }: Source) {
  const { rows } = await sql<{ articleId: string; title: string; language: string; usedAt: string }>`
    select u.article_id, a.title, u.language, u.used_at from article_uses u
      join articles a on a.workspace_id = u.workspace_id and a.id = u.article_id and a.deleted_at is null
     where u.workspace_id = ${ctx.workspaceId} and u.source_kind = ${kind} and u.source_id = ${sourceId}
     order by u.used_at desc limit 100`.execute(ctx.db)
  return { items: rows }
}
