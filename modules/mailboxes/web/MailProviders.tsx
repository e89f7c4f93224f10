import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { PartProblem } from '#app/web/objects/PartProblem.tsx'
import { RowSkeletons } from '#app/web/ui/PageSkeleton.tsx'
import { rowNote, rowWords, Section, sectionRows } from '#app/web/ui/Section.tsx'
import { UiLink } from '#app/web/ui/UiLink.tsx'
import { providersQuery } from './mailbox-client.ts'
import { ProviderDrawer } from './ProviderDrawer.tsx'

const path = '/settings/mailboxes'

/** By which providers mailboxes are opened without a password, for whoever may change settings. @param open its id, or `new` */
export function MailProviders({ open }: { open: string | undefined }) {
  const { t } = useTranslation('mailboxes')
  const router = useRouter()
  const { data, isPending, error, refetch } = useQuery(providersQuery)
  const opened = data?.items.find(({ id }) => id === open)
  const close = () => router.history.push(path)
  return (
    <Section title={t('provider.title')} detail={t('provider.detail')} wide>
      {isPending && <RowSkeletons count={1} />}
      {error && <PartProblem problem={error} retry={() => void refetch()} />}
      {data && data.items.length > 0 && (
        <ul className={sectionRows}>
          {data.items.map(({ id, name, imap, mailboxes }) => (
            <li key={id}>
              <div className={rowWords}>
                <div>
                  <UiLink href={`${path}?provider=${id}`}>{name}</UiLink>
                </div>
                <span className={rowNote}>
                  {imap.host} · {t('provider.used', { count: mailboxes })}
                </span>
              </div>
            </li>
          ))}
        </ul>
      )}
      <Button
        mt={12}
        variant="default"
        leftSection={<IconPlus size={16} stroke={1.6} />}
        onClick={() => router.history.push(`${path}?provider=new`)}
      >
        {t('provider.add')}
      </Button>
      {data && (opened || open === 'new') && (
        <ProviderDrawer key={open} provider={opened ?? null} returnAddress={data.returnAddress} close={close} />
      )}
    </Section>
  )
}
