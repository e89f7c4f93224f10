import { constants, existsSync } from 'node:fs'
import { access, statfs } from 'node:fs/promises'
import net from 'node:net'
import path from 'node:path'
import pg from 'pg'
import { type Config, readConfig } from '#platform/config/config'
import { type Setting, settings } from '#platform/config/settings'
import { migrationState, readMigrations } from '#platform/db/migrate'
import { root } from '#platform/root'
import { connect } from '../connect.ts'
import { migrationRooms } from '../rooms.ts'
import { version } from '../version.ts'
import { spoken } from './run.ts'

/** One thing looked at: `ok`, worth knowing, or wrong with its mend. */
interface Finding {
  state: 'ok' | 'note' | 'wrong'
  what: string
  mend?: string
}

const ok = (what: string): Finding => ({ state: 'ok', what })
const note = (what: string, mend?: string): Finding => ({ state: 'note', what, ...(mend ? { mend } : {}) })
const wrong = (what: string, mend: string): Finding => ({ state: 'wrong', what, mend })

/** `kith doctor`: looks at the whole installation, says what is in force and what to mend. Status 1 when something is wrong. */
export const doctor = () =>
  spoken(async () => {
    const config = readConfig(process.env)
    console.log(`Kith ${version} on Node ${process.version}, ${process.platform} ${process.arch}\n`)
    printSettings()
    const findings = [
      ...(await lookAtFolder(config)),
      await lookAtPort(config),
      ...lookAtMail(config),
      ...(await lookAtDatabase(config)),
    ]
    console.log('\nFindings')
    for (const { state, what, mend } of findings)
      console.log(`${{ ok: '  ok  ', note: ' note ', wrong: 'WRONG ' }[state]}${what}${mend ? `\n      ${mend}` : ''}`)
    if (findings.some(({ state }) => state === 'wrong')) process.exitCode = 1
  })

function printSettings() {
  console.log('Settings')
  for (const [name, setting] of Object.entries<Setting>(settings)) {
    const given = process.env[name]
    const value = given ? (setting.secret ? 'set, not shown' : given) : `not set (${setting.default})`
    console.log(`  ${name.padEnd(24)}${value}`)
  }
}

async function lookAtFolder({ dataDir }: Config): Promise<Finding[]> {
  if (!existsSync(dataDir)) return [note(`The data folder ${dataDir} does not exist yet; the first start makes it.`)]
  const writable = await access(dataDir, constants.W_OK).then(
    () => true,
    () => false,
  )
  if (!writable)
    return [
      wrong(
        `The data folder ${dataDir} cannot be written`,
        'Give this user the folder, or set KITH_DATA_DIR to another.',
      ),
    ]
  const { bavail, bsize } = await statfs(dataDir)
  const free = (bavail * bsize) / 2 ** 30
  const space = `${free.toFixed(1)} GiB free beside the data`
  return [
    ok(`The data folder is ${dataDir}`),
    free < 2 ? wrong(space, 'Free some space: PostgreSQL stops when the disk is full.') : ok(space),
  ]
}

function lookAtPort({ host, port }: Config): Promise<Finding> {
  return new Promise((resolve) => {
    const probe = net.createServer()
    probe.once('error', () =>
      resolve(
        note(
          `Port ${port} is in use: by a running Kith, or by another program`,
          `If Kith does not answer there, choose another: PORT=${port + 1}`,
        ),
      ),
    )
    probe.listen(port, host, () => probe.close(() => resolve(ok(`Port ${port} is free`))))
  })
}

function lookAtMail({ smtpUrl }: Config): Finding[] {
  return smtpUrl
    ? [ok('Mail goes out by SMTP_URL')]
    : [note('No mail server is set: mails stay in the outbox, marked as not sent', 'Set SMTP_URL and MAIL_FROM.')]
}

async function lookAtDatabase(config: Config): Promise<Finding[]> {
  const { database, embedded, close } = await connect(config, { use: 'guest', log: () => {} })
  try {
    const { rows } = await database.owner.query(
      `select current_setting('server_version') as version, current_setting('server_version_num')::int / 10000 as major,
         (select rolsuper or rolbypassrls from pg_roles where rolname = $1) as bypasses,
         (select rolsuper from pg_roles where rolname = current_user) as superuser, pg_size_pretty(pg_database_size(current_database())) as size`,
      [database.role],
    )
    const { version: server, major, bypasses, superuser, size } = rows[0]
    const where = embedded ? 'embedded' : `at ${new pg.Client({ connectionString: config.databaseUrl }).host}`
    return [
      major >= 15
        ? ok(`PostgreSQL ${server} (${where}), ${size}`)
        : wrong(`PostgreSQL ${server} is too old`, 'Kith needs 15 or newer.'),
      bypasses
        ? wrong(`The role ${database.role} bypasses row-level security`, 'Name another in KITH_DATABASE_ROLE.')
        : ok(
            `The program works as the limited role ${database.role}; the owner is ${superuser ? 'a superuser' : 'no superuser'}`,
          ),
      ok('Words are searched through definer functions over trigram indexes, so policies do not slow them'),
      await lookAtMigrations(database.owner),
      existsSync(path.join(root, 'dist/web/index.html'))
        ? ok('The web app is built')
        : note('The web app is not built', 'npm start builds it.'),
    ]
  } finally {
    await close()
  }
}

async function lookAtMigrations(owner: pg.Pool): Promise<Finding> {
  const { applied, pending } = await migrationState(owner, await readMigrations(migrationRooms))
  return pending.length > 0
    ? note(`${pending.length} migrations are pending`, 'npm start or kith migrate applies them.')
    : ok(`All ${applied.length} migrations are applied`)
}
