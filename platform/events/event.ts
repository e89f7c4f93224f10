import { z } from 'zod'

/** An event about to be recorded. What is left out is the record's own, the actor's, now. */
export interface EventDraft {
  type: string
  /** The record it happened to. */
  object?: string
  recordId?: string
  /** Whose timelines show it. */
  contactId?: string | null
  companyId?: string | null
  payload?: Record<string, unknown>
  /** When it happened, if not now (an order of last year). */
  occurredAt?: string
  /** No open screen is told. */
  quiet?: true
}

/** A change of one field: what it was and what it became. */
export const FieldChange = z.tuple([z.unknown(), z.unknown()])

const declared = new Map<string, z.ZodType>()

/** Declares an event type with the shape of its payload. An undeclared or ill-shaped event is a bug and throws. */
export function declareEvent(type: string, payload: z.ZodType): void {
  if (declared.has(type)) throw new Error(`The event type ${type} is declared twice`)
  declared.set(type, payload)
}

/** All declared types with their payloads, for the docs and the laws. */
export const declaredEvents = (): ReadonlyMap<string, z.ZodType> => declared

/** Checks a draft against its declaration. */
export function checkEvent(draft: EventDraft): void {
  const shape = declared.get(draft.type)
  if (!shape) throw new Error(`The event type ${draft.type} is not declared`)
  shape.parse(draft.payload ?? {})
}
