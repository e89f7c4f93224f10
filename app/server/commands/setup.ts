import { type SetUp, setUpWorkspace } from '#platform/auth/set-up-workspace'
import { runCommand } from './run.ts'

/** `kith setup`: prints the API key alone on the last line, for scripts. */
export const setup = (options: SetUp) =>
  runCommand(async ({ kith }) => {
    const { workspaceId, apiKey } = await setUpWorkspace(kith, options)
    console.error(
      `Workspace ${options.workspace} (${workspaceId}) is ready; ${options.email} owns it. Its API key, shown only now:`,
    )
    console.log(apiKey)
  })
