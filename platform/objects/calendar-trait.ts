/** How the records of an object stand in the calendar. Each part names a field of the object. */
export interface CalendarTrait<Name extends string = string> {
  /** The day or moment of an entry. A moment at the last minute of a day means that whole day. */
  start: Name
  /** How long it takes; without it an entry is a day, or a moment. */
  minutes?: Name
  /** A choice that makes kinds of their own: calls and meetings. */
  by?: Name
  /** Values of it that stand in no calendar. */
  without?: readonly string[]
  /** Stands once it is done. */
  done?: Name
  /** The value of a field that says it does not take place after all. */
  cancelled?: { field: Name; value: string }
  /** Whose it is; the first field that names a person, unless told. */
  person?: Name
  /** Who takes part. */
  attendees?: Name
  place?: Name
  details?: Name
  /** Attendees are invited by mail to those of this value of `by`. */
  invites?: string
  /** A day that comes again every year. */
  yearly?: true
  /** Days and moments that are no entries of their own: when a task was completed, when it is told of. */
  beside?: readonly Name[]
}
