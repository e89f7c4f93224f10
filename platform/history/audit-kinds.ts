/** What the audit is looked through for, and which events that is. */
const kinds = {
  access: /^(signIn|password|twoFactor)\./,
  rights: /^((member|invitation|role|share|team|security)\.|workspace\.securityChanged$)/,
  keys: /^apiKey\./,
  exports: /^(export|audit)\./,
  imports: /^(import\.|workspace\.imported$)/,
  deletions: /\.deleted$|^bulk\./,
  settings: /^(workspace\.updated$|(customField|customObject|layout|object|duplicates|module)\.)/,
  alerts: /^alert\./,
}

export type AuditKind = keyof typeof kinds
export const auditKinds = Object.keys(kinds) as [AuditKind, ...AuditKind[]] // the keys of the object above

/** Whether events of a type are of a kind. */
export const isOfKind = (kind: AuditKind, type: string): boolean => kinds[kind].test(type)
