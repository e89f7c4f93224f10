import { ActionIcon } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { RecordAvatar } from './RecordAvatar.tsx'
import styles from './RelatedList.module.css'
import { UiLink } from './UiLink.tsx'

export interface RelatedItem {
  id: string
  name: string
  href: string
  detail?: ReactNode
  avatar?: 'person' | 'company'
  /** At the right: an amount, a status. */
  end?: ReactNode
}

interface RelatedListProps {
  label: string
  items: RelatedItem[]
  /** In all, where more exist than are shown; `allHref` opens them. */
  total?: number
  allHref?: string
  add?: () => void
  addLabel?: string
}

/** Records that belong to this one. */
export function RelatedList({ label, items, total = items.length, allHref, add, addLabel }: RelatedListProps) {
  const { t } = useTranslation('ui')
  return (
    <section className={styles.related} aria-label={label}>
      <div className={styles.head}>
        <h2 className={styles.heading}>
          {label} <span className={styles.count}>{total || ''}</span>
        </h2>
        {add && (
          <ActionIcon onClick={add} aria-label={addLabel ?? t('property.add')}>
            <IconPlus size={16} stroke={1.6} />
          </ActionIcon>
        )}
      </div>
      {items.length === 0 && <p className={styles.none}>{t('related.none')}</p>}
      <ul className={styles.list}>
        {items.map((item) => (
          <li key={item.id}>
            <UiLink href={item.href} className={styles.item}>
              {item.avatar && <RecordAvatar name={item.name} kind={item.avatar} size={24} />}
              <span className={styles.words}>
                <span className={styles.name}>{item.name}</span>
                {item.detail && <span className={styles.detail}>{item.detail}</span>}
              </span>
              {item.end && <span className={styles.end}>{item.end}</span>}
            </UiLink>
          </li>
        ))}
      </ul>
      {allHref && total > items.length && (
        <UiLink href={allHref} className={styles.all}>
          {t('related.all', { count: total })}
        </UiLink>
      )}
    </section>
  )
}
