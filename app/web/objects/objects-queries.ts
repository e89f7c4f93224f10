import { api } from '../api.ts'

const MINUTES = 5 * 60_000

/** The object types this person may see, as the server describes them. */
export const objectsQuery = { ...api.objects.list.queryOptions({ input: {} }), staleTime: MINUTES }

/** The people of this workspace. */
export const membersQuery = { ...api.workspace.listMembers.queryOptions({ input: {} }), staleTime: MINUTES }
