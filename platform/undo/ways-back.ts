import { mergesBack } from '#platform/duplicates/merge/undo-merges'
import { relationsBack } from '#platform/relations/undo-relations'
import { listsBack } from '#platform/segments/lists-back'
import type { WayBack } from './way-back.ts'

/** Acts beside changes of records that can be taken back. */
export const waysBack: readonly WayBack[] = [relationsBack, mergesBack, listsBack]
