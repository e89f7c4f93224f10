/** A contact's place at a company, as the API takes it. */
export interface Place {
  id?: string
  name?: string
  role?: string | null
  primary?: boolean
  startedOn?: string | null
  endedOn?: string | null
}

/** Reads a contact's places out of a record; ids win over names where both are known. */
export const placesOf = (value: unknown): Place[] =>
  Array.isArray(value) ? value.filter((item) => typeof item === 'object' && item !== null) : []
