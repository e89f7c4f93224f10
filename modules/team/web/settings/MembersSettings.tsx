import { Badge } from '@mantine/core'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '#app/web/api.ts'
import { RecordAvatar } from '#app/web/ui/RecordAvatar.tsx'
import { rowNote, rowWords, Section, sectionRows } from './Section.tsx'

/** Who works here, and as what. */
export function MembersSettings() {
  const { t } = useTranslation('team')
  const { data } = useSuspenseQuery(api.workspace.listMembers.queryOptions({ input: {} }))
  return (
    <Section title={t('members.title')} detail={t('members.detail')}>
      <ul className={sectionRows}>
        {data.items.map(({ id, name, email, role }) => (
          <li key={id}>
            <RecordAvatar name={name} kind="person" size={28} />
            <div className={rowWords}>
              <p>{name}</p>
              <p className={rowNote}>{email}</p>
            </div>
            <Badge color="gray">{t(`role.${role}`)}</Badge>
          </li>
        ))}
      </ul>
    </Section>
  )
}
