import { Button, Tabs } from '@mantine/core'
import { useRouter } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './Rules.module.css'

interface RulesScreenProps {
  title: string
  detail: string
  /** Where the page stands; the object is named behind it. */
  path: string
  objects: { name: string; label: string }[]
  object: string
  create: () => void
  children: ReactNode
}

/** Rules of one object at a time, with a tab each. */
export function RulesScreen({ title, detail, path, objects, object, create, children }: RulesScreenProps) {
  const { t } = useTranslation('rules')
  const router = useRouter()
  return (
    <div className={styles.screen}>
      <header className={styles.head}>
        <div>
          <h2 className={styles.title}>{title}</h2>
          <p className={styles.quiet}>{detail}</p>
        </div>
        <Button variant="filled" onClick={create}>
          {t('new')}
        </Button>
      </header>
      <Tabs
        value={object}
        onChange={(chosen) => router.history.replace(`${path}?object=${chosen}`)}
        activateTabWithKeyboard={false}
      >
        <Tabs.List aria-label={t('objects')}>
          {objects.map(({ name, label }) => (
            <Tabs.Tab key={name} value={name}>
              {label}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value={object} className={styles.panel}>
          {children}
        </Tabs.Panel>
      </Tabs>
    </div>
  )
}
