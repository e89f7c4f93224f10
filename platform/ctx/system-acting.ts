import type { Acting } from './ctx.ts'

/** The workspace that nobody belongs to. What concerns an account and no business is kept under it. */
export const NO_WORKSPACE = '00000000-0000-0000-0000-000000000000'

/** The system itself, outside of any workspace. */
export const systemActing: Acting = {
  workspaceId: NO_WORKSPACE,
  workspace: {
    ...{ name: 'Kith', locale: 'en', timeZone: 'UTC', currency: 'EUR', defaultCountry: 'DE' },
    linkCompanies: false,
  },
  actor: { kind: 'system', id: null },
  schemaVersion: 0,
  userId: null,
  may: () => true,
}
