import { SegmentedControl } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { languages } from '#app/web/i18n.ts'
import styles from './Entrance.module.css'

interface EntranceProps {
  title: string
  detail?: ReactNode
  children?: ReactNode
  /** Another way on, below the card. */
  aside?: ReactNode
}

/** The frame of every screen before one is in: one card in the middle, the language below it. */
export function Entrance({ title, detail, children, aside }: EntranceProps) {
  const { t, i18n } = useTranslation('team')
  return (
    <main className={styles.place}>
      <div className={styles.column}>
        <p className={styles.brand}>
          <img src="/icon.svg" alt="" width={24} height={24} />
          Kith
        </p>
        <section className={styles.card}>
          <h1 className={styles.title}>{title}</h1>
          {detail && <p className={styles.detail}>{detail}</p>}
          {children}
        </section>
        {aside && <p className={styles.aside}>{aside}</p>}
      </div>
      <footer className={styles.foot}>
        <SegmentedControl
          aria-label={t('app:look.language')}
          value={i18n.language}
          onChange={(language) => i18n.changeLanguage(language)}
          data={languages.map((value) => ({ value, label: t(`app:look.${value}`) }))}
        />
      </footer>
    </main>
  )
}
