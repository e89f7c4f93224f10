import { IconMail, IconMoodSmile, IconPhone, IconShoppingBag } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import styles from './EmptyState.module.css'
import { RecordAvatar } from './RecordAvatar.tsx'

const icons = { wrote: IconMail, ordered: IconShoppingBag, called: IconPhone, survey: IconMoodSmile } as const
const widths = [48, 31, 56, 39]

/** A small picture of a record with its timeline, for empty screens. */
export function ExampleRecord() {
  const { t } = useTranslation('ui')
  return (
    <div className={styles.picture}>
      <div className={styles.side}>
        <RecordAvatar name="Sofia Marchetti" kind="person" size={36} />
        <div>
          <div className={styles.name}>Sofia Marchetti</div>
          <div className={styles.company}>Café Lumen</div>
        </div>
        {[90, 66, 80, 50].map((share) => (
          <span key={share} className={styles.ghost} style={{ inlineSize: `${share}%` }} />
        ))}
      </div>
      <div className={styles.thread}>
        {(['wrote', 'ordered', 'called', 'survey'] as const).map((what, index) => {
          const Icon = icons[what]
          return (
            <div key={what} className={styles.happening}>
              <span className={styles.ring}>
                <Icon size={14} stroke={1.6} />
              </span>
              <div>{t(`example.${what}`)}</div>
              <span className={styles.ghost} style={{ inlineSize: `${widths[index]}%` }} />
            </div>
          )
        })}
      </div>
    </div>
  )
}
