import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '../api.ts'
import type { ObjectModel } from '../objects/object-model.ts'
import { offerUndo } from '../ui/toasts.tsx'
import forms from './DataForms.module.css'
import styles from './DataModel.module.css'
import { useDataModelChanged } from './data-model.ts'
import { ObjectFrame } from './ObjectFrame.tsx'
import { useSaving } from './use-saving.ts'

const languages = ['en', 'de'] as const
type Names = ObjectModel['descriptor']['names']
type Draft = Record<(typeof languages)[number], { one: string; many: string }>

/** What an object is called here, in each language. */
export function NamesScreen() {
  return (
    <ObjectFrame>{(model) => <NamesForm key={JSON.stringify(model.descriptor.names)} model={model} />}</ObjectFrame>
  )
}

function NamesForm({ model }: { model: ObjectModel }) {
  const { t, i18n } = useTranslation('data-model')
  const changed = useDataModelChanged()
  const saving = useSaving()
  const { name, names, label, labelPlural } = model.descriptor
  const [draft, setDraft] = useState<Draft>(() => ({
    en: names.en ?? { one: '', many: '' },
    de: names.de ?? { one: '', many: '' },
  }))
  const own = (language: string) =>
    language === i18n.language ? { one: label ?? model.one, many: labelPlural ?? model.many } : undefined
  const rename = async (next: Names) => {
    await client.objectNames.replace({ items: [{ object: name, names: next }] })
    await changed()
  }
  const save = (next: Names) =>
    saving.run(async () => {
      await rename(next)
      offerUndo(t('names.saved'), () => rename(names))
    })
  return (
    <form
      className={styles.part}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void save(namesOf(draft))
      }}
    >
      <p className={styles.note}>{t('names.about')}</p>
      {languages.map((language) => (
        <fieldset key={language} className={styles.language}>
          <legend className={styles.subtitle}>{t(`app:look.${language}`)}</legend>
          {(['one', 'many'] as const).map((form) => (
            <TextInput
              key={form}
              label={t(`names.${form}`)}
              placeholder={own(language)?.[form]}
              value={draft[language][form]}
              onChange={({ currentTarget: { value } }) =>
                setDraft((was) => ({ ...was, [language]: { ...was[language], [form]: value } }))
              }
            />
          ))}
        </fieldset>
      ))}
      {(saving.failure ?? saving.errors.items) && (
        <p role="alert" className={forms.failure}>
          {saving.failure ?? saving.errors.items}
        </p>
      )}
      <div className={styles.buttons}>
        <Button type="submit" variant="filled" loading={saving.busy}>
          {t('ui:save')}
        </Button>
        {Object.keys(names).length > 0 && (
          <Button variant="subtle" color="gray" onClick={() => void save({})}>
            {t('names.reset')}
          </Button>
        )}
      </div>
    </form>
  )
}

/** A language where nothing is written keeps Kith's own names; where one of the two is, it serves for both. */
function namesOf(draft: Draft): Names {
  const given = languages.flatMap((language) => {
    const [one, many] = [draft[language].one.trim(), draft[language].many.trim()]
    return one || many ? [[language, { one: one || many, many: many || one }] as const] : []
  })
  return Object.fromEntries(given)
}
