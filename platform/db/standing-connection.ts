import pg from 'pg'

/**
 * One connection of this process that stays open: it hears notifications, and holds advisory locks that PostgreSQL
 * frees by itself the moment the process dies. It connects when first used, and comes back when the server went away.
 */
export interface StandingConnection {
  /** Calls `hear` with each message on the channel until the returned function is called. */
  listen(channel: string, hear: (message: string) => void): () => void
  /** Calls `work` each time the connection is back after a loss: messages in between are lost, and so are the locks. */
  onReturn(work: () => void): () => void
  /** Takes an advisory lock if nobody else has it. `family` keeps the names of one use apart from another's. */
  tryLock(family: string, name: string): Promise<boolean>
  unlock(family: string, name: string): Promise<void>
  close(): Promise<void>
}

const SHORTEST_PAUSE_MS = 250
const LONGEST_PAUSE_MS = 5000

/** With the same options as a pool. */
export function openStandingConnection(options: pg.PoolConfig): StandingConnection {
  const listeners = new Map<string, Set<(message: string) => void>>()
  const returns = new Set<() => void>()
  let closed = false
  let client: Promise<pg.Client> | null = null
  // One after the other: a connection does one thing at a time.
  let last: Promise<unknown> = Promise.resolve()

  async function connect(): Promise<pg.Client> {
    const next = new pg.Client({ ...options, keepAlive: true, application_name: 'kith standing' })
    next.on('error', () => {})
    next.on('notification', ({ channel, payload }) => {
      for (const hear of listeners.get(channel) ?? []) hear(payload ?? '')
    })
    await next.connect()
    next.once('end', () => void comeBack())
    for (const channel of listeners.keys()) await next.query(listenTo(channel))
    return next
  }

  async function comeBack(): Promise<void> {
    for (let pause = SHORTEST_PAUSE_MS; !closed; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
      await new Promise((resolve) => setTimeout(resolve, pause).unref())
      if (closed) return
      client = connect()
      if (!(await client.catch(() => null))) continue
      for (const work of returns) work()
      return
    }
  }

  function first(): Promise<pg.Client> {
    const connecting = connect()
    connecting.catch(() => void comeBack())
    return connecting
  }

  function query(text: string, values: unknown[] = []): Promise<pg.QueryResult> {
    const asked = last.then(async () => {
      client ??= first()
      return (await client).query(text, values)
    })
    last = asked.catch(() => {})
    return asked
  }

  return {
    listen(channel, hear) {
      const hearers = listeners.get(channel) ?? new Set()
      listeners.set(channel, hearers.add(hear))
      // A refusal here means that the connection is gone; the next one listens to every channel.
      if (hearers.size === 1) query(listenTo(channel)).catch(() => {})
      return () => void hearers.delete(hear)
    },
    onReturn(work) {
      returns.add(work)
      return () => void returns.delete(work)
    },
    async tryLock(family, name) {
      const { rows } = await query('select pg_try_advisory_lock(hashtext($1), hashtext($2)) as locked', [family, name])
      return rows[0]?.locked === true
    },
    async unlock(family, name) {
      await query('select pg_advisory_unlock(hashtext($1), hashtext($2))', [family, name])
    },
    async close() {
      closed = true
      await last
      await client?.then((open) => open.end()).catch(() => {})
    },
  }
}

const listenTo = (channel: string) => `listen ${pg.escapeIdentifier(channel)}`
