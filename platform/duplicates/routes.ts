import type { Ctx } from '#platform/ctx/ctx'
import { type Route, routes } from '#platform/http/route'
import './events.ts'
import { checkDraft } from './check-draft.ts'
import { duplicates, merges } from './contract.ts'
import { markNever, unmarkNever } from './decide-pair.ts'
import { readableType } from './known-type.ts'
import { describeDuplicates, listPairs } from './list-pairs.ts'
import { acceptSure } from './merge/accept-sure.ts'
import { mergeRecords } from './merge/merge-records.ts'
import { proposeMerge } from './merge/propose-merge.ts'
import { listMerges } from './merge/stored-merge.ts'
import { unmerge } from './merge/unmerge.ts'
import { startScan } from './scan/start-scan.ts'
import { changeDuplicateSettings } from './settings.ts'

export const duplicateRoutes: Route[] = [
  ...routes(duplicates, {
    describe: describeDuplicates,
    pairs: listPairs,
    never: markNever,
    again: unmarkNever,
    check: checkDraft,
    scan: async (ctx: Ctx, { object }: { object: string }) => {
      await startScan(ctx, readableType(ctx, object), 'all')
      return { object }
    },
    accept: acceptSure,
    settings: changeDuplicateSettings,
  }),
  ...routes(merges, {
    propose: proposeMerge,
    create: (ctx: Ctx, { object, ...request }) => mergeRecords(ctx, readableType(ctx, object), request),
    list: listMerges,
    undo: (ctx: Ctx, { id }: { id: string }) => unmerge(ctx, id),
  }),
]
