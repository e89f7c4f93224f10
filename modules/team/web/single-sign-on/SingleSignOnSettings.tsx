import { Button, CopyButton, TextInput } from '@mantine/core'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '#app/web/api.ts'
import { Section } from '#app/web/ui/Section.tsx'
import { ProviderForm } from './ProviderForm.tsx'
import { RemoveProvider } from './RemoveProvider.tsx'
import styles from './SingleSignOnSettings.module.css'

/** The workspace's OpenID Connect provider: what to enter there, what to enter here, who comes in. */
export function SingleSignOnSettings() {
  const { t } = useTranslation('single-sign-on')
  const { data } = useSuspenseQuery(api.singleSignOn.get.queryOptions({ input: {} }))
  const { provider, returnAddress } = data
  return (
    <>
      <Section title={t('title')} detail={t('detail')}>
        <h3 className={styles.part}>{t('there.title')}</h3>
        <p className={styles.detail}>{t('there.detail')}</p>
        <div className={styles.address}>
          <TextInput label={t('there.address')} value={returnAddress} readOnly variant="filled" />
          <CopyButton value={returnAddress}>
            {({ copied, copy }) => <Button onClick={copy}>{t(copied ? 'there.copied' : 'there.copy')}</Button>}
          </CopyButton>
        </div>
        <ProviderForm key={provider?.id} provider={provider} />
      </Section>
      {provider && <RemoveProvider />}
    </>
  )
}
