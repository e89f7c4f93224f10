import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './DataModel.module.css'

const IconTiles = lazy(async () => ({ default: (await import('../objects/ObjectIcon.tsx')).IconTiles }))

/** The picture of an object: all there are, one chosen. */
export function IconChoice({ value, onChange }: { value: string; onChange: (name: string) => void }) {
  const { t } = useTranslation('data-model')
  return (
    <fieldset className={styles.icons}>
      <legend className={styles.legend}>{t('object.icon')}</legend>
      <Suspense>
        <IconTiles className={styles.icon ?? ''} value={value} onChange={onChange} />
      </Suspense>
    </fieldset>
  )
}
