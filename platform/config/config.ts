import { ConfigError } from './config-error.ts'
import { settings } from './settings.ts'

/** The validated settings of one process. Built once by the composition root and passed on; nothing else reads the environment. */
export type Config = {
  port: number
  host: string
  /** Without a trailing slash. */
  publicUrl: string
  /** Addresses and networks beside this machine whose word for a visitor's address is taken. */
  trustedProxies: string[]
  /** Absolute path. */
  dataDir: string
  /** Absent: the embedded PostgreSQL. */
  databaseUrl: string | undefined
  databaseRole: string
  appDatabaseUrl: string | undefined
  /** Absent: `installationSecret` keeps one in the data folder. */
  secret: string | undefined
  /** May strangers sign up with a workspace of their own? The first always may. */
  signUp: 'open' | 'closed'
  /** May a provider of single sign-on stand in a private network? */
  privateProviders: 'refused' | 'allowed'
  /** May the servers of a mailbox stand in a private network? */
  privateMailServers: 'refused' | 'allowed'
  /** May the language model of the assistant stand in a private network? */
  privateModels: 'refused' | 'allowed'
  smtpUrl: string | undefined
  mailFrom: string | undefined
  /** Absent: /metrics answers this machine only. */
  metricsToken: string | undefined
  logLevel: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal' | 'silent'
}

/**
 * Reads every setting from the environment. An empty variable counts as absent.
 *
 * @throws ConfigError naming every wrong setting at once, each as `NAME: what is wrong; mend`.
 */
export function readConfig(env: Record<string, string | undefined>): Config {
  const problems: string[] = []
  const read = <Name extends keyof typeof settings>(name: Name) => {
    const outcome = settings[name].read.safeParse(env[name]?.trim() || undefined)
    if (!outcome.success) problems.push(`${name}: ${outcome.error.issues[0]?.message}`)
    // The reader under this name decides the type; TypeScript cannot follow it through the union of readers.
    return outcome.data as (typeof settings)[Name]['read']['_zod']['output']
  }
  const port = read('PORT')
  const config: Config = {
    port,
    host: read('HOST'),
    publicUrl: read('KITH_PUBLIC_URL') ?? `http://localhost:${port}`,
    trustedProxies: read('KITH_TRUSTED_PROXIES'),
    dataDir: read('KITH_DATA_DIR'),
    databaseUrl: read('DATABASE_URL'),
    databaseRole: read('KITH_DATABASE_ROLE'),
    appDatabaseUrl: read('KITH_APP_DATABASE_URL'),
    secret: read('KITH_SECRET'),
    signUp: read('KITH_SIGN_UP'),
    privateProviders: read('KITH_PRIVATE_PROVIDERS'),
    privateMailServers: read('KITH_PRIVATE_MAIL_SERVERS'),
    privateModels: read('KITH_PRIVATE_MODELS'),
    smtpUrl: read('SMTP_URL'),
    mailFrom: read('MAIL_FROM'),
    metricsToken: read('KITH_METRICS_TOKEN'),
    logLevel: read('LOG_LEVEL'),
  }
  if (problems.length === 0) problems.push(...contradictions(config))
  if (problems.length > 0) throw new ConfigError(problems)
  return config
}

function contradictions(config: Config): string[] {
  const found: string[] = []
  if (config.smtpUrl && !config.mailFrom)
    found.push('MAIL_FROM: is absent while SMTP_URL is set; write: Acme <hello@acme.example>')
  if (config.appDatabaseUrl && !config.databaseUrl)
    found.push(
      'KITH_APP_DATABASE_URL: is set without DATABASE_URL; set DATABASE_URL to the owner of the tables as well',
    )
  return found
}
