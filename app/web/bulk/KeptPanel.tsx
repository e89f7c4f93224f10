import { useFormats } from '../ui/format.ts'
import { SideDrawer } from '../ui/SideDrawer.tsx'
import { UiLink } from '../ui/UiLink.tsx'
import styles from './BulkCorner.module.css'
import type { PanelProps } from './FailuresPanel.tsx'

/** What an undo left as it is: record, field, and its three values. */
export function KeptPanel({ job, words, opened, close }: PanelProps) {
  const { t, hrefOf, labelOf } = words
  const formats = useFormats()
  const { count, items } = job.undo?.conflicts ?? { count: 0, items: [] }
  const shown = (value: unknown) =>
    value === null || value === undefined || value === ''
      ? t('kept.nothing')
      : typeof value === 'object'
        ? JSON.stringify(value)
        : String(value)
  return (
    <SideDrawer opened={opened} close={close} title={t('kept.title')}>
      <p className={styles.intro}>
        {t('kept.intro')}{' '}
        {count > items.length &&
          t('kept.more', { shown: formats.number(items.length), count: formats.number(count) as unknown as number })}
      </p>
      <ul className={styles.list}>
        {items.map(({ object, recordId, title, field, reason, before, after, now, message }) => (
          <li key={`${recordId} ${field}`} className={styles.item}>
            <span>
              <UiLink className={styles.name} href={hrefOf(object, recordId)}>
                {title ?? t('failures.nameless')}
              </UiLink>
              {field && ` · ${labelOf(object, field)}`}
            </span>
            {field && reason === 'changed_since' ? (
              <>
                <span className={styles.reason}>{t('kept.was', { value: shown(before) })}</span>
                <span className={styles.reason}>{t('kept.became', { value: shown(after) })}</span>
                <span className={styles.reason}>{t('kept.now', { value: shown(now) })}</span>
              </>
            ) : (
              <span className={styles.reason}>{message ?? t(`kept.whole.${reason}`)}</span>
            )}
          </li>
        ))}
      </ul>
    </SideDrawer>
  )
}
