import { useTranslation } from 'react-i18next'
import forms from './DataForms.module.css'
import { type OwnType, typeGroups, typeIcons } from './field-types.ts'

const offered: readonly OwnType[] = Object.values(typeGroups).flat()

/** Which type a new field is of: all of them at a glance, each with its picture. */
export function TypeChoice({ value, onChange }: { value: OwnType; onChange: (type: OwnType) => void }) {
  const { t } = useTranslation('data-model')
  return (
    <fieldset className={forms.types}>
      <legend className={forms.legend}>{t('field.type')}</legend>
      {offered.map((type) => {
        const Picture = typeIcons[type]
        return (
          <label key={type} className={forms.typeTile}>
            <input
              type="radio"
              name="type"
              className="visually-hidden"
              checked={type === value}
              onChange={() => onChange(type)}
            />
            {Picture && <Picture size={16} stroke={1.6} aria-hidden="true" />}
            {t(`types.${type}`)}
          </label>
        )
      })}
      <p className={forms.typeNote}>{t(`typeNotes.${value}`)}</p>
    </fieldset>
  )
}
