import { NumberInput, Select, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import styles from './Mailboxes.module.css'
import type { Server } from './mailbox-client.ts'

interface ServerFieldsProps {
  label: string
  value: Server
  set: (server: Server) => void
}

/** A mail server: its name, its port, how the line is kept private. */
export function ServerFields({ label, value, set }: ServerFieldsProps) {
  const { t } = useTranslation('mailboxes')
  return (
    <fieldset className={styles.server}>
      <legend>{label}</legend>
      <TextInput
        aria-label={`${label}: ${t('server.host')}`}
        value={value.host}
        required
        onChange={({ currentTarget }) => set({ ...value, host: currentTarget.value.trim() })}
      />
      <NumberInput
        aria-label={`${label}: ${t('server.port')}`}
        value={value.port}
        min={1}
        max={65_535}
        hideControls
        onChange={(port) => set({ ...value, port: Number(port) })}
      />
      <Select
        aria-label={`${label}: ${t('server.security')}`}
        allowDeselect={false}
        data={(['tls', 'starttls', 'none'] as const).map((one) => ({ value: one, label: t(`server.${one}`) }))}
        value={value.security}
        onChange={(security) => set({ ...value, security: security as Server['security'] })}
      />
    </fieldset>
  )
}
