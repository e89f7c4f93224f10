import { ActionIcon, Button, TextInput } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Centre } from '../knowledge-client.ts'
import own from './Settings.module.css'

interface LinksFieldProps {
  links: Centre['links']
  change: (links: Centre['links']) => void
  fault: string | undefined
}

/** Other ways to the business, shown beside the articles. */
export function LinksField({ links, change, fault }: LinksFieldProps) {
  const { t } = useTranslation('knowledge')
  const set = (at: number, patch: Partial<Centre['links'][number]>) =>
    change(links.map((link, index) => (index === at ? { ...link, ...patch } : link)))
  return (
    <fieldset className={own.list}>
      <legend>{t('centre.links')}</legend>
      {links.map((link, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: links have no name of their own while they are written
        <div key={at} className={own.pair}>
          <TextInput
            aria-label={t('centre.linkLabel')}
            placeholder={t('centre.linkLabel')}
            maxLength={60}
            value={link.label}
            onChange={(event) => set(at, { label: event.currentTarget.value })}
          />
          <TextInput
            aria-label={t('centre.linkAddress')}
            placeholder={t('centre.linkAddress')}
            value={link.address}
            onChange={(event) => set(at, { address: event.currentTarget.value })}
          />
          <ActionIcon
            aria-label={t('centre.linkRemove')}
            onClick={() => change(links.filter((_, index) => index !== at))}
          >
            <IconX size={14} stroke={1.6} />
          </ActionIcon>
        </div>
      ))}
      {fault && <p role="alert">{fault}</p>}
      {links.length < 6 && (
        <Button
          size="xs"
          variant="default"
          leftSection={<IconPlus size={14} stroke={1.6} />}
          onClick={() => change([...links, { label: '', address: '' }])}
        >
          {t('centre.linkAdd')}
        </Button>
      )}
    </fieldset>
  )
}
