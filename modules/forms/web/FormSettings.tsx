import { ColorInput, MultiSelect, Select, Textarea, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { languages } from '#app/web/i18n.ts'
import { useSources } from '#app/web/ui/sources.ts'
import type { BuilderPart } from './FormScreen.tsx'
import styles from './Forms.module.css'
import type { Form } from './form-client.ts'

const accents = ['#0b635d', '#1d4ed8', '#7c3aed', '#b3261e', '#8a5a00', '#23211e']

/** What the page says, in which language and colour, and the wording that is agreed to. */
export function FormSettings({ draft, set, setContent, faultAt, consent }: BuilderPart & { consent: Form['consent'] }) {
  const { t } = useTranslation('forms')
  const { users } = useSources()
  const { content } = draft
  const isNewWording = draft.consent !== (consent?.wording ?? '') && draft.consent !== ''
  return (
    <>
      <TextInput
        label={t('settings.name')}
        description={t('settings.nameAbout')}
        value={draft.name}
        required
        maxLength={120}
        error={faultAt('name')}
        onChange={({ currentTarget }) => set({ name: currentTarget.value })}
      />
      <TextInput
        label={t('settings.title')}
        value={content.title}
        maxLength={200}
        onChange={({ currentTarget }) => setContent({ title: currentTarget.value })}
      />
      <Textarea
        label={t('settings.intro')}
        autosize
        minRows={2}
        maxLength={5_000}
        value={content.intro}
        onChange={({ currentTarget }) => setContent({ intro: currentTarget.value })}
      />
      <TextInput
        label={t('settings.button')}
        placeholder={t('settings.buttonExample')}
        value={content.button}
        maxLength={60}
        onChange={({ currentTarget }) => setContent({ button: currentTarget.value })}
      />
      <Textarea
        label={t('settings.consent')}
        description={t(
          isNewWording ? 'settings.consentNew' : consent ? 'settings.consentIs' : 'settings.consentAbout',
          {
            version: consent?.version,
          },
        )}
        autosize
        minRows={2}
        maxLength={5_000}
        value={draft.consent}
        error={faultAt('consent')}
        onChange={({ currentTarget }) => set({ consent: currentTarget.value })}
      />
      <div className={styles.two}>
        <Select
          label={t('settings.language')}
          allowDeselect={false}
          data={languages.map((value) => ({ value, label: t(`languages.${value}`) }))}
          value={draft.language}
          onChange={(value) => set({ language: languages.find((one) => one === value) ?? 'en' })}
        />
        <ColorInput
          size="sm"
          label={t('settings.accent')}
          swatches={accents}
          format="hex"
          withEyeDropper={false}
          value={content.accent}
          error={faultAt('content.accent')}
          onChange={(accent) => /^#[0-9a-f]{6}$/i.test(accent) && setContent({ accent })}
        />
      </div>
      <MultiSelect
        size="sm"
        label={t('settings.notify')}
        description={t('settings.notifyAbout')}
        data={users.map(({ id, name }) => ({ value: id, label: name }))}
        value={draft.notify}
        onChange={(notify) => set({ notify })}
      />
    </>
  )
}
