import { pino } from 'pino'
import { type Config, readConfig } from '#platform/config/config'
import { problemOf } from '#platform/http/problem'
import { Refusal } from '#platform/http/refusal'
import { openLog } from '#platform/log/log'
import { openProgram, type Program } from '../program.ts'

/** Opens the program for one command, runs it, closes. An expected no is printed in words and ends with status 1. */
export async function runCommand(work: (program: Program) => Promise<void>): Promise<void> {
  await spoken(async () => {
    const config = readConfig(process.env)
    const log = commandLog(config)
    const program = await openProgram(config, { log, use: 'guest' })
    try {
      await work(program)
    } finally {
      await program.close()
    }
  })
}

/** A command's own words go to standard output; its log goes beside them and says only what is worth a warning. */
export const commandLog = (config: Config) =>
  openLog({ logLevel: config.logLevel === 'info' ? 'warn' : config.logLevel }, pino.destination(2))

/** Errors that say themselves what to do are printed without a stack; anything else is a bug and keeps it. */
export async function spoken(work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (!(error instanceof Error)) throw error
    if (error instanceof Refusal) {
      const { title, detail } = problemOf(error, '')
      console.error(
        [
          `${title}. ${detail}`,
          ...error.errors.map(({ path, message, mend: how }) => `${path}: ${message}. ${how}`),
        ].join('\n'),
      )
    } else if (EXPECTED.has(error.name)) console.error(error.message)
    else throw error
    process.exitCode = 1
  }
}

const EXPECTED = new Set([
  'ConfigError',
  'EmbeddedError',
  'MigrationFailed',
  'SetupRefused',
  'PortTaken',
  'BackupError',
])
