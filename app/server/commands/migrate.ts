import { runCommand } from './run.ts'

/** `kith migrate` */
export const migrateOnly = () =>
  runCommand(async ({ migrated }) => {
    console.log(migrated.length > 0 ? `Applied:\n${migrated.join('\n')}` : 'The database is up to date.')
  })
