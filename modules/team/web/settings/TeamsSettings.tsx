import { useSuspenseQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '#app/web/api.ts'
import { mayIn } from '#app/web/session.ts'
import { useShell } from '#app/web/shell/shell-context.ts'
import { rowNote, rowWords, Section, sectionRows } from '#app/web/ui/Section.tsx'
import { MakeTeam } from './MakeTeam.tsx'
import { TeamEditor } from './TeamEditor.tsx'
import { asTree } from './teams/team-tree.ts'

/** The teams, who is in them, and who leads; changed by those who may manage members. */
export function TeamsSettings() {
  const { t } = useTranslation('team')
  const { session } = useShell()
  const may = mayIn(session)('members')
  const { data } = useSuspenseQuery(api.teams.list.queryOptions({ input: {} }))
  return (
    <>
      <Section title={t('teams.title')} detail={t('teams.detail')}>
        {data.items.length === 0 && <p className={rowNote}>{t(may ? 'teams.none' : 'teams.noneYet')}</p>}
        {data.items.length > 0 && (
          <ul className={sectionRows}>
            {asTree(data.items).map((team) => (
              <li key={team.id} style={{ paddingInlineStart: team.depth * 24 }}>
                <div className={rowWords}>
                  <p>{team.name}</p>
                  <p className={rowNote}>
                    {team.members.map(({ name, lead }) => (lead ? t('teams.leadNamed', { name }) : name)).join(', ') ||
                      t('teams.nobody')}
                  </p>
                </div>
                {may && <TeamEditor team={team} />}
              </li>
            ))}
          </ul>
        )}
      </Section>
      {may && (
        <Section title={t('teams.make')}>
          <MakeTeam />
        </Section>
      )}
    </>
  )
}
