import { type AddressInfo, createServer, type Socket } from 'node:net'
import { atTheEnd } from './file-end.ts'

/** How somebody signs in: by a password, or by an access token (XOAUTH2). */
export interface SignedIn {
  user: string
  password?: string
  accessToken?: string
}

interface Kept {
  uid: number
  raw: Buffer
  date: Date
}

interface Folder {
  use: string
  mails: Kept[]
}

/** A reader's end of the line. */
interface Line {
  socket: Socket
  user: string | null
  folder: Folder | null
  idling: string | null
  /** How they sign in, whose proof is still to come, and by which tag. */
  proving: { tag: string; way: string } | null
}

type Words = readonly string[]

/**
 * An IMAP server on loopback for where no real one is installed: it knows the few commands that reading, watching and filing use, and
 * no more. Ended with the test file.
 * @param lets whether somebody gets in
 */
export async function aScriptedImap(lets: (who: SignedIn) => Promise<boolean> | boolean) {
  const accounts = new Map<string, Map<string, Folder>>()
  const lines = new Set<Line>()
  const foldersOf = (user: string) => {
    const there =
      accounts.get(user) ??
      new Map([
        ['INBOX', folder('')],
        ['Sent', folder('\\Sent')],
      ])
    accounts.set(user, there)
    return there
  }
  const put = (into: Folder, raw: Buffer, date = new Date()) => {
    into.mails.push({ uid: (into.mails.at(-1)?.uid ?? 0) + 1, raw, date })
    for (const { folder: open, idling, socket } of lines)
      if (open === into && idling) socket.write(`* ${into.mails.length} EXISTS\r\n`)
  }
  const server = createServer((socket) => {
    const line: Line = { socket, user: null, folder: null, idling: null, proving: null }
    lines.add(line)
    socket.on('error', () => {})
    socket.on('close', () => lines.delete(line))
    socket.write(`* OK [CAPABILITY ${CAPABILITIES}] ready\r\n`)
    const session = { line, lets, foldersOf, put }
    void speak(session).catch(() => socket.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  atTheEnd(
    () =>
      new Promise<void>((resolve) => {
        for (const { socket } of lines) socket.destroy()
        server.close(() => resolve())
      }),
  )
  return {
    port: (server.address() as AddressInfo).port, // it listens on TCP
    /** Lays a mail where it would have come. */
    deliver: (user: string, raw: string, into = 'INBOX') =>
      put(foldersOf(user).get(into) ?? folder(''), Buffer.from(raw)),
    inFolder: (user: string, name: string) => (foldersOf(user).get(name)?.mails ?? []).map(({ raw }) => raw.toString()),
    /** On how many lines somebody waits for news of an account. */
    listening: (user: string) => [...lines].filter((line) => line.user === user && line.idling).length,
  }
}

const CAPABILITIES = 'IMAP4rev1 SASL-IR AUTH=PLAIN AUTH=XOAUTH2 SPECIAL-USE IDLE'
const folder = (use: string): Folder => ({ use, mails: [] })

interface Session {
  line: Line
  lets: (who: SignedIn) => Promise<boolean> | boolean
  foldersOf(user: string): Map<string, Folder>
  put(into: Folder, raw: Buffer, date?: Date): void
}

async function speak(session: Session): Promise<void> {
  const { line } = session
  for await (const { text, literal } of commandsOf(line.socket)) {
    if (line.idling) {
      line.socket.write(`${line.idling} OK done\r\n`)
      line.idling = null
      continue
    }
    if (line.proving) {
      const { tag, way } = line.proving
      line.proving = null
      line.socket.write(`${tag} ${await signIn(session, way, text)}\r\n`)
      continue
    }
    const [tag = '*', ...words] = wordsIn(text)
    const isUid = words[0]?.toUpperCase() === 'UID'
    const [name = '', ...rest] = isUid ? words.slice(1) : words
    const said = await answer(session, { tag, name: name.toUpperCase(), rest, literal })
    if (said !== null) line.socket.write(`${tag} ${said}\r\n`)
  }
}

interface Asked {
  tag: string
  name: string
  rest: Words
  literal: Buffer | null
}

/** @returns how the command went; null: nothing more is said now */
async function answer(session: Session, { tag, name, rest, literal }: Asked): Promise<string | null> {
  const { line, foldersOf, put } = session
  const folders = line.user ? foldersOf(line.user) : new Map<string, Folder>()
  const tell = (...told: string[]) => line.socket.write(told.map((one) => `* ${one}\r\n`).join(''))
  switch (name) {
    case 'CAPABILITY':
      tell(`CAPABILITY ${CAPABILITIES}`)
      return 'OK'
    case 'AUTHENTICATE':
      if (rest[1]) return signIn(session, rest[0] ?? '', rest[1])
      line.proving = { tag, way: rest[0] ?? '' }
      line.socket.write('+ \r\n')
      return null
    case 'LIST':
      // Asked for nothing, it tells what parts its names.
      if (rest[1] === '') tell('LIST (\\Noselect) "/" ""')
      else for (const [path, { use }] of folders) tell(`LIST (${use}) "/" "${path}"`)
      return 'OK'
    case 'LSUB':
    case 'NOOP':
      return 'OK'
    case 'SELECT':
    case 'EXAMINE': {
      const open = folders.get(rest[0] ?? '')
      if (!open) return 'NO there is none'
      line.folder = open
      const next = (open.mails.at(-1)?.uid ?? 0) + 1
      tell('FLAGS (\\Seen)', `${open.mails.length} EXISTS`, 'OK [UIDVALIDITY 7] .', `OK [UIDNEXT ${next}] .`)
      return 'OK [READ-ONLY] open'
    }
    case 'SEARCH':
      tell(`SEARCH ${found(line.folder?.mails ?? [], rest).join(' ')}`.trim())
      return 'OK'
    case 'FETCH':
      for (const [at, mail] of (line.folder?.mails ?? []).entries())
        if (isIn(rest[0] ?? '', mail.uid)) line.socket.write(fetched(at + 1, mail, rest.join(' ')))
      return 'OK'
    case 'APPEND': {
      const into = folders.get(rest[0] ?? '')
      if (!into || !literal) return 'NO [TRYCREATE] there is none'
      put(into, literal)
      return 'OK'
    }
    case 'IDLE':
      line.idling = tag
      line.socket.write('+ idling\r\n')
      return null
    case 'LOGOUT':
      line.socket.end(`* BYE\r\n${tag} OK\r\n`)
      return null
    default:
      return 'NO I know nothing of that'
  }
}

async function signIn({ line, lets }: Session, way: string, said: string): Promise<string> {
  const given = Buffer.from(said, 'base64').toString()
  const [, authcid = '', password = ''] = given.split('\0')
  const told = (name: string) =>
    given
      .split('\u0001')
      .find((field) => field.startsWith(name))
      ?.slice(name.length) ?? ''
  const [user, accessToken] = [told('user='), told('auth=Bearer ')]
  const who = way.toUpperCase() === 'XOAUTH2' ? { user, accessToken } : { user: authcid, password }
  if (!(await lets(who))) return 'NO [AUTHENTICATIONFAILED] Not with that'
  line.user = who.user
  return `OK [CAPABILITY ${CAPABILITIES}] in`
}

/** What reading asks by: since a day, by numbers, by the Message-ID. */
function found(mails: readonly Kept[], [by = '', ...rest]: Words): number[] {
  const key = by.toUpperCase()
  const [first = '', second = ''] = rest
  return mails
    .filter(({ uid, raw, date }) => {
      if (key === 'SINCE') return date.getTime() >= Date.parse(first)
      if (key === 'UID') return isIn(first, uid)
      if (key === 'HEADER') return raw.toString().includes(second)
      return true
    })
    .map(({ uid }) => uid)
}

/** `3,5:7,9:*`; what is beyond the end means the last one. */
const isIn = (numbers: string, uid: number) =>
  numbers.split(',').some((part) => {
    const [from = '', to = from] = part.split(':')
    return uid >= Number(from) && (to === '*' || uid <= Number(to))
  })

function fetched(place: number, { uid, raw, date }: Kept, asked: string): Buffer {
  const at = `${String(date.getUTCDate()).padStart(2, ' ')}-${date.toUTCString().slice(8, 11)}-${date.getUTCFullYear()} ${date.toISOString().slice(11, 19)} +0000`
  const head = `* ${place} FETCH (UID ${uid} RFC822.SIZE ${raw.length} INTERNALDATE "${at}"`
  if (!asked.includes('BODY')) return Buffer.from(`${head})\r\n`)
  return Buffer.concat([Buffer.from(`${head} BODY[] {${raw.length}}\r\n`), raw, Buffer.from(')\r\n')])
}

const wordsIn = (text: string): string[] =>
  [...text.matchAll(/"((?:[^"\\]|\\.)*)"|[^\s"()]+/g)].map(
    ([whole, quoted]) => quoted?.replaceAll(/\\(.)/g, '$1') ?? whole,
  )

/** Lines, each with the bytes that were announced at its end. */
async function* commandsOf(socket: Socket): AsyncGenerator<{ text: string; literal: Buffer | null }> {
  let held = Buffer.alloc(0)
  let waiting: { text: string; bytes: number } | null = null
  for await (const part of socket) {
    held = Buffer.concat([held, part as Buffer]) // no encoding is set
    for (;;) {
      if (waiting) {
        if (held.length < waiting.bytes + 2) break
        yield { text: waiting.text, literal: Buffer.from(held.subarray(0, waiting.bytes)) }
        held = held.subarray(waiting.bytes + 2)
        waiting = null
        continue
      }
      const end = held.indexOf('\r\n')
      if (end < 0) break
      const text = held.subarray(0, end).toString()
      held = held.subarray(end + 2)
      const announced = /\{(\d+)\}$/.exec(text)
      if (announced) {
        waiting = { text: text.slice(0, announced.index), bytes: Number(announced[1]) }
        socket.write('+ go on\r\n')
      } else yield { text, literal: null }
    }
  }
}
