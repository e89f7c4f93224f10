import { type InfiniteData, useMutation, useQueryClient } from '@tanstack/react-query'
import { tellFailure } from '../ui/toasts.tsx'
import { importQuery, leaveOut, mendRow, rowsQuery } from './import-client.ts'
import type { Row, RowView } from './import-model.ts'

type Pages = InfiniteData<{ items: Row[]; nextCursor: string | null }>

interface Edit {
  row: number
  /** What stands at once, before the answer. */
  now: (row: Row) => Row
  send: () => Promise<Row>
}

/** Changes cells, leaves rows out and takes them in again. What is typed stands at once; a refused edit goes back. */
export function useRowEdits(id: string, view: RowView) {
  const cache = useQueryClient()
  const { queryKey } = rowsQuery(id, view)
  const put = (number: number, change: (row: Row) => Row) =>
    cache.setQueryData<Pages>(
      queryKey,
      (data) =>
        data && {
          ...data,
          pages: data.pages.map((page) => ({
            ...page,
            items: page.items.map((row) => (row.row === number ? change(row) : row)),
          })),
        },
    )
  const edit = useMutation({
    scope: { id: `import ${id}` },
    mutationFn: ({ send }: Edit) => send(),
    onMutate: ({ row, now }) => {
      const before = cache.getQueryData<Pages>(queryKey)?.pages.flatMap(({ items }) => items)
      put(row, now)
      return before?.find((one) => one.row === row)
    },
    onSuccess: (answer) => {
      put(answer.row, () => answer)
      return cache.invalidateQueries({ queryKey: importQuery(id).queryKey })
    },
    onError: (problem, { row }, before) => {
      if (before) put(row, () => before)
      tellFailure(problem)
    },
  })
  return {
    write: (row: number, column: number, text: string) =>
      edit.mutate({
        row,
        now: (was) => ({
          ...was,
          cells: was.cells.map((cell, index) => (index === column ? text : cell)),
          problems: was.problems.filter((problem) => problem.column !== column),
        }),
        send: () => mendRow({ id, row, cells: { [column]: text } }),
      }),
    leaveOut: (row: number) =>
      edit.mutate({ row, now: (was) => ({ ...was, leftOut: true }), send: () => leaveOut({ id, row }) }),
    takeIn: (row: number) =>
      edit.mutate({ row, now: (was) => ({ ...was, leftOut: false }), send: () => mendRow({ id, row, cells: {} }) }),
  }
}
