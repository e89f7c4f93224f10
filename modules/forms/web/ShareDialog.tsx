import { Button, CopyButton, Modal, Textarea, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import styles from './Forms.module.css'
import type { Form } from './form-client.ts'

/** How people come to a form: its address, and the line that sets it into one's own website. */
export function ShareDialog({ form, close }: { form: Form; close: () => void }) {
  const { t } = useTranslation('forms')
  const snippet = `<script async src="${new URL('/form-embed.js', form.link)}" data-form="${form.word}"></script>`
  return (
    <Modal opened onClose={close} size="lg" title={t('share.title')} closeButtonProps={{ 'aria-label': t('ui:close') }}>
      <div className={styles.share}>
        <div className={styles.copied}>
          <TextInput
            label={t('share.link')}
            value={form.link}
            readOnly
            onFocus={(event) => event.currentTarget.select()}
          />
          <Copy value={form.link} />
        </div>
        <p className={styles.quiet}>{t('share.campaign')}</p>
        <div className={styles.copied}>
          <Textarea
            label={t('share.snippet')}
            value={snippet}
            readOnly
            autosize
            onFocus={(event) => event.currentTarget.select()}
          />
          <Copy value={snippet} />
        </div>
        <p className={styles.quiet}>{t('share.about')}</p>
      </div>
    </Modal>
  )
}

function Copy({ value }: { value: string }) {
  const { t } = useTranslation('forms')
  return (
    <CopyButton value={value}>
      {({ copied, copy }) => <Button onClick={copy}>{t(copied ? 'share.copied' : 'share.copy')}</Button>}
    </CopyButton>
  )
}
