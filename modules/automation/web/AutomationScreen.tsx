import { Button, Tabs } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useRouter, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useObjects } from '#app/web/objects/ObjectsProvider.tsx'
import { RouteError } from '#app/web/shell/RouteError.tsx'
import { PageSkeleton } from '#app/web/ui/PageSkeleton.tsx'
import styles from './Automation.module.css'
import { type Rule, rulesQuery, subjects } from './automation-client.ts'
import { RuleDrawer } from './RuleDrawer.tsx'
import { RuleList } from './RuleList.tsx'
import { RunsDrawer } from './RunsDrawer.tsx'
import { TryRules } from './TryRules.tsx'

/** What Kith does by itself, for one object at a time; below, what the rules would do with a record. */
export function AutomationScreen() {
  const { t } = useTranslation('automation')
  const router = useRouter()
  const search: { object?: string } = useSearch({ strict: false })
  const { models } = useObjects()
  const { data, error, refetch } = useQuery(rulesQuery)
  const [opened, setOpened] = useState<Rule | 'new'>()
  const [shown, setShown] = useState<Rule>()
  if (error && !data) return <RouteError error={error} reset={() => void refetch()} />
  if (!data) return <PageSkeleton />
  const known = subjects.filter((object) => models.has(object))
  const object = known.find((one) => one === search.object) ?? known[0]
  if (!object) return <p className={styles.quiet}>{t('noObjects')}</p>
  const rules = data.items.filter((rule) => rule.object === object)
  return (
    <div className={styles.screen}>
      <header className={styles.head}>
        <div>
          <h2 className={styles.title}>{t('title')}</h2>
          <p className={styles.quiet}>{t('detail')}</p>
        </div>
        <Button variant="filled" onClick={() => setOpened('new')}>
          {t('rule.new')}
        </Button>
      </header>
      <Tabs
        value={object}
        onChange={(chosen) => router.history.replace(`/settings/automation?object=${chosen}`)}
        activateTabWithKeyboard={false}
      >
        <Tabs.List aria-label={t('objects')}>
          {known.map((one) => (
            <Tabs.Tab key={one} value={one}>
              {models.get(one)?.many}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value={object} className={styles.panel}>
          <RuleList key={object} object={object} rules={rules} edit={setOpened} showRuns={setShown} />
          {rules.length > 0 && <TryRules key={`try ${object}`} object={object} />}
        </Tabs.Panel>
      </Tabs>
      {opened && (
        <RuleDrawer
          key={opened === 'new' ? 'new' : opened.id}
          object={object}
          rule={opened === 'new' ? undefined : opened}
          close={() => setOpened(undefined)}
        />
      )}
      {shown && <RunsDrawer rule={shown} close={() => setShown(undefined)} />}
    </div>
  )
}
