import { Badge, Button } from '@mantine/core'
import { IconCopy, IconEye } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { client } from '../api.ts'
import { PartProblem } from '../objects/PartProblem.tsx'
import { mayIn } from '../session.ts'
import { useShell } from '../shell/shell-context.ts'
import { ForbiddenState } from '../ui/ForbiddenState.tsx'
import { RowSkeletons } from '../ui/PageSkeleton.tsx'
import { rowNote, rowWords, Section, sectionButtons, sectionRows } from '../ui/Section.tsx'
import { tellFailure } from '../ui/toasts.tsx'
import { UiLink } from '../ui/UiLink.tsx'
import { type Role, roleName, rolesQuery } from './rights-client.ts'

/** The roles of the workspace: those that Kith ships, those of its own, and how many have each. */
export function RolesScreen() {
  const { session } = useShell()
  return mayIn(session)('members') ? <Roles /> : <ForbiddenState />
}

function Roles() {
  const { t } = useTranslation('rights')
  const found = useQuery(rolesQuery)
  return (
    <Section title={t('title')} detail={t('detail')}>
      <div className={sectionButtons} style={{ marginBlockEnd: 16 }}>
        <Button component={UiLink} href="/settings/rights" leftSection={<IconEye size={16} stroke={1.6} />}>
          {t('what.open')}
        </Button>
      </div>
      {found.isPending && <RowSkeletons count={5} />}
      {found.error && <PartProblem problem={found.error} retry={() => void found.refetch()} />}
      {found.data && (
        <ul className={sectionRows}>
          {found.data.items.map((role) => (
            <RoleLine key={role.id} role={role} />
          ))}
        </ul>
      )}
    </Section>
  )
}

function RoleLine({ role }: { role: Role }) {
  const { t } = useTranslation('rights')
  const name = roleName(t, role)
  const copy = useCopy()
  return (
    <li>
      <div className={rowWords}>
        <p>
          <UiLink href={`/settings/roles/${role.id}`}>{name}</UiLink>
          {role.edited && (
            <Badge variant="default" ml={8}>
              {t('edited')}
            </Badge>
          )}
        </p>
        <p className={rowNote}>
          {role.description || (role.readyMade ? t(`about.${role.id}`) : '')}
          {(role.description || role.readyMade) && ' · '}
          {t('people', { count: role.members })}
          {role.keys > 0 && ` · ${t('keys', { count: role.keys })}`}
        </p>
      </div>
      <Button
        size="xs"
        leftSection={<IconCopy size={14} stroke={1.6} />}
        aria-label={t('copyNamed', { name })}
        onClick={() => void copy(role)}
      >
        {t('copy')}
      </Button>
    </li>
  )
}

/** Makes a role of the workspace's own with the same rights, and opens it. */
export function useCopy() {
  const { t } = useTranslation('rights')
  const cache = useQueryClient()
  const router = useRouter()
  return async (role: Role) => {
    try {
      const { description, rules } = role
      const name = t('copyOf', { name: roleName(t, role) })
      const made = await client.roles.create({ name, description, rules })
      await cache.invalidateQueries({ queryKey: rolesQuery.queryKey })
      router.history.push(`/settings/roles/${made.id}`)
    } catch (problem) {
      tellFailure(problem)
    }
  }
}
