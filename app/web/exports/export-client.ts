import type { z } from 'zod'
import type { Export as ExportShape } from '#platform/exports/export-shape'
import { api, client } from '../api.ts'

export type Export = z.output<typeof ExportShape>

/** While something is being written and the stream of changes says nothing. */
const LOOK_AGAIN_MS = 1000

export const exportsQuery = () =>
  api.exports.list.infiniteOptions({
    input: (cursor: string | undefined) => ({ limit: 50, cursor }),
    initialPageParam: undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    refetchInterval: ({ state }) =>
      state.data?.pages.some(({ items }) => items.some(({ status }) => status === 'running')) ? LOOK_AGAIN_MS : false,
  })

export const { create, createWhole, remove } = client.exports
