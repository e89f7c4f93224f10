import type { AnyRecord } from '../objects/object-client.ts'

const KEY = Symbol('record')

/** What a card or an entry of a calendar carries while it is drawn. */
export const dragData = (record: AnyRecord) => ({ [KEY]: record })

/** The record that is drawn; undefined for anything else that can be drawn on a page. */
export const readDragged = (data: Record<string | symbol, unknown>): AnyRecord | undefined =>
  data[KEY] as AnyRecord | undefined // the symbol is ours: dragData wrote it
