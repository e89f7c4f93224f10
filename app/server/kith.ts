import { Command } from 'commander'
import { version } from './version.ts'

// Each command's code is loaded when it is called: `kith start` must not wait for what only `kith demo` needs.
const kith = new Command('kith').description('Kith: your customers on one record and one timeline').version(version)

kith
  .command('start')
  .description('Start Kith: PostgreSQL, migrations, web and jobs')
  .option('--only <part>', 'only "web" or only "jobs"; several of each may share one database')
  .action(async (options) => (await import('./commands/start.ts')).start(options))

kith
  .command('migrate')
  .description('Bring the database to this version, and stop')
  .action(async () => (await import('./commands/migrate.ts')).migrateOnly())

kith
  .command('setup')
  .description('Make a workspace with its owner, without a browser; prints an API key')
  .requiredOption('--workspace <name>', 'name of the business')
  .requiredOption('--email <email>', 'the owner’s email')
  .requiredOption('--password <password>', 'the owner’s password, 10 characters or more')
  .action(async (options) => (await import('./commands/setup.ts')).setup(options))

kith
  .command('api-key')
  .description('API keys')
  .command('create')
  .description('Make an API key in the name of a member; prints it once')
  .option('--email <email>', 'the member; by default the owner')
  .option('--workspace <name>', 'name or id, if there are several')
  .option('--name <name>', 'what it is for', 'Command line')
  .option('--scopes <scopes>', 'read, write, admin; comma-separated', 'write')
  .action(async (options) => (await import('./commands/api-key.ts')).createKey(options))

kith
  .command('demo')
  .description('Fill a workspace with the data of a small business; --remove takes it out again')
  .option('--email <email>', 'who loads it; by default the owner')
  .option('--workspace <name>', 'name or id, if there are several')
  .option('--remove', 'take the demo data out')
  .action(async (options) => (await import('./commands/demo.ts')).demo(options))

kith
  .command('import')
  .argument('[file]', 'XLSX, ODS, CSV, TSV or vCard')
  .description('Import a file and wait for its end; --undo takes an import back')
  .option('--as <objects>', 'what its rows are: contacts, companies, orders, products, notes, tasks')
  .option(
    '--match <keys>',
    'how rows find the record they update: email, phone, domain, externalId, number, sku, name, none',
  )
  .option('--mode <mode>', 'create, update or both')
  .option(
    '--map <Header=field>',
    'puts a column into a field; may be repeated',
    (one, earlier: string[]) => [...earlier, one],
    [],
  )
  .option('--sheet <name>', 'which sheet of a workbook')
  .option('--failures <file>', 'writes the rows that failed there, to be mended and imported again')
  .option('--undo <id>', 'takes this import back instead')
  .option('--everything', 'the file is an export of a whole workspace, and fills an empty one')
  .option('--email <email>', 'who imports; by default the owner')
  .option('--workspace <name>', 'name or id, if there are several')
  .action(async (file, options) => (await import('./commands/import.ts')).importFile(file, options))

kith
  .command('export')
  .argument('<file>', 'where to write it: .zip for everything, .xlsx or .csv for one kind of record')
  .description('Export the whole workspace, which kith import --everything reads again, or the records of one kind')
  .option('--as <objects>', 'which records a table is of: contacts, companies, orders …')
  .option('--email <email>', 'who exports; by default the owner')
  .option('--workspace <name>', 'name or id, if there are several')
  .action(async (file, options) => (await import('./commands/export.ts')).exportFile(file, options))

kith
  .command('backup')
  .argument('<file>', 'where to write it, e.g. kith-2026-11-19.backup')
  .description('Write every row and file into one archive, also while Kith runs')
  .action(async (file) => (await import('./commands/backup.ts')).backup(file))

kith
  .command('restore')
  .argument('<file>', 'a backup made by this or an older version')
  .description('Fill a new, empty installation from a backup')
  .action(async (file) => (await import('./commands/backup.ts')).restore(file))

kith
  .command('unbar')
  .description('Let administrators in from any address again, when their list of addresses shuts them out')
  .option('--workspace <name>', 'name or id, if there are several')
  .action(async (options) => (await import('./commands/unbar.ts')).unbar(options))

kith
  .command('doctor')
  .description('Look at the installation: what is in force, what is wrong, how to mend it')
  .action(async () => (await import('./commands/doctor.ts')).doctor())

await kith.parseAsync()
