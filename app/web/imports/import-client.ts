import { api, client } from '../api.ts'
import { offlineProblem, problemOf } from '../api-problem.ts'
import { type Import, isMoving, type RowView } from './import-model.ts'

/** While something moves by itself and the stream of changes says nothing. */
const LOOK_AGAIN_MS = 1000
const PAGE = 100

export const importQuery = (id: string) =>
  api.imports.get.queryOptions({
    input: { id },
    refetchInterval: ({ state }) => (state.data && isMoving(state.data.status) ? LOOK_AGAIN_MS : false),
  })

export const importsQuery = () =>
  api.imports.list.infiniteOptions({
    input: (cursor: string | undefined) => ({ limit: 50, cursor }),
    initialPageParam: undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    refetchInterval: ({ state }) =>
      state.data?.pages.some(({ items }) => items.some(({ status }) => isMoving(status))) ? LOOK_AGAIN_MS : false,
  })

/** Rows of one view, a page at a time. What is mended in place stays in sight until the view is left. */
export const rowsQuery = (id: string, view: RowView) =>
  api.imports.rows.infiniteOptions({
    input: (cursor: string | undefined) => ({ id, view, limit: PAGE, cursor }),
    initialPageParam: undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    staleTime: Number.POSITIVE_INFINITY,
  })

/** All rows of all views, for setting them aside when the file is read anew. */
export const rowsKey = api.imports.rows.key()

/** Where the rows that failed are downloaded, as a CSV file. */
export const failuresHref = (id: string) => `/api/v1/imports/${id}/failures`

export const { change, check, makeFields, mend, leaveOutMany, run, cancel, undo, remove, mendRow, leaveOut } =
  client.imports

/**
 * Hands in a file as a draft. `told` hears the share sent, 0 to 1: fetch cannot tell how far an upload is.
 * @throws ApiProblem
 */
export function uploadFile(file: File, object: string, told: (share: number) => void): Promise<Import> {
  const form = new FormData()
  form.set('object', object)
  form.set('start', 'false')
  form.set('file', file)
  return new Promise((done, fail) => {
    const request = new XMLHttpRequest()
    request.open('POST', '/api/v1/imports')
    request.upload.onprogress = ({ loaded, total }) => told(total ? loaded / total : 0)
    request.onerror = () => fail(offlineProblem())
    request.onload = () => {
      const { status, responseText } = request
      if (status < 300) return done(JSON.parse(responseText) as Import) // the contract's tests hold the server to it
      const headers = { 'content-type': request.getResponseHeader('content-type') ?? '' }
      problemOf(new Response(responseText, { status, headers })).then(fail, fail)
    }
    request.send(form)
  })
}
