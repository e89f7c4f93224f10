import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chmod, chown, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const PROGRAM = '/usr/sbin/dovecot'

/** Whether Debian's dovecot-imapd is installed, and may be started: it needs root to become the user of a mailbox. */
export const hasDovecot = existsSync(PROGRAM) && process.getuid?.() === 0

export interface Dovecot {
  port: number
  /** Where a user's mails lie, as a Maildir. */
  maildirOf(user: string): string
  /** Where a server for sending asks who may. */
  signIn: string
  stop(): Promise<void>
}

/** A real IMAP server on loopback, for users of any name with the password `secret`. */
export async function startDovecot(): Promise<Dovecot> {
  const place = await mkdtemp(join(tmpdir(), 'kith-dovecot-'))
  await chmod(place, 0o755)
  const mails = join(place, 'mails')
  await mkdir(mails, { mode: 0o777 })
  const [uid, gid] = ['-u', '-g'].map((flag) => Number(execFileSync('id', [flag, 'nobody'])))
  await chown(mails, uid ?? 65_534, gid ?? 65_534)
  const port = await aFreePort()
  const config = join(place, 'dovecot.conf')
  await writeFile(config, configuration({ place, mails, port, uid: uid ?? 65_534, gid: gid ?? 65_534 }))
  const program: ChildProcess = spawn(PROGRAM, ['-F', '-c', config], { stdio: 'ignore' })
  await answering(port)
  return {
    port,
    maildirOf: (user) => join(mails, user),
    signIn: join(place, 'sign-in'),
    async stop() {
      const ended = new Promise((resolve) => program.once('exit', resolve))
      program.kill('SIGTERM')
      await ended
      // Its parts end a moment later, and may still write.
      await rm(place, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
    },
  }
}

interface Place {
  place: string
  mails: string
  port: number
  uid: number
  gid: number
}

const configuration = ({ place, mails, port, uid, gid }: Place) => `
base_dir = ${place}/run
state_dir = ${place}/state
log_path = ${place}/log
protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
auth_mechanisms = plain login
default_internal_user = nobody
default_login_user = nobody
default_internal_group = nogroup
first_valid_uid = 1
mail_location = maildir:${mails}/%u
mail_max_userip_connections = 50
passdb {
  driver = static
  args = password=secret
}
userdb {
  driver = static
  args = uid=${uid} gid=${gid} home=${mails}/%u
}
service auth {
  unix_listener ${place}/sign-in {
    mode = 0666
  }
}
service imap-login {
  chroot =
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
service anvil {
  chroot =
}
namespace inbox {
  inbox = yes
  mailbox Sent {
    auto = create
    special_use = \\Sent
  }
  mailbox Trash {
    auto = create
    special_use = \\Trash
  }
}
`

export async function aFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  return typeof address === 'object' && address ? address.port : 0
}

/** Waits for the first word of a server. */
export async function answering(port: number): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    const said = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1')
      socket.once('data', () => resolve(true))
      socket.once('error', () => resolve(false))
      socket.once('close', () => resolve(false))
      socket.once('data', () => socket.destroy())
    })
    if (said) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('The mail server does not answer')
}
