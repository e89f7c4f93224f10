import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { client } from '#app/web/api.ts'
import { ApiProblem } from '#app/web/api-problem.ts'
import { tell, tellFailure } from '#app/web/ui/toasts.tsx'
import type { Task } from './task.ts'

/** Takes a task of the queue; whoever was second is told so. */
export function useClaimTask() {
  const { t } = useTranslation('customers')
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (task: Task) => client.taskClaims.create({ id: task.id }),
    onSuccess: (_, { title }) => void tell(t('queue.taken', { title })),
    onError: (problem) =>
      problem instanceof ApiProblem && problem.code === 'task_taken'
        ? void tell(t('queue.late'))
        : void tellFailure(problem),
    onSettled: () => queries.invalidateQueries({ queryKey: ['tasks'] }),
  })
}
