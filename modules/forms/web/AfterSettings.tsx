import { Radio, Switch, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BuilderPart } from './FormScreen.tsx'
import styles from './Forms.module.css'

/** What follows once the form is sent. */
export function AfterSettings({ draft, setContent, faultAt }: BuilderPart) {
  const { t } = useTranslation('forms')
  const { content } = draft
  const [leads, setLeads] = useState(content.redirectUrl !== '')
  const choose = (value: string) => {
    setLeads(value === 'redirect')
    if (value === 'thanks') setContent({ redirectUrl: '' })
  }
  return (
    <>
      <Radio.Group label={t('after.label')} value={leads ? 'redirect' : 'thanks'} onChange={choose}>
        <div className={styles.choices}>
          <Radio value="thanks" label={t('after.thanks')} />
          <Radio value="redirect" label={t('after.redirect')} />
        </div>
      </Radio.Group>
      {leads ? (
        <TextInput
          label={t('after.address')}
          type="url"
          placeholder={t('after.addressExample')}
          value={content.redirectUrl}
          error={faultAt('content.redirectUrl')}
          onChange={({ currentTarget }) => setContent({ redirectUrl: currentTarget.value })}
        />
      ) : (
        <Textarea
          label={t('after.text')}
          placeholder={t('after.example')}
          autosize
          minRows={2}
          maxLength={5_000}
          value={content.thanks}
          onChange={({ currentTarget }) => setContent({ thanks: currentTarget.value })}
        />
      )}
      <Switch
        size="sm"
        label={t('after.doubleOptIn')}
        description={t('after.doubleOptInAbout')}
        checked={content.doubleOptIn}
        error={faultAt('content.doubleOptIn')}
        onChange={({ currentTarget }) => setContent({ doubleOptIn: currentTarget.checked })}
      />
    </>
  )
}
