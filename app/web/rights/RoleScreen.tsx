import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { PartProblem } from '../objects/PartProblem.tsx'
import { mayIn } from '../session.ts'
import { useShell } from '../shell/shell-context.ts'
import { ForbiddenState } from '../ui/ForbiddenState.tsx'
import { RowSkeletons } from '../ui/PageSkeleton.tsx'
import { Section } from '../ui/Section.tsx'
import { UiLink } from '../ui/UiLink.tsx'
import { RoleEditor } from './RoleEditor.tsx'
import { roleName, rolesQuery } from './rights-client.ts'

/** One role: what it may, and who has it. */
export function RoleScreen() {
  const { session } = useShell()
  return mayIn(session)('members') ? <OneRole /> : <ForbiddenState />
}

function OneRole() {
  const { t } = useTranslation('rights')
  const { role: id } = useParams({ strict: false }) as { role: string } // of the route that shows it
  const found = useQuery(rolesQuery)
  const role = found.data?.items.find((one) => one.id === id)
  // An owner has every right there is.
  const allRights = found.data?.items.find(({ id: key }) => key === 'owner')?.rules.rights ?? []
  return (
    <>
      <p style={{ marginBlockEnd: 12 }}>
        <UiLink href="/settings/roles">← {t('title')}</UiLink>
      </p>
      {found.isPending && <RowSkeletons count={8} />}
      {found.error && <PartProblem problem={found.error} retry={() => void found.refetch()} />}
      {found.data && !role && <p>{t('gone')}</p>}
      {/* Another state of the role is another draft. */}
      {role && (
        <Section
          title={roleName(t, role)}
          detail={role.description || (role.readyMade ? t(`about.${role.id}`) : '')}
          wide
        >
          <RoleEditor key={`${role.id} ${JSON.stringify(role.rules)}`} role={role} allRights={allRights} />
        </Section>
      )}
    </>
  )
}
