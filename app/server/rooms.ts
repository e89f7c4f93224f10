/** Whose migrations run, in this order; a module comes after those it may import. */
export const migrationRooms = [
  'platform/db',
  'platform/auth',
  'platform/events',
  'platform/jobs',
  'platform/mail',
  'platform/files',
  'platform/objects',
  'platform/relations',
  'platform/layouts',
  'platform/undo',
  'platform/views',
  'platform/segments',
  'platform/imports',
  'modules/customers',
  'modules/commerce',
  'app/demo',
] as const
