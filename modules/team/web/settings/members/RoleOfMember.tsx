import { Badge, Select } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, client } from '#app/web/api.ts'
import { offerUndo, tellFailure } from '#app/web/ui/toasts.tsx'
import { rolesQuery, useGivableRoles } from './givable-roles.ts'
import { useRoleWords } from './role-words.ts'

interface RoleOfMemberProps {
  person: { id: string; name: string; role: string; roleName: string | null }
}

/** What somebody is, to be changed to any role that one may give. Who is more than oneself stays what they are. */
export function RoleOfMember({ person }: RoleOfMemberProps) {
  const { t } = useTranslation('team')
  const cache = useQueryClient()
  const roleWords = useRoleWords()
  const { choices } = useGivableRoles()
  const [given, setGiven] = useState<string | null>(null)
  if (choices.every(({ value }) => value !== person.role)) return <Badge variant="default">{roleWords(person)}</Badge>
  const give = async (role: string) => {
    await client.memberRoles.change({ userId: person.id, role })
    await Promise.all([
      cache.invalidateQueries({ queryKey: api.workspace.listMembers.key() }),
      cache.invalidateQueries({ queryKey: rolesQuery.queryKey }),
      // The screens of roles keep their own.
      cache.invalidateQueries({ queryKey: ['roles'] }),
    ])
  }
  const choose = async (role: string | null) => {
    if (role === null || role === person.role) return
    setGiven(role)
    try {
      await give(role)
      const label = choices.find(({ value }) => value === role)?.label ?? ''
      void offerUndo(t('members.given', { name: person.name, role: label }), () => give(person.role))
    } catch (problem) {
      tellFailure(problem)
    }
    setGiven(null)
  }
  return (
    <Select
      size="xs"
      w={160}
      aria-label={t('members.roleOf', { name: person.name })}
      data={choices}
      value={given ?? person.role}
      onChange={(role) => void choose(role)}
      allowDeselect={false}
      disabled={given !== null}
    />
  )
}
