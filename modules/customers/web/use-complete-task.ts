import { useMutation, useQueryClient } from '@tanstack/react-query'
import { client } from '#app/web/api.ts'
import { useModel } from '#app/web/objects/ObjectsProvider.tsx'
import { tellFailure } from '#app/web/ui/toasts.tsx'
import { askNextStep } from './next-step.ts'
import type { Task } from './task.ts'

/** Completes a task and asks for the next step, or opens it again; shown at once, and taken back if the server refuses. */
export function useCompleteTask(task: Task) {
  const queries = useQueryClient()
  const model = useModel('task')
  const write = (completedAt: string | null) => client.tasks.update({ id: task.id, completedAt })
  const refresh = () => queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey.flat().some(concerned) })
  const mutation = useMutation({
    mutationFn: write,
    onSuccess: async (_, completedAt) => {
      await refresh()
      if (!completedAt) return
      const undo = async () => {
        await write(null)
        await refresh()
      }
      askNextStep({ task, undo })
    },
    onError: tellFailure,
  })
  const done = Boolean(mutation.isPending ? mutation.variables : task.completedAt)
  return {
    done,
    toggle: () => mutation.mutate(done ? null : new Date().toISOString()),
    forbidden: !model?.descriptor.may.update,
  }
}

// Tasks stand in lists, on timelines and on Home.
const concerned = (part: unknown) => part === 'tasks' || part === 'timeline' || part === 'customerChanges'
