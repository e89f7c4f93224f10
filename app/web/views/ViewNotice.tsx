import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { ListView } from './use-list-view.ts'
import styles from './Views.module.css'

/** The view is not what it was: gone, or naming fields that are. */
export function ViewNotice({ place }: { place: ListView }) {
  const { t } = useTranslation('views')
  const { view, lost } = place
  return (
    <div className={styles.notice} role="status">
      <span>
        {lost ? t('lost') : t('missing', { fields: view?.missing.join(', '), count: view?.missing.length ?? 0 })}
      </span>
      {lost && (
        <Button size="xs" onClick={() => place.open()}>
          {t('showAll')}
        </Button>
      )}
    </div>
  )
}
