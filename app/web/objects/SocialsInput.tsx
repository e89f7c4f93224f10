import { Input, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { FormEditorProps } from './FormField.tsx'
import styles from './RecordForm.module.css'

interface Profile {
  network: string
  url: string
}

const networks = ['linkedin', 'instagram', 'facebook', 'xing'] as const

/** Profiles on the networks a shop meets its customers on; others that came by import stay as they are. */
export function SocialsInput({ field, value, error, onChange }: FormEditorProps) {
  const { t } = useTranslation('objects')
  const profiles = profilesOf(value)
  const change = (network: string, url: string) => {
    const others = profiles.filter((one) => one.network.toLowerCase() !== network)
    onChange(url ? [...others, { network, url }] : others)
  }
  return (
    <Input.Wrapper label={field.label} error={error} labelElement="div">
      <div className={styles.several}>
        {networks.map((network) => (
          <TextInput
            key={network}
            aria-label={t(`networks.${network}`)}
            placeholder={t(`networks.${network}`)}
            value={profiles.find((one) => one.network.toLowerCase() === network)?.url ?? ''}
            onChange={(event) => change(network, event.currentTarget.value)}
          />
        ))}
      </div>
    </Input.Wrapper>
  )
}

const profilesOf = (value: unknown): Profile[] =>
  Array.isArray(value)
    ? value.flatMap((item) => {
        const { network, url } = Object(item)
        return typeof network === 'string' && typeof url === 'string' ? [{ network, url }] : []
      })
    : []
