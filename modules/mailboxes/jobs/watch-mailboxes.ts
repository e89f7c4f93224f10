import { setTimeout as delay } from 'node:timers/promises'
import { sql } from 'kysely'
import { actingForJob } from '#platform/ctx/acting-for'
import { type Ctx, inWorkspace, type Kith } from '#platform/ctx/ctx'
import { type StoredMailbox, storedMailbox } from '../domain/find-mailbox.ts'
import { laterSync } from '../domain/save-mailbox.ts'
import { connectMailbox } from '../outside/sign-in-of.ts'

/** A mailbox to which this process holds a line, so that new mails are heard of at once. */
interface Line {
  workspaceId: string
  /** How it was reached when the line was begun. */
  connection: number
  stop: AbortController
  isOpen: boolean
  ended: Promise<void>
}

interface Wanted {
  id: string
  workspaceId: string
  connection: number
}

const LOOK_MS = 15_000
const MOST_LINES = 500
const SHORTEST_PAUSE_MS = 2_000
const LONGEST_PAUSE_MS = 5 * 60_000
const STEADY_MS = 60_000
/** The name of the locks that decide which process holds a mailbox's line. */
const FAMILY = 'mailbox line'

/**
 * Holds a line (IMAP IDLE) to each active mailbox's inbox, and one to its sent mails where its server allows two, until closed. It reads nothing: it has the mailbox read. Where a server knows no
 * IDLE, or refuses another connection, mails come with the look of each minute.
 */
export function watchMailboxes(kith: Kith, { everyMs = LOOK_MS } = {}): { close(): Promise<void> } {
  const { standing } = kith.database
  const stopping = new AbortController()
  const lines = new Map<string, Line>()
  const letGo = async (id: string, line: Line) => {
    line.stop.abort()
    await line.ended
    lines.delete(id)
    await standing.unlock(FAMILY, id)
  }
  const look = async () => {
    const wanted = await wantedMailboxes(kith)
    const known = new Map(wanted.map((one) => [one.id, one]))
    for (const [id, line] of lines) if (known.get(id)?.connection !== line.connection) await letGo(id, line)
    for (const one of wanted) {
      if (lines.has(one.id) || stopping.signal.aborted || !(await standing.tryLock(FAMILY, one.id))) continue
      const line: Line = { ...one, stop: new AbortController(), isOpen: false, ended: Promise.resolve() }
      line.ended = hold(kith, one.id, line)
      lines.set(one.id, line)
    }
    await noteAlive(
      kith,
      [...lines].flatMap(([id, { isOpen }]) => (isOpen ? [id] : [])),
    )
  }
  // With its connection a process loses its locks: another may hold these lines by now.
  const forget = standing.onReturn(() => {
    for (const [id, line] of lines) void letGo(id, line).catch(() => {})
  })
  const running = (async () => {
    while (!stopping.signal.aborted) {
      await look().catch((error) => kith.log.warn({ err: error }, 'mailboxes could not be watched'))
      await delay(everyMs, undefined, { signal: stopping.signal }).catch(() => {})
    }
  })()
  return {
    async close() {
      forget()
      stopping.abort()
      for (const { stop } of lines.values()) stop.abort()
      await running
      await Promise.all([...lines].map(([id, line]) => letGo(id, line).catch(() => {})))
    },
  }
}

async function wantedMailboxes(kith: Kith): Promise<Wanted[]> {
  const { rows } = await kith.database.owner.query<Wanted>(
    `select id, workspace_id as "workspaceId", connection from mailboxes
      where state = 'active' and (retry_at is null or retry_at <= $1) order by created_at limit ${MOST_LINES}`,
    [kith.now().toISOString()],
  )
  return rows
}

/** What is seen of a line: that it was there a moment ago. */
const noteAlive = (kith: Kith, ids: readonly string[]) =>
  ids.length === 0
    ? undefined
    : kith.database.owner.query('update mailboxes set watched_at = $2 where id = any ($1::uuid[])', [
        ids,
        kith.now().toISOString(),
      ])

/** Keeps the line: begins it anew when it breaks, ever more rarely as long as it breaks at once. */
async function hold(kith: Kith, id: string, line: Line): Promise<void> {
  const { signal } = line.stop
  for (let failures = 0; !signal.aborted; failures++) {
    const begun = Date.now()
    // Why it cannot be reached stands with the mailbox by whoever reads it.
    await listen(kith, id, line).catch((error) =>
      kith.log.debug({ err: error, mailboxId: id }, 'a line to a mailbox broke'),
    )
    line.isOpen = false
    if (Date.now() - begun > STEADY_MS) failures = 0
    const pause = Math.min(LONGEST_PAUSE_MS, SHORTEST_PAUSE_MS * 2 ** failures) * (0.75 + Math.random() / 2)
    await delay(pause, undefined, { signal }).catch(() => {})
  }
}

async function listen(kith: Kith, id: string, line: Line): Promise<void> {
  const { workspaceId, stop } = line
  const acting = await actingForJob(kith, { workspaceId, userId: null, actor: { kind: 'integration', id } })
  const within = <T>(work: (ctx: Ctx) => Promise<T>) => inWorkspace(kith, acting, work)
  const mailbox = await within((ctx) => storedMailbox(ctx, id))
  if (mailbox?.state !== 'active') return
  const sent = await within((ctx) => sentFolder(ctx, id))
  const over = new AbortController()
  const hearing: Hearing = {
    signal: AbortSignal.any([stop.signal, over.signal]),
    read: () =>
      within((ctx) => laterSync(ctx, id)).catch((error) =>
        kith.log.warn({ err: error, mailboxId: id }, 'a new mail waits for the next look'),
      ),
  }
  // What colleagues send by their own mail programs; a server that allows one line alone leaves it to the look of every five minutes.
  const beside = sent
    ? hear(kith, mailbox, sent, hearing).catch((error) =>
        kith.log.debug({ err: error, mailboxId: id }, 'a second line to a mailbox broke'),
      )
    : undefined
  try {
    await hear(kith, mailbox, 'INBOX', {
      ...hearing,
      async opened() {
        line.isOpen = true
        await noteAlive(kith, [id])
      },
    })
  } finally {
    over.abort()
    await beside
  }
}

/** Where what was sent lies, if that is read, or all mails are. */
async function sentFolder(ctx: Ctx, id: string): Promise<string | undefined> {
  const { rows } = await sql<{ path: string }>`select path from mail_folders f where workspace_id = ${ctx.workspaceId}
    and mailbox_id = ${id} and role = 'sent' and not is_gone
    and (is_read or exists (select from mail_folders a where a.workspace_id = f.workspace_id and a.mailbox_id = f.mailbox_id
      and a.role = 'all' and a.is_read)) limit 1`.execute(ctx.db)
  return rows[0]?.path
}

interface Hearing {
  signal: AbortSignal
  read: () => Promise<void>
  opened?: () => Promise<void>
}

/** Has the mailbox read whenever something comes into a folder, until the line breaks or is let go. */
async function hear(
  kith: Kith,
  mailbox: StoredMailbox,
  folder: string,
  { signal, read, opened }: Hearing,
): Promise<void> {
  const client = await connectMailbox(kith, mailbox)
  const close = () => client.close()
  signal.addEventListener('abort', close)
  try {
    if (signal.aborted || !client.capabilities.has('IDLE')) return
    await client.mailboxOpen(folder, { readOnly: true })
    client.on('exists', () => void read())
    await opened?.()
    // What came while there was no line.
    await read()
    while (client.usable && !signal.aborted) if ((await client.idle()) === false) break
  } finally {
    signal.removeEventListener('abort', close)
    client.close()
  }
}
