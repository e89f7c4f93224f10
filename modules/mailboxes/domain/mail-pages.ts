import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { refuse } from '#platform/http/refusal'

/** A mail's HTML, and what is needed to show it. */
export interface MailPage {
  id: string
  html: string
  remoteAllowed: boolean
  inner: { id: string; contentId: string }[]
}

/** To whoever its mailbox shows all. @throws Refusal email_not_found, also where a mail has no HTML */
export async function findMailPage(ctx: Ctx, id: string): Promise<MailPage> {
  const { rows } = await sql<MailPage>`select e.id, w.html, ${trusts(ctx)} as remote_allowed,
      coalesce((select jsonb_agg(jsonb_build_object('id', a.id, 'contentId', a.content_id) order by a.position)
        from email_attachments a where a.workspace_id = e.workspace_id and a.email_id = e.id
          and a.is_inline and a.content_id is not null and a.file_id is not null), '[]') as inner
    from emails e join email_words w on w.workspace_id = e.workspace_id and w.email_id = e.id
    where e.workspace_id = ${ctx.workspaceId} and e.id = ${id} and w.html is not null`.execute(ctx.db)
  return rows[0] ?? refuse('email_not_found')
}

/** Whether a mail is more than words; what it quotes tells nothing of itself. */
export const designed = sql<boolean>`coalesce(
  split_part(w.html, '<blockquote', 1) ~ '<(img|table|h[1-6]|ul|ol)[ />]|background-color:| bgcolor=', false)`

/** How a mail's HTML would look, without reading it. */
export interface MailLook {
  /** More than words: it was made to be looked at. */
  isDesigned: boolean
  hasRemoteImages: boolean
  /** This person lets the sender's remote images be shown. */
  remoteAllowed: boolean
  sender: string
}

/** Of those mails that have HTML and whose words show to this person, by mail. */
export async function looksOf(ctx: Ctx, emailIds: readonly string[]): Promise<Map<string, MailLook>> {
  if (emailIds.length === 0 || !ctx.may('emails.read')) return new Map()
  const { rows } = await sql<
    MailLook & { id: string }
  >`select e.id, e.from_address as sender, ${trusts(ctx)} as remote_allowed,
      ${designed} as is_designed,
      position(' data-remote="' in w.html) > 0 as has_remote_images
    from emails e join email_words w on w.workspace_id = e.workspace_id and w.email_id = e.id
    where e.workspace_id = ${ctx.workspaceId} and e.id = any (${emailIds}::uuid[]) and w.html is not null`.execute(
    ctx.db,
  )
  return new Map(rows.map(({ id, ...look }) => [id, look]))
}

const trusts = (ctx: Ctx) => sql`exists (select from trusted_senders s where s.workspace_id = e.workspace_id
  and s.user_id = ${ctx.userId} and s.address = e.from_address)`

/** What hangs on a mail, to whoever its mailbox shows all. @throws Refusal file_not_found */
export async function findMailAttachment(ctx: Ctx, { id, attachmentId }: { id: string; attachmentId: string }) {
  const { rows } = await sql<{ name: string; mediaType: string; bytes: number; sha256: string }>`
    select a.name, f.media_type, f.bytes, f.sha256 from email_attachments a
    join emails e on e.workspace_id = a.workspace_id and e.id = a.email_id
    join files f on f.workspace_id = a.workspace_id and f.id = a.file_id
    where a.workspace_id = ${ctx.workspaceId} and a.email_id = ${id} and a.id = ${attachmentId}`.execute(ctx.db)
  return rows[0] ?? refuse('file_not_found')
}
