import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { appendFile, chmod, chown, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { aFreePort, answering, type Dovecot } from './dovecot.ts'

const FOLDER = '/usr/lib/postfix/sbin'

/** Whether Debian's postfix is installed, and may be started: it wants to be begun by root. */
export const hasPostfix = existsSync(join(FOLDER, 'master')) && process.getuid?.() === 0

/** A real mail server on loopback: whoever Dovecot knows may send, and mails to `hafen.example` go into their Maildir. */
export async function startPostfix(dovecot: Dovecot) {
  const place = await mkdtemp(join(tmpdir(), 'kith-postfix-'))
  await chmod(place, 0o755)
  const number = (...words: string[]) => Number(execFileSync('id', words))
  const owner = number('-u', 'postfix')
  for (const folder of ['queue', 'data']) await mkdir(join(place, folder))
  await chown(join(place, 'data'), owner, number('-g', 'postfix'))
  const port = await aFreePort()
  const nobody = [number('-u', 'nobody'), number('-g', 'nobody')] as const
  await writeFile(join(place, 'main.cf'), main(place, dovecot, nobody))
  await writeFile(join(place, 'master.cf'), master(port))
  const boxes = join(place, 'boxes')
  await writeFile(boxes, '')
  // Makes the folders of its queue.
  execFileSync('/usr/sbin/postfix', ['-c', place, 'check'], { stdio: 'ignore' })
  // In front, as a part of this process' own.
  const program: ChildProcess = spawn(join(FOLDER, 'master'), ['-c', place, '-d', '-s'], { stdio: 'ignore' })
  await answering(port)
  return {
    port,
    /** Mails to this address are taken; each part of the server reads it as it is begun. */
    takes: (address: string) => appendFile(boxes, `${address} ${address}/\n`),
    async stop() {
      const ended = new Promise((resolve) => program.once('exit', resolve))
      program.kill('SIGTERM')
      await ended
      // Its parts end a moment later, and may still write.
      await rm(place, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
    },
  }
}

const main = (place: string, dovecot: Dovecot, [uid, gid]: readonly [number, number]) => `
compatibility_level = 3.6
queue_directory = ${place}/queue
data_directory = ${place}/data
daemon_directory = ${FOLDER}
maillog_file = ${place}/log
maillog_file_prefixes = ${dirname(place)}
myhostname = mail.hafen.example
mydestination =
inet_interfaces = loopback-only
inet_protocols = ipv4
alias_maps =
local_recipient_maps =
smtpd_sasl_auth_enable = yes
smtpd_sasl_type = dovecot
smtpd_sasl_path = ${dovecot.signIn}
mynetworks =
smtpd_reject_unlisted_recipient = no
smtpd_relay_restrictions = permit_sasl_authenticated, reject
default_transport = error:5.1.2 no such domain here
virtual_mailbox_domains = hafen.example
virtual_mailbox_base = ${dirname(dovecot.maildirOf('any'))}
virtual_mailbox_maps = texthash:${place}/boxes
max_use = 1
virtual_uid_maps = static:${uid}
virtual_gid_maps = static:${gid}
virtual_minimum_uid = 1
`

const master = (port: number) =>
  [
    `127.0.0.1:${port} inet n - n - - smtpd`,
    ...['pickup unix n - n 60 1 pickup', 'cleanup unix n - n - 0 cleanup', 'qmgr unix n - n 300 1 qmgr'],
    ...['rewrite unix - - n - - trivial-rewrite', 'bounce unix - - n - 0 bounce', 'defer unix - - n - 0 bounce'],
    ...['trace unix - - n - 0 bounce', 'verify unix - - n - 1 verify', 'flush unix n - n 1000? 0 flush'],
    ...['proxymap unix - - n - - proxymap', 'showq unix n - n - - showq', 'error unix - - n - - error'],
    ...['retry unix - - n - - error', 'virtual unix - n n - - virtual', 'anvil unix - - n - 1 anvil'],
    ...['local unix - n n - - local', 'smtp unix - - n - - smtp', 'postlog unix-dgram n - n - 1 postlogd', ''],
  ].join('\n')
