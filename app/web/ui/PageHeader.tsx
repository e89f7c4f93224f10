import { IconChevronLeft } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './PageHeader.module.css'
import { UiLink } from './UiLink.tsx'

interface PageHeaderProps {
  title: string
  /** Ways back up, outermost first. */
  trail?: { label: string; href: string }[]
  /** Beside the title in grey: a count, a file name. */
  note?: ReactNode
  /** At the right; one filled button at most. */
  actions?: ReactNode
}

/** The 52 px over every screen: where one is, and what can be done here. Its title is the screen's h1. */
export function PageHeader({ title, trail = [], note, actions }: PageHeaderProps) {
  const { t } = useTranslation('ui')
  const back = trail.at(-1)
  return (
    <header className={styles.header}>
      {back && (
        <UiLink href={back.href} className={styles.back} aria-label={`${t('goBack')}: ${back.label}`}>
          <IconChevronLeft size={20} stroke={1.6} />
        </UiLink>
      )}
      {trail.map((step) => (
        <span key={step.href} className={styles.step}>
          <UiLink href={step.href}>{step.label}</UiLink>
          <span aria-hidden="true">/</span>
        </span>
      ))}
      <h1 className={styles.title}>{title}</h1>
      {note !== undefined && <span className={styles.note}>{note}</span>}
      <div className={styles.actions}>{actions}</div>
    </header>
  )
}
