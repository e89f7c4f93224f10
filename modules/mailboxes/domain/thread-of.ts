import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import type { Ctx } from '#platform/ctx/ctx'
import { baseSubject, isForwarded } from '#platform/mail/reading/base-subject'

/** What decides which thread a mail belongs to. Ids are without angle brackets. */
export interface Threaded {
  mailboxId: string
  messageId: string
  /** Ids of the mails before it, oldest first: References, or In-Reply-To where there are none. */
  references: readonly string[]
  subject: string
  /** Whom it is with: the sender of what came, the first receiver of what leaves; null: only with us. */
  partner: string | null
  direction: 'in' | 'out'
  /** A server tells what became of a mail: that belongs to it, whoever says so. */
  isReport?: boolean
  at: string
}

const DAY_MS = 24 * 60 * 60 * 1000
const FALL_BACK_DAYS = 14
const JOIN_DAYS = 30
/** Written to more than so many, each answer is a thread of its own. */
const MANY = 10

/**
 * The thread of a mail (email.md 12): by the ids it names, nearest first; by its subject only where it names none, answers somebody
 * and comes from whom such a thread is with. Whoever was no part of a thread and speaks of something else begins one that follows it.
 */
export async function threadOf(ctx: Ctx, mail: Threaded): Promise<string> {
  const known = await threadsById(ctx, mail)
  const named = [...mail.references].reverse().flatMap((id) => known.get(id) ?? [])
  const own = known.get(mail.messageId)
  const [nearest] = named
  const found = nearest
    ? await within(ctx, nearest, mail)
    : (own ?? (await bySubject(ctx, mail)) ?? (await begin(ctx, mail, null)))
  const branched = nearest !== undefined && found.id !== nearest.id
  const others = branched ? [] : [...named, ...(own ? [own] : [])].filter(({ id }) => id !== found.id)
  const thread = await joined(ctx, found, others, mail)
  await remember(ctx, mail, thread, branched ? [] : mail.references)
  return thread
}

interface Thread {
  id: string
  subject: string
  baseSubject: string
  partner: string | null
  lastAt: string
  createdAt: string
}

async function threadsById(ctx: Ctx, { mailboxId, messageId, references }: Threaded): Promise<Map<string, Thread>> {
  const { rows } = await sql<
    Thread & { messageId: string }
  >`select i.message_id, t.id, t.subject, t.base_subject, t.partner,
      t.last_at, t.created_at
    from email_thread_ids i join email_threads t on t.workspace_id = i.workspace_id and t.id = i.thread_id
    where i.workspace_id = ${ctx.workspaceId} and i.mailbox_id = ${mailboxId}
      and i.message_id = any (${[messageId, ...references]}::text[])`.execute(ctx.db)
  return new Map(rows.map(({ messageId: id, ...thread }) => [id, thread]))
}

/** The thread that is answered, or one that branches off it. */
async function within(ctx: Ctx, thread: Thread, mail: Threaded): Promise<Thread> {
  const { direction, partner, subject, isReport } = mail
  if (isReport) return thread
  // Where we answer is our choice.
  if (direction === 'out' && !isForwarded(subject)) return thread
  if (partner === null || thread.partner === null) return partner === null ? thread : branch(ctx, thread, mail)
  const { isPart, isToMany } = await partIn(ctx, thread.id, mail)
  if (isToMany) return thread.partner === partner ? thread : branch(ctx, thread, mail)
  const sameSubject = baseSubject(subject) === thread.baseSubject && !isForwarded(subject)
  return isPart || sameSubject ? thread : branch(ctx, thread, mail)
}

/** Whether somebody took part in a thread, and whether the mail that is answered went to many. */
async function partIn(ctx: Ctx, threadId: string, { partner, references }: Threaded) {
  const { rows } = await sql<{ isPart: boolean; isToMany: boolean }>`select
      exists (select from emails e join email_participants p on p.workspace_id = e.workspace_id and p.email_id = e.id
        where e.workspace_id = ${ctx.workspaceId} and e.thread_id = ${threadId} and p.address = ${partner}) as is_part,
      coalesce((select (select count(*) from email_participants p where p.workspace_id = e.workspace_id and p.email_id = e.id
            and p.role in ('to', 'cc', 'bcc')) > ${MANY}
          from emails e where e.workspace_id = ${ctx.workspaceId} and e.thread_id = ${threadId}
            and e.message_id = ${references.at(-1) ?? ''} limit 1), false) as is_to_many`.execute(ctx.db)
  return rows[0] ?? { isPart: false, isToMany: false }
}

