import { readConfig } from '#platform/config/config'
import { refuseInput } from '#platform/http/refusal'
import { openLog } from '#platform/log/log'
import { giveMemoryBack } from '../give-memory-back.ts'
import { openProgram } from '../program.ts'
import { spoken } from './run.ts'

/** Another program listens on our port. */
class PortTaken extends Error {
  override name = 'PortTaken'
}

/** `kith start`: runs until it is told to stop. */
export const start = ({ only }: { only?: string }) =>
  spoken(async () => {
    if (only !== undefined && only !== 'web' && only !== 'jobs')
      refuseInput({
        path: '--only',
        code: 'invalid_value',
        message: `There is no part “${only}”`,
        mend: 'Use web or jobs.',
      })
    const began = performance.now()
    const config = readConfig(process.env)
    const log = openLog({ logLevel: config.logLevel === 'info' && process.stdout.isTTY ? 'warn' : config.logLevel })
    const program = await openProgram(config, { log, use: only ? 'together' : 'alone' })
    const parts: { close(): Promise<void> }[] = []
    const stop = async () => {
      for (const part of parts.toReversed()) await part.close()
      await program.close()
    }
    try {
      if (only !== 'jobs') parts.push(await startWeb(program.kith))
      if (only !== 'web') parts.push(await startJobs(program.kith))
    } catch (error) {
      await stop()
      throw error
    }
    giveMemoryBack()
    const seconds = ((performance.now() - began) / 1000).toFixed(1)
    const what = only === 'jobs' ? 'Kith works on its jobs' : `Kith is at ${config.publicUrl}`
    console.log(`${what}  (${program.database} PostgreSQL, ready in ${seconds} s)`)
    for (const signal of ['SIGINT', 'SIGTERM'] as const)
      process.once(signal, () => void stop().then(() => process.exit(0)))
  })

async function startWeb(kith: Parameters<typeof import('../web.ts').buildServer>[0]) {
  const { buildServer } = await import('../web.ts')
  const server = await buildServer(kith)
  const { host, port } = kith.config
  try {
    await server.listen({ host, port })
  } catch (error) {
    if (Object(error).code === 'EADDRINUSE')
      throw new PortTaken(
        `Port ${port} is taken by another program. Stop that, or choose another port: PORT=${port + 1} npm start`,
      )
    throw error
  }
  return { close: () => server.close() }
}

async function startJobs(kith: Parameters<typeof import('../jobs.ts').runJobs>[0]) {
  const { runJobs } = await import('../jobs.ts')
  return runJobs(kith)
}
