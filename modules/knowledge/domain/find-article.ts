import type { Ctx } from '#platform/ctx/ctx'
import { refuse } from '#platform/http/refusal'
import { wholeOf } from '#platform/objects/conceal'
import { lockRows } from '#platform/objects/rows'
import { saveRecord } from '#platform/objects/save-records'

/** An article as far as it decides what may be done with it. */
export interface StandingArticle {
  title: string
  status: 'draft' | 'published' | 'archived'
  language: string
  reviewOn: string | null
}

/** The article, locked until the transaction ends. @throws Refusal record_not_found */
export async function lockArticle(ctx: Ctx, id: string): Promise<StandingArticle> {
  const row = (await lockRows(ctx, wholeOf(ctx.objects.find('article')), [id])).get(id)
  if (!row || row.deletedAt) return refuse('record_not_found', { object: 'article' })
  return row.values as unknown as StandingArticle // the columns of its type
}

/** Whether this person may know of it. @throws Refusal record_not_found */
export async function seeArticle(ctx: Ctx, id: string): Promise<void> {
  const found = await ctx.db
    .selectFrom('articles')
    .select('id')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!found) refuse('record_not_found', { object: 'article' })
}

/** What only Kith sets of an article. */
interface Move {
  title?: string
  status?: StandingArticle['status']
  languages?: string[]
  publishedAt?: string
  reviewOn?: string
}

/** Sets what no client may, by the way all records are written: with events and version. */
export const moveArticle = (ctx: Ctx, id: string, input: Move) =>
  saveRecord(ctx, ctx.objects.find('article'), { id, input: {}, prepared: { input: { ...input }, errors: [] } })
