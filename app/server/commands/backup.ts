import { existsSync } from 'node:fs'
import path from 'node:path'
import { readConfig } from '#platform/config/config'
import { readMigrations } from '#platform/db/migrate'
import { installQueue } from '#platform/jobs/queue'
import { BackupError } from '../backup/manifest.ts'
import { restoreBackup } from '../backup/restore-backup.ts'
import { writeBackup } from '../backup/write-backup.ts'
import { connect } from '../connect.ts'
import { migrationRooms } from '../rooms.ts'
import { commandLog, runCommand, spoken } from './run.ts'

const total = (counts: Record<string, number>) => Object.values(counts).reduce((sum, count) => sum + count, 0)

/** `kith backup <file>`: also while Kith runs. */
export const backup = (file: string) =>
  runCommand(async ({ kith }) => {
    if (existsSync(file)) throw new BackupError(`${file} exists. Name a new file, so that no earlier backup is lost.`)
    const counts = await writeBackup(kith.database.owner, kith.config.dataDir, path.resolve(file))
    console.log(`${total(counts).toLocaleString('en')} rows written to ${file}. Keep it as safe as the data itself.`)
  })

/** `kith restore <file>`: into an installation that has nothing yet. */
export const restore = (file: string) =>
  spoken(async () => {
    if (!existsSync(file)) throw new BackupError(`There is no file ${file}.`)
    const config = readConfig(process.env)
    const { database, close } = await connect(config, { use: 'alone', log: () => {} })
    try {
      await refuseUsed(database.owner)
      await installQueue(database.owner, commandLog(config))
      const counts = await restoreBackup(file, {
        owner: database.owner,
        role: database.role,
        migrations: await readMigrations(migrationRooms),
        dataDir: config.dataDir,
      })
      console.log(`${total(counts).toLocaleString('en')} rows restored. Start Kith: npm start`)
    } finally {
      await close()
    }
  })

async function refuseUsed(owner: Parameters<typeof writeBackup>[0]): Promise<void> {
  const { rows } = await owner.query(`select to_regclass('public.kith_migrations') as migrated`)
  if (rows[0]?.migrated)
    throw new BackupError(
      'This installation has been used already, and a restore never overwrites. Set KITH_DATA_DIR to a new folder, or DATABASE_URL to an empty database.',
    )
}
