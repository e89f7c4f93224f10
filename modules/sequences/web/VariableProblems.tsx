import { useTranslation } from 'react-i18next'
import styles from './Sequences.module.css'

/** Which variables say nothing, before anything is sent. */
export function VariableProblems({ missing, unknown }: { missing: readonly string[]; unknown: readonly string[] }) {
  const { t } = useTranslation('sequences')
  if (missing.length + unknown.length === 0) return null
  return (
    <div role="status" className={styles.notice}>
      {missing.length > 0 && <p>{t('preview.missing', { count: missing.length, names: missing.join(', ') })}</p>}
      {unknown.length > 0 && <p>{t('preview.unknown', { count: unknown.length, names: unknown.join(', ') })}</p>}
    </div>
  )
}
