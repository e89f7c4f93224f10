import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import forms from './DataForms.module.css'

const IconTiles = lazy(async () => ({ default: (await import('../objects/ObjectIcon.tsx')).IconTiles }))

/** The picture of an object: all there are, one chosen. */
export function IconChoice({ value, onChange }: { value: string; onChange: (name: string) => void }) {
  const { t } = useTranslation('data-model')
  return (
    <fieldset className={forms.icons}>
      <legend className={forms.legend}>{t('object.icon')}</legend>
      <Suspense>
        <IconTiles className={forms.icon ?? ''} value={value} onChange={onChange} />
      </Suspense>
    </fieldset>
  )
}
