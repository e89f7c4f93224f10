import { Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Mailbox } from './mailbox-client.ts'

interface PrivacySelectProps {
  value: Mailbox['privacy']
  set: (privacy: Mailbox['privacy']) => void
}

/** What colleagues see of the mails in somebody's own mailbox. */
export function PrivacySelect({ value, set }: PrivacySelectProps) {
  const { t } = useTranslation('mailboxes')
  return (
    <Select
      label={t('privacy.label')}
      description={t('privacy.about')}
      allowDeselect={false}
      data={(['nothing', 'metadata', 'subject', 'all'] as const).map((one) => ({
        value: one,
        label: t(`privacy.${one}`),
      }))}
      value={value}
      onChange={(privacy) => set(privacy as Mailbox['privacy'])}
    />
  )
}
