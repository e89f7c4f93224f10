import type { ComponentType, ReactNode } from 'react'
import type { ProblemDetail } from '../api-problem.ts'
import type { BulkAct } from '../bulk/bulk-client.ts'
import type { Session } from '../session.ts'
import type { BulkAction } from '../ui/BulkBar.tsx'
import type { PhoneRow } from '../ui/DataTable.tsx'
import type { Option, RecordRef, Tone } from '../ui/field.ts'
import type { Filter } from '../ui/filter.ts'
import type { Formats } from '../ui/format.ts'
import type { QuickAction } from '../ui/QuickActions.tsx'
import type { ListView } from '../views/use-list-view.ts'
import type { FormEditorProps } from './FormField.tsx'
import type { ListSearch } from './list-search.ts'
import type { AnyRecord } from './object-client.ts'
import type { ObjectModel } from './object-model.ts'
import type { Teller } from './timeline-words.tsx'

/** A quick action of a record; one that makes a record of another type needs the right to. */
export type RecordAction = QuickAction & { makes?: string }

/** A list narrowed to something one often wants, offered as a tab. */
export interface Preset {
  id: string
  filter: Filter
  sort?: string
}

/** What the parts of a view are given to put values into words. */
export interface ViewTools {
  formats: Formats
  /** The record a relation or user field of this record points to, once known. */
  refer: (field: string) => RecordRef | undefined
  option: (field: string) => Option | undefined
}

export interface RecordPartProps {
  record: AnyRecord
  model: ObjectModel
}

/**
 * How an object type is shown: what its descriptor cannot know. Its words stand in its module's catalogue under its
 * name: `one`, `many`, `new`, `count`, `fields.…`, `options.….…`, `sections.…`, `presets.…`, `empty.title|text`.
 */
export interface ObjectView {
  object: string
  kind?: RecordRef['kind']
  /** The field the column of names is ordered by. */
  titleField: string
  /** Columns at first, beside the name. */
  columns: string[]
  widths?: Record<string, number>
  /** Amounts that lists show to the cent: prices. */
  exact?: string[]
  /** Rings and dots of choices, by field and value. */
  marks?: Record<string, Record<string, { share?: number; tone?: Tone }>>
  /** Fields of the form: at once, and on demand. */
  form: { first: string[]; more: string[] }
  /** What a new record begins with. */
  fresh?: (session: Session) => Record<string, unknown>
  /** Groups of properties on the record page. */
  sections: { id: string; fields: string[] }[]
  /** Fields that stay as they are in a record as it stands. */
  fixed?: (record: AnyRecord) => readonly string[]
  /** Fields that should be known; the page says how many are. */
  wanted?: string[]
  presets?: (session: Session) => Preset[]
  /** What its list shows before anybody chooses otherwise. */
  start?: (model: Pick<ObjectModel, 'field'>) => ListSearch
  /** At the end of the bar over its list. */
  Bar?: ComponentType<{ model: ObjectModel; place: ListView }>
  board?: BoardView
  /** Its records along time. */
  Timeline?: ComponentType<{ model: ObjectModel; place: ListView }>
  canImport?: boolean
  /** The screen that reads one from a pasted text. */
  quickAdd?: string
  /** One may be made for each of many records of other types: a task for each of these contacts. */
  forEach?: true
  phone: (record: AnyRecord, tools: ViewTools) => Omit<PhoneRow, 'avatar' | 'title'>
  /** Cells of its list that say more than their value, by column. */
  cells?: Record<string, ComponentType<{ record: AnyRecord }>>
  /** Under the name on the record page. */
  detail?: (record: AnyRecord, tools: ViewTools) => ReactNode
  actions?: (record: AnyRecord, words: (key: string) => string) => RecordAction[]
  /** What is written on the record page: notes, tasks. */
  Composer?: ComponentType<RecordPartProps>
  /** Notes, tasks and calls may be about it, as about an object of the workspace's own. */
  takesNotes?: true
  /** Over the timeline: an order's lines. */
  Main?: ComponentType<RecordPartProps>
  /** Colleagues give it signs where a timeline makes it known, as they do notes. */
  takesSigns?: true
  /** Which kinds of events the timeline can be narrowed to, beside changes. */
  timeline?: string[]
  /** Puts an event of this object into words on the timeline of another. */
  tell?: Teller
  /** Form editors of fields that only this module knows. */
  editors?: Record<string, ComponentType<FormEditorProps>>
}

/** A move that was refused, and what was wrong with it. */
export interface RefusedMove {
  record: AnyRecord
  value: unknown
  errors: ProblemDetail[]
}

/** How the records of a type stand on the board of one of its fields. */
export interface BoardView {
  by: string
  /** Around the cards of a column: finds out for all of them what each one shows. */
  Around: ComponentType<{ records: AnyRecord[]; children: ReactNode }>
  /** What a card shows under its name. */
  Card: ComponentType<RecordPartProps>
  /** Under the name of a column. */
  ColumnNote: ComponentType<{ value: string }>
  /** Beside the columns: where records are drawn to that leave the board. */
  Rails?: ComponentType<{ model: ObjectModel; place: ListView }>
  Foot?: ComponentType
  /** Asks for what a refused move lacks, and moves. */
  Mend?: ComponentType<{ model: ObjectModel; refused: RefusedMove; close: () => void }>
}

/** What a module brings to the pages of every object of the workspace's own. */
export type OwnView = Pick<ObjectView, 'actions' | 'Composer' | 'timeline'>

/** What is chosen in a list, for an act on all of it. */
export interface ListActProps {
  /** Their ids; absent where they are too many for one request: then it is done in the background. */
  ids: string[] | undefined
  /** Begins an act on all of them in the background. */
  start: (act: BulkAct) => Promise<unknown>
  /** “12 contacts” */
  what: string
  close: () => void
  done: () => void
}

/** What a module further up does with records chosen in a list. */
export interface ListAct {
  id: string
  object: string
  module?: string
  /** A key of a catalogue. */
  label: string
  icon: BulkAction['icon']
  /** The right without which it is not offered. */
  needs: string
  Dialog: ComponentType<ListActProps>
}

/** A part of the record page of one object type, handed in by a module, also by one further up. */
export interface RecordPanel {
  /** Its name; `record`: all objects of the workspace's own; absent: every object. */
  object?: string
  /** `beside`: at the customer's side of a conversation in the inbox. */
  place: 'insight' | 'related' | 'beside'
  /** The part of Kith without which it is out of sight. */
  module?: string
  Panel: ComponentType<RecordPartProps>
}

/** What a module says while a new record of a type is being written. */
export interface DraftPanel {
  object: string
  /** The part of Kith without which it is out of sight. */
  module?: string
  Panel: ComponentType<{ typed: Record<string, unknown> }>
}
