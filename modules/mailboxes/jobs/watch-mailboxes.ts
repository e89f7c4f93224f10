import { setTimeout as delay } from 'node:timers/promises'
import { actingForJob } from '#platform/ctx/acting-for'
import { inWorkspace, type Kith } from '#platform/ctx/ctx'
import { storedMailbox } from '../domain/find-mailbox.ts'
import { laterSync } from '../domain/save-mailbox.ts'
import { connectImap } from '../outside/connect-imap.ts'
import { signInOf } from '../outside/sign-in-of.ts'

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
 * Holds one line (IMAP IDLE) to each active mailbox, until closed. It reads nothing: it has the mailbox read. Where a server knows no
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
  const mailbox = await inWorkspace(kith, acting, (ctx) => storedMailbox(ctx, id))
  const signIn = mailbox?.state === 'active' ? await signInOf(kith, mailbox) : 'It is not read'
  if (!mailbox || typeof signIn === 'string') return
  const client = await connectImap(kith, mailbox.imap, signIn)
  const close = () => client.close()
  stop.signal.addEventListener('abort', close)
  const read = () =>
    inWorkspace(kith, acting, (ctx) => laterSync(ctx, id)).catch((error) =>
      kith.log.warn({ err: error, mailboxId: id }, 'a new mail waits for the next look'),
    )
  try {
    if (!client.capabilities.has('IDLE')) return
    await client.mailboxOpen('INBOX', { readOnly: true })
    client.on('exists', () => void read())
    line.isOpen = true
    await noteAlive(kith, [id])
    // What came while there was no line.
    await read()
    while (client.usable && !stop.signal.aborted) if ((await client.idle()) === false) break
  } finally {
    stop.signal.removeEventListener('abort', close)
    client.close()
  }
}