/** The thread with this partner that follows another; begun when there is none. */
async function branch(ctx: Ctx, from: Thread, mail: Threaded): Promise<Thread> {
  const { rows } = await sql<Thread>`select id, subject, base_subject, partner, last_at, created_at from email_threads
    where workspace_id = ${ctx.workspaceId} and follows = ${from.id} and partner = ${mail.partner} and joined_into is null
    order by created_at limit 1`.execute(ctx.db)
  return rows[0] ?? begin(ctx, mail, from.id)
}

/** Only for an answer that names nothing: the same partner, the same subject, a fortnight at most. */
async function bySubject(
  ctx: Ctx,
  { mailboxId, references, subject, partner, at }: Threaded,
): Promise<Thread | undefined> {
  const base = baseSubject(subject)
  const answers = base !== subject.trim().toLowerCase() && !isForwarded(subject)
  if (references.length > 0 || !answers || base === '' || partner === null) return undefined
  const earliest = new Date(Date.parse(at) - FALL_BACK_DAYS * DAY_MS).toISOString()
  const { rows } = await sql<Thread>`select id, subject, base_subject, partner, last_at, created_at from email_threads
    where workspace_id = ${ctx.workspaceId} and mailbox_id = ${mailboxId} and partner = ${partner} and base_subject = ${base}
      and joined_into is null and last_at between ${earliest} and ${at}
    order by last_at desc limit 1`.execute(ctx.db)
  return rows[0]
}

async function begin(ctx: Ctx, { mailboxId, subject, partner, at }: Threaded, follows: string | null): Promise<Thread> {
  const thread = {
    id: uuidv7(),
    subject,
    baseSubject: baseSubject(subject),
    partner,
    lastAt: at,
    createdAt: ctx.now().toISOString(),
  }
  await ctx.db
    .insertInto('emailThreads')
    .values({ workspaceId: ctx.workspaceId, mailboxId, follows, ...thread })
    .execute()
  return thread
}

/**
 * A mail may show that threads are one, such as the answer that came before what it answers. They are joined into the oldest, if both
 * are with the same partner and none has rested for long. @returns the id of the thread that stays
 */
async function joined(ctx: Ctx, thread: Thread, others: readonly Thread[], mail: Threaded): Promise<string> {
  const rested = (one: Thread) => Math.abs(Date.parse(mail.at) - Date.parse(one.lastAt)) > JOIN_DAYS * DAY_MS
  const alike = others.filter((one) => one.partner === thread.partner && !rested(one))
  if (alike.length === 0 || rested(thread)) return thread.id
  const [into, ...joining] = [thread, ...new Map(alike.map((one) => [one.id, one])).values()].sort(
    (a, b) => Date.parse(a.createdAt) - Date.parse(b.createdAt) || (a.id < b.id ? -1 : 1),
  )
  if (!into) return thread.id
  const ids = joining.map(({ id }) => id)
  const of = <T extends string>(table: T) => sql`${sql.table(table)}`
  for (const table of ['emails', 'email_thread_ids'])
    await sql`update ${of(table)} set thread_id = ${into.id} where workspace_id = ${ctx.workspaceId}
      and thread_id = any (${ids}::uuid[])`.execute(ctx.db)
  await sql`update email_threads set joined_into = ${into.id} where workspace_id = ${ctx.workspaceId}
    and (id = any (${ids}::uuid[]) or joined_into = any (${ids}::uuid[]))`.execute(ctx.db)
  for (const threadId of ids)
    await ctx.record({
      ...{ type: 'email.joined', object: 'email', quiet: true },
      payload: { mailboxId: mail.mailboxId, threadId, intoThreadId: into.id },
    })
  return into.id
}

async function remember(ctx: Ctx, mail: Threaded, threadId: string, references: readonly string[]): Promise<void> {
  const { mailboxId, messageId, at } = mail
  await sql`insert into email_thread_ids (workspace_id, mailbox_id, message_id, thread_id)
    select ${ctx.workspaceId}, ${mailboxId}, id, ${threadId}
    from (select distinct unnest(${[messageId, ...references]}::text[]) as id) as ids
    on conflict do nothing`.execute(ctx.db)
  await sql`update email_threads set last_at = greatest(last_at, ${at}) where workspace_id = ${ctx.workspaceId}
    and id = ${threadId}`.execute(ctx.db)
}
