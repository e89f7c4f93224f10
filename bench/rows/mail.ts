import { chownSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { parseMail } from '#platform/mail/reading/parse-mail'
import { root } from '#platform/root'
import { hasDovecot, startDovecot } from '#tests/support/dovecot'
import { timed } from '../measure.ts'
import type { Row } from '../row.ts'
import type { Stand } from '../stand.ts'

const corpora = join(root, '../shared/data')
const folders = [
  'email-spamassassin-dev',
  'email-mailparser-fixtures/mailparser',
  'email-mailparser-fixtures/postal-mime',
]
const FILED = 3_000
const ROUNDS = 3
/** A mailbox of 10,000 mails within a coffee break of seven minutes. */
const LEAST_PER_SECOND = 25

/** Real mails, read by themselves, and read by IMAP from a real server, parsed and filed. */
export async function mailRows(stand: Stand): Promise<Row[]> {
  const mails = realMails()
  if (mails.length === 0) return []
  const { seconds } = await timed(async () => {
    for (let round = 0; round < ROUNDS; round++) for (const mail of mails) await parseMail(mail)
  })
  return [
    row(`mails parsed, of ${mails.length.toLocaleString('en')} real ones`, (mails.length * ROUNDS) / seconds),
    ...(hasDovecot
      ? [row(`mails read by IMAP, parsed and filed, ${FILED.toLocaleString('en')}`, await filed(stand, mails))]
      : []),
  ]
}

const row = (work: string, perSecond: number): Row => ({
  work,
  measured: `${Math.round(perSecond).toLocaleString('en')} mails/s`,
  target: `≥ ${LEAST_PER_SECOND} mails/s`,
  met: perSecond >= LEAST_PER_SECOND,
})

function realMails(): Buffer[] {
  return folders
    .map((folder) => join(corpora, folder))
    .filter((folder) => existsSync(folder))
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .map((name) => join(folder, name))
        .filter((path) => statSync(path).isFile() && !/\.(md|csv|json|txt)$/.test(path)),
    )
    .map((path) => readFileSync(path))
}

/** Mails per second, from connecting the mailbox until its last mail is filed. */
async function filed({ api, owner }: Stand, mails: readonly Buffer[]): Promise<number> {
  const dovecot = await startDovecot()
  try {
    const address = `bench.${Date.now()}@hafen.example`
    fill(dovecot.maildirOf(address), mails)
    const server = { host: '127.0.0.1', port: dovecot.port, security: 'none' }
    const { seconds } = await timed(async () => {
      const draft = { kind: 'shared', name: 'Bench', address, password: 'secret', imap: server, smtp: server }
      const { id } = JSON.parse(await api.send('POST', '/mailboxes', draft))
      const isRead = async () =>
        (await owner.query(`select from mail_folders where mailbox_id = $1 and role = 'inbox' and first_done`, [id]))
          .rowCount
      while (!(await isRead())) await pause(100)
    })
    return FILED / seconds
  } finally {
    await dovecot.stop()
  }
}

/** Each mail as often as it takes, each time with an id of its own. */
function fill(maildir: string, mails: readonly Buffer[]): void {
  const { uid, gid } = statSync(dirname(maildir))
  const own = (path: string) => {
    mkdirSync(path, { recursive: true })
    chownSync(path, uid, gid)
  }
  for (const part of ['', 'cur', 'new', 'tmp']) own(join(maildir, part))
  for (let n = 0; n < FILED; n++) {
    const text = mails[n % mails.length]?.toString('latin1').replace(/^From .*\r?\n/, '') ?? ''
    const head = text.replace(/^message-id:.*(\r?\n[ \t].*)*\r?\n/im, '')
    writeFileSync(
      join(maildir, 'new', `${1_700_000_000 + n}.M${n}P1.bench`),
      `Message-ID: <bench-${n}@x.example>\n${head}`,
      'latin1',
    )
  }
}
