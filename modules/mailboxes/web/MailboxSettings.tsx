import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useRouter, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { PartProblem } from '#app/web/objects/PartProblem.tsx'
import { mayIn } from '#app/web/session.ts'
import { useShell } from '#app/web/shell/shell-context.ts'
import { ForbiddenState } from '#app/web/ui/ForbiddenState.tsx'
import { RowSkeletons } from '#app/web/ui/PageSkeleton.tsx'
import { rowNote, rowWords, Section, sectionRows } from '#app/web/ui/Section.tsx'
import { UiLink } from '#app/web/ui/UiLink.tsx'
import { ConnectForm } from './ConnectForm.tsx'
import { MailboxDrawer } from './MailboxDrawer.tsx'
import { MailProviders } from './MailProviders.tsx'
import { mailboxesQuery } from './mailbox-client.ts'
import type { MailboxSearch } from './routes.ts'
import { StateWords } from './StateWords.tsx'

const path = '/settings/mailboxes'

/** Settings → Mailboxes: those of everybody and one's own, and how each stands. */
export function MailboxSettings() {
  const { t } = useTranslation('mailboxes')
  const { session } = useShell()
  const router = useRouter()
  const { open, provider, refused }: MailboxSearch = useSearch({ strict: false })
  const may = mayIn(session)
  const found = useQuery({ ...mailboxesQuery, enabled: may('mailboxes.read') })
  if (!may('mailboxes.read')) return <ForbiddenState />
  const rows = found.data?.items ?? []
  const opened = rows.find(({ id }) => id === open)
  const close = () => router.history.push(path)
  return (
    <>
      <Section title={t('title')} detail={t('detail')} wide>
        {found.isPending && <RowSkeletons count={2} />}
        {found.error && <PartProblem problem={found.error} retry={() => void found.refetch()} />}
        {found.data && rows.length === 0 && <p className={rowNote}>{t('none')}</p>}
        <ul className={sectionRows}>
          {rows.map((mailbox) => (
            <li key={mailbox.id}>
              <div className={rowWords}>
                <div>
                  <UiLink href={`${path}?open=${mailbox.id}`}>{mailbox.name}</UiLink>
                </div>
                <span className={rowNote}>
                  {mailbox.address} · {t(`kind.${mailbox.kind}`)}
                  {mailbox.makesLeads && ` · ${t('leads.short')}`}
                </span>
              </div>
              <StateWords mailbox={mailbox} />
            </li>
          ))}
        </ul>
        {may('mailboxes.create') && (
          <Button
            mt={12}
            variant={rows.length > 0 ? 'default' : 'filled'}
            leftSection={<IconPlus size={16} stroke={1.6} />}
            onClick={() => router.history.push(`${path}?open=new`)}
          >
            {t('connect.title')}
          </Button>
        )}
        {open === 'new' && <ConnectForm close={close} mayShare={may('settings')} />}
        {opened && <MailboxDrawer key={opened.id} mailbox={opened} refused={refused} close={close} />}
        {refused && !opened && <p role="alert">{t([`refused.${refused}`, 'refused.other'])}</p>}
      </Section>
      {may('settings') && <MailProviders open={provider} />}
    </>
  )
}
