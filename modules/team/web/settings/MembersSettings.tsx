import { ActionIcon, Badge } from '@mantine/core'
import { IconEye } from '@tabler/icons-react'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '#app/web/api.ts'
import { mayIn, photoOf } from '#app/web/session.ts'
import { useShell } from '#app/web/shell/shell-context.ts'
import { RecordAvatar } from '#app/web/ui/RecordAvatar.tsx'
import { rowNote, rowWords, Section, sectionRows } from '#app/web/ui/Section.tsx'
import { UiLink } from '#app/web/ui/UiLink.tsx'
import { DeactivateMember } from './members/DeactivateMember.tsx'
import { FormerMembers } from './members/FormerMembers.tsx'
import { InvitePeople } from './members/InvitePeople.tsx'
import { OpenInvitations } from './members/OpenInvitations.tsx'
import { RoleOfMember } from './members/RoleOfMember.tsx'
import { useRoleWords } from './members/role-words.ts'

/** Who works here, and as what; whoever may manage people also asks new ones and shuts out who left. */
export function MembersSettings() {
  const { t } = useTranslation('team')
  const { session } = useShell()
  const roleWords = useRoleWords()
  const may = mayIn(session)('members')
  const { data } = useSuspenseQuery(api.workspace.listMembers.queryOptions({ input: {} }))
  return (
    <>
      <Section title={t('members.title')} detail={t('members.detail')}>
        <ul className={sectionRows}>
          {data.items.map(({ id, name, email, role, roleName, photo, demo }) => (
            <li key={id} style={{ flexWrap: 'wrap' }}>
              <RecordAvatar name={name} kind="person" size={28} photo={photoOf({ id, photo })} />
              <div className={rowWords} style={{ flexBasis: 200 }}>
                <p>{name}</p>
                <p className={rowNote} title={demo ? t('members.demoDetail') : undefined}>
                  {demo ? `${t('members.demo')} · ${email}` : email}
                </p>
              </div>
              {may && (
                <ActionIcon
                  component={UiLink}
                  href={`/settings/rights?user=${id}`}
                  variant="subtle"
                  color="gray"
                  aria-label={t('members.rightsOf', { name })}
                >
                  <IconEye size={16} stroke={1.6} />
                </ActionIcon>
              )}
              {may && id !== session.user.id ? (
                <RoleOfMember person={{ id, name, role, roleName }} />
              ) : (
                <Badge variant="default">{roleWords({ role, roleName })}</Badge>
              )}
              {may && id !== session.user.id && <DeactivateMember person={{ id, name }} others={data.items} />}
            </li>
          ))}
        </ul>
      </Section>
      {may && (
        <>
          <Section title={t('invitations.title')} detail={t('invitations.detail')}>
            <InvitePeople />
          </Section>
          <OpenInvitations />
          <FormerMembers />
        </>
      )}
    </>
  )
}
