import type { z } from 'zod'
import type { WorkspaceImport as WorkspaceImportShape } from '#platform/exports/contract'
import { api } from '../api.ts'
import { offlineProblem, problemOf } from '../api-problem.ts'

type WorkspaceImport = z.output<typeof WorkspaceImportShape>

const LOOK_AGAIN_MS = 500

/** How the arrival of an archive stands; asked again until it is over. */
export const workspaceImportQuery = (id: string) =>
  api.workspaceImports.get.queryOptions({
    input: { id },
    refetchInterval: ({ state }) => (state.data?.status === 'running' ? LOOK_AGAIN_MS : false),
  })

/** Hands in the archive of a workspace. @throws ApiProblem */
export async function sendWorkspace(file: File): Promise<WorkspaceImport> {
  const form = new FormData()
  form.set('file', file)
  const answer = await fetch('/api/v1/workspace-imports', { method: 'POST', body: form }).catch(() => {
    throw offlineProblem()
  })
  if (!answer.ok) throw await problemOf(answer)
  return (await answer.json()) as WorkspaceImport // the contract's tests hold the server to it
}
