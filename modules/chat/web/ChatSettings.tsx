import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useRouter, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { client } from '#app/web/api.ts'
import { PartProblem } from '#app/web/objects/PartProblem.tsx'
import { mayIn } from '#app/web/session.ts'
import { useShell } from '#app/web/shell/shell-context.ts'
import { ForbiddenState } from '#app/web/ui/ForbiddenState.tsx'
import { RowSkeletons } from '#app/web/ui/PageSkeleton.tsx'
import { rowNote, rowWords, Section, sectionRows } from '#app/web/ui/Section.tsx'
import { tellFailure } from '#app/web/ui/toasts.tsx'
import { UiLink } from '#app/web/ui/UiLink.tsx'
import { ChannelDrawer } from './ChannelDrawer.tsx'
import { channelsQuery } from './chat-client.ts'
import { ModelSection } from './ModelSection.tsx'

const path = '/settings/chat'

/** Settings → Chat: the chats on one's websites, and how each is set up. */
export function ChatSettings() {
  const { t } = useTranslation('chat')
  const { session } = useShell()
  const queries = useQueryClient()
  const router = useRouter()
  const { open }: { open?: string } = useSearch({ strict: false })
  const may = mayIn(session)('settings')
  const found = useQuery({ ...channelsQuery, enabled: may })
  const make = useMutation({
    mutationFn: () => client.chatChannels.create({ name: t('first') }),
    async onSuccess({ id }) {
      await queries.invalidateQueries({ queryKey: channelsQuery.queryKey })
      router.history.push(`${path}?open=${id}`)
    },
    onError: tellFailure,
  })
  if (!may) return <ForbiddenState />
  const rows = found.data?.items ?? []
  const opened = rows.find(({ id }) => id === open)
  return (
    <>
      <Section title={t('title')} detail={t('detail')} wide>
        {found.isPending && <RowSkeletons count={1} />}
        {found.error && <PartProblem problem={found.error} retry={() => void found.refetch()} />}
        {found.data && rows.length === 0 && <p className={rowNote}>{t('none')}</p>}
        <ul className={sectionRows}>
          {rows.map(({ id, name, state, content, figures }) => (
            <li key={id}>
              <div className={rowWords}>
                <div>
                  <UiLink href={`${path}?open=${id}`}>{name}</UiLink>
                </div>
                <span className={rowNote}>
                  {t(`state.${state}`)} · {content.origins.join(', ') || t('nowhere')} ·{' '}
                  {t('figures', { count: figures.conversations })}
                </span>
              </div>
            </li>
          ))}
        </ul>
        <Button
          mt={12}
          variant={rows.length > 0 ? 'default' : 'filled'}
          leftSection={<IconPlus size={16} stroke={1.6} />}
          loading={make.isPending}
          onClick={() => make.mutate()}
        >
          {t('make')}
        </Button>
        {opened && <ChannelDrawer key={opened.id} channel={opened} close={() => router.history.push(path)} />}
      </Section>
      <ModelSection />
    </>
  )
}
