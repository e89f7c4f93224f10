import { resolve } from 'node:path'
import { z } from 'zod'
import { root } from '#platform/root'
import { isNetwork } from '#platform/values/network'

/** One setting: the environment variable, how its text becomes a value, and the words that explain it to an operator. */
export type Setting = {
  /** Reads the text of the variable; `undefined` stands for an absent or empty one. Messages read `what is wrong; mend`. */
  read: z.ZodType<unknown, string | undefined>
  /** The default in words, as `kith doctor` and the operator guide print it. */
  default: string
  /** What it does, in one or two sentences. */
  explains: string
  /** True where the value must never be printed. */
  secret?: true
}

/** Every setting of Kith, in the order an operator meets them. There is no other place that reads the environment. */
export const settings = {
  PORT: {
    read: wholeNumber(3000, 0, 65_535),
    default: '3000',
    explains: 'The port the web server listens on. 0 takes any free one.',
  },
  HOST: {
    read: z.string().default('127.0.0.1'),
    default: '127.0.0.1',
    explains:
      'The address the web server listens on. Only this machine by default: the first visitor becomes the owner, and passwords ' +
      'would cross the network unencrypted. Put a TLS proxy in front, or set 0.0.0.0 inside a container.',
  },
  KITH_PUBLIC_URL: {
    read: address(['http:', 'https:'], 'the address people type, such as https://crm.example.com').transform((url) =>
      url?.replace(/\/+$/, ''),
    ),
    default: 'http://localhost:PORT',
    explains: 'The address people reach Kith at. Links in mails, cookies and origin checks follow it.',
  },
  KITH_TRUSTED_PROXIES: {
    read: z
      .string()
      .default('')
      .transform((list) => list.split(',').flatMap((one) => one.trim() || []))
      .refine(
        (list) => list.every(isNetwork),
        'names what is no address or network; list them like 10.0.0.5, 172.18.0.0/16',
      ),
    default: 'absent: a proxy on this machine',
    explains:
      'Proxies on other machines whose word for a visitor’s address is taken (X-Forwarded-For), such as a container’s. Limits of ' +
      'attempts, the audit and the addresses administrators may come from go by it.',
  },
  KITH_DATA_DIR: {
    read: z
      .string()
      .optional()
      .transform((folder) => (folder ? resolve(folder) : resolve(root, '.kith'))),
    default: '.kith in the folder of the program',
    explains: 'The folder that holds the embedded database, uploaded files and the generated secret.',
  },
  DATABASE_URL: {
    read: databaseUrl(),
    default: 'absent: the embedded PostgreSQL in the data folder',
    explains:
      'A PostgreSQL 15 or newer to use instead of the embedded one. Its user owns the tables; no superuser is needed.',
    secret: true,
  },
  KITH_DATABASE_ROLE: {
    read: z
      .string()
      .regex(
        /^[a-z_][a-z0-9_]{0,62}$/,
        'is no plain role name; use small letters, digits and underscores, such as kith_app',
      )
      .default('kith_app'),
    default: 'kith_app',
    explains:
      'The limited database role the program works as, so that a forgotten filter can never show another workspace.',
  },
  KITH_APP_DATABASE_URL: {
    read: databaseUrl(),
    default: 'absent: the role is created and used over DATABASE_URL',
    explains:
      'A ready connection as the limited role, for servers where the owner may not create roles. Needs DATABASE_URL.',
    secret: true,
  },
  KITH_SECRET: {
    read: z.string().min(16, 'is shorter than 16 characters; generate one with: openssl rand -hex 32').optional(),
    default: 'generated once and kept in the data folder',
    explains: 'Signs sessions and encrypts stored passwords and tokens. Changing it signs everyone out.',
    secret: true,
  },
  KITH_SIGN_UP: {
    read: z.enum(['open', 'closed'], { error: 'is neither; use open or closed' }).default('open'),
    default: 'open',
    explains:
      'Whether strangers may sign up with a workspace of their own. The first visitor always may: somebody has to own the installation.',
  },
  KITH_PRIVATE_PROVIDERS: {
    read: z.enum(['allowed', 'refused'], { error: 'is neither; use allowed or refused' }).default('refused'),
    default: 'refused',
    explains:
      'Whether a provider of single sign-on or of mailboxes may stand in a private network, or on this machine. Allow it where everybody who ' +
      'administers a workspace may know what answers there.',
  },
  KITH_PRIVATE_MAIL_SERVERS: {
    read: z.enum(['allowed', 'refused'], { error: 'is neither; use allowed or refused' }).default('refused'),
    default: 'refused',
    explains:
      'Whether a mailbox may be connected whose servers stand in a private network, or on this machine. Allow it where ' +
      'everybody who works here may know what answers there.',
  },
  KITH_PRIVATE_MODELS: {
    read: z.enum(['allowed', 'refused'], { error: 'is neither; use allowed or refused' }).default('refused'),
    default: 'refused',
    explains:
      'Whether the language model that words the assistant’s answers may stand in a private network, or on this machine, there ' +
      'also without encryption. Allow it where everybody who changes settings may know what answers there.',
  },
  SMTP_URL: {
    read: address(['smtp:', 'smtps:'], 'your mail server, such as smtps://user:password@mail.example.com'),
    default: 'absent: mails are kept in the outbox and not sent',
    explains: 'The mail server that outgoing mail is handed to.',
    secret: true,
  },
  MAIL_FROM: {
    read: z
      .string()
      .regex(
        /^[^<>\r\n]*<[^\s<>@]+@[^\s<>@]+>$|^[^\s<>@]+@[^\s<>@]+$/,
        'is no sender; write: Acme <hello@acme.example>',
      )
      .optional(),
    default: 'absent',
    explains: 'The sender of the mails Kith itself writes, such as password resets. Needed with SMTP_URL.',
  },
  LOG_LEVEL: {
    read: z
      .enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'], {
        error: 'is no level; use trace, debug, info, warn, error, fatal or silent',
      })
      .default('info'),
    default: 'info',
    explains: 'How much is logged.',
  },
  KITH_METRICS_TOKEN: {
    read: z.string().min(16, 'is shorter than 16 characters; generate one with: openssl rand -hex 16').optional(),
    default: 'absent: /metrics answers programs on this machine only',
    explains: 'Lets Prometheus on another machine read /metrics, as its bearer token.',
    secret: true,
  },
} satisfies Record<string, Setting>

function wholeNumber(fallback: number, least: number, most: number) {
  return z
    .string()
    .optional()
    .transform((text) => (text === undefined ? fallback : /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN))
    .refine(
      (value) => value >= least && value <= most,
      `is not a whole number from ${least} to ${most}; use e.g. ${fallback}`,
    )
}

function databaseUrl() {
  return address(['postgres:', 'postgresql:'], 'a URL such as postgresql://kith:password@db.example.com:5432/kith')
}

function address(schemes: string[], mend: string) {
  return z
    .string()
    .optional()
    .refine(
      (text) => text === undefined || schemes.includes(schemeOf(text)),
      `is no ${schemes.join(' or ')} URL; give ${mend}`,
    )
}

function schemeOf(text: string): string {
  return URL.canParse(text) ? new URL(text).protocol : ''
}
