import { ActionIcon, Button } from '@mantine/core'
import { IconAdjustmentsHorizontal, IconPlus } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useShell } from '#app/web/shell/shell-context.ts'
import { Keys } from '#app/web/ui/Keys.tsx'
import { PageHeader } from '#app/web/ui/PageHeader.tsx'
import { Greeting } from './Greeting.tsx'
import styles from './Home.module.css'
import { HomeCards } from './HomeCards.tsx'
import { useArrangement } from './use-arrangement.ts'

const ArrangeHome = lazy(async () => ({ default: (await import('./ArrangeHome.tsx')).ArrangeHome }))

/** My day: what is due, what changed on customers, who waits; per role, and as each person arranges it. */
export function HomeScreen() {
  const { t } = useTranslation('home')
  const { openCreate } = useShell()
  const place = useArrangement()
  const [arranging, setArranging] = useState(false)
  const { side } = place.arrangement
  return (
    <>
      <PageHeader
        title={t('title')}
        actions={
          <>
            <ActionIcon
              aria-label={t('arrange.open')}
              title={t('arrange.open')}
              aria-pressed={arranging}
              onClick={() => setArranging((was) => !was)}
            >
              <IconAdjustmentsHorizontal size={16} stroke={1.6} />
            </ActionIcon>
            <Button
              leftSection={<IconPlus size={16} stroke={1.6} />}
              rightSection={<Keys keys="c" />}
              onClick={openCreate}
            >
              {t('new')}
            </Button>
          </>
        }
      />
      <div className={styles.page}>
        {arranging ? (
          <Suspense fallback={null}>
            <ArrangeHome place={place} close={() => setArranging(false)} />
          </Suspense>
        ) : (
          <div className={styles.columns} data-wide={side.length === 0 || undefined}>
            <Greeting mine={place.arrangement.mine.includes('due')} />
            <div className={styles.main}>
              <HomeCards of="main" place={place} />
            </div>
            <aside className={styles.side} aria-label={t('beside')}>
              <HomeCards of="side" place={place} />
            </aside>
          </div>
        )}
      </div>
    </>
  )
}
