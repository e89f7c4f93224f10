import type { Ctx } from '#platform/ctx/ctx'

/** A message that is about to leave, with what its channel needs to know of its conversation. */
export interface Leaving {
  id: string
  conversationId: string
  subject: string | null
  number: string
  viaId: string | null
  body: string
  html: string | null
  userId: string | null
  /** No person wrote it. */
  isAutomatic: boolean
  /** Whom it is to: the customer's address, where there is one. */
  to: string | null
  /** People outside who take part. */
  copies: string[]
  fileIds: string[]
  /** The latest mail of the thread, and the mails' ids in order. */
  lastEmailId: string | null
}

/** What became of it: gone, or why not. */
export type Delivered = { emailId?: string } | { failure: 'noAddress' | 'noMailbox' }

/**
 * How messages of one kind arrive and leave. What arrives is given to `receiveMessage`. `deliver` runs in the transaction that
 * marks the message as sent, so it calls nobody outside: it enqueues with the message's id as its key, or refuses.
 */
export interface Channel {
  name: string
  /** Who is on the other side waits for it: what is said leaves at once, and is not taken back. */
  isLive?: true
  deliver(ctx: Ctx, message: Leaving): Promise<Delivered>
}

const declared = new Map<string, Channel>()

/** Declares a channel. @throws Error when it is declared twice */
export function declareChannel(channel: Channel): void {
  if (declared.has(channel.name)) throw new Error(`The channel ${channel.name} is declared twice`)
  declared.set(channel.name, channel)
}

/** Those whose other side waits for each word. */
export const liveChannels = (): string[] => [...declared.values()].flatMap(({ name, isLive }) => (isLive ? [name] : []))

/** @throws Error for a channel that nobody declared */
export function channelNamed(name: string): Channel {
  const channel = declared.get(name)
  if (!channel) throw new Error(`The channel ${name} is not declared`)
  return channel
}

/** Among colleagues, and by whoever reads conversations through the API: nothing leaves Kith. */
declareChannel({ name: 'internal', deliver: async () => ({}) })
declareChannel({ name: 'api', deliver: async () => ({}) })
