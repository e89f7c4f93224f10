/** Screens that are explained, by where they are; each under its key in the catalogue. */
export const explained: Record<string, string> = {
  '/contacts': 'contacts',
  '/companies': 'companies',
  '/tasks': 'tasks',
  '/orders': 'orders',
  '/segments': 'segments',
  '/duplicates': 'duplicates',
  '/quality': 'quality',
  '/imports': 'imports',
  '/settings/audit': 'audit',
  '/settings/adoption': 'adoption',
}
