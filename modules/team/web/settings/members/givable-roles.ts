import { useSuspenseQuery } from '@tanstack/react-query'
import { api } from '#app/web/api.ts'
import { useRoleWords } from './role-words.ts'

export const rolesQuery = api.roles.list.queryOptions({ input: {} })

/** The roles that one may give, as a choice: the least first, then the workspace's own by name. */
export function useGivableRoles() {
  const roleWords = useRoleWords()
  const { data } = useSuspenseQuery(rolesQuery)
  const shipped = data.items.filter(({ readyMade }) => readyMade).reverse()
  const own = data.items.filter(({ readyMade }) => !readyMade)
  const roles = [...shipped, ...own].filter(({ may }) => may.give)
  return {
    roles,
    choices: roles.map(({ id, name }) => ({ value: id, label: roleWords({ role: id, roleName: name }) })),
  }
}
