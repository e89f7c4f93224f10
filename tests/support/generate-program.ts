import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { openProgram } from '#app/server/program.ts'
import { readConfig } from '#platform/config/config'
import { root } from '#platform/root'
import { generated, generateOpenApi, generateSettings, generateTables } from './generated.ts'

/** `npm run generate`: migrates a database of its own from nothing, and writes what follows from it and the contract. */
const dataDir = await mkdtemp(join(tmpdir(), 'kith-generate-'))
const config = readConfig({ KITH_DATA_DIR: dataDir })
const { kith, close } = await openProgram(config, { log: pino({ level: 'warn' }) })
try {
  const { connectionString = '' } = kith.database.owner.options
  await writeFile(join(root, generated.tables), await generateTables(connectionString))
  await writeFile(join(root, generated.openApi), await generateOpenApi())
  await writeFile(join(root, generated.settings), generateSettings())
} finally {
  await close()
  await rm(dataDir, { recursive: true, force: true })
}
