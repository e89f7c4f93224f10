const SUFFIX = '@kith'

/** What names an entry to calendar programs, for ever: the record, and the field where it is not the usual one. */
export const uidOf = (recordId: string, field?: string) => `${recordId}${field ? `.${field}` : ''}${SUFFIX}`

/** The record that a name stands for; undefined for one that we did not give. */
export const recordOfUid = (uid: string) =>
  /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})@kith$/.exec(uid.trim().toLowerCase())?.[1]
