import { useQuery } from '@tanstack/react-query'
import { loadNamesFor, referencesIn } from '#app/web/objects/names.ts'
import { useModel, useObjects } from '#app/web/objects/ObjectsProvider.tsx'
import { objectClient } from '#app/web/objects/object-client.ts'
import { useShell } from '#app/web/shell/shell-context.ts'
import { useFormats } from '#app/web/ui/format.ts'
import { groupOf, ownFilter, taskOf } from '../task.ts'

const MOST = 50

/** The tasks of this person or nobody's, or of everybody, that are overdue or due today; and the next ones where those are few. */
export function useDue(mine: boolean) {
  const { models } = useObjects()
  const model = useModel('task')
  const formats = useFormats()
  const { session } = useShell()
  const userId = session.user.id
  const query = useQuery({
    queryKey: ['tasks', 'home', mine ? userId : 'all'],
    enabled: model !== undefined,
    queryFn: async ({ signal }) => {
      if (!model) return []
      const filter = JSON.stringify({
        and: [
          { field: 'completedAt', op: 'isEmpty' },
          { field: 'dueAt', op: 'isNotEmpty' },
          ...(mine ? [ownFilter(userId)] : []),
        ],
      })
      const { items } = await objectClient('tasks').list({ filter, sort: 'dueAt', limit: MOST }, { signal })
      await loadNamesFor(models, referencesIn(model, items))
      return items.map(taskOf)
    },
  })
  const tasks = query.data ?? []
  const of = (group: string) => tasks.filter((task) => groupOf(task, formats.dayKey) === group)
  const [overdue, today, upcoming] = [of('overdue'), of('today'), of('upcoming')]
  const pressing = [...overdue, ...today]
  return {
    tasks: pressing.length >= 6 ? pressing : [...pressing, ...upcoming.slice(0, 6 - pressing.length)],
    overdue: overdue.length,
    today: today.length,
    loading: query.isPending && model !== undefined,
    /** Whether one can say that nothing is due. */
    known: query.data !== undefined,
    problem: query.error,
    retry: query.refetch,
    visible: model !== undefined,
  }
}
