import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useObjects } from '#app/web/objects/ObjectsProvider.tsx'
import shared from '#app/web/rules/Rules.module.css'
import { RulesScreen } from '#app/web/rules/RulesScreen.tsx'
import { RouteError } from '#app/web/shell/RouteError.tsx'
import { PageSkeleton } from '#app/web/ui/PageSkeleton.tsx'
import { type Rule, rulesQuery, subjects } from './automation-client.ts'
import { RuleDrawer } from './RuleDrawer.tsx'
import { RuleList } from './RuleList.tsx'
import { RunsDrawer } from './RunsDrawer.tsx'
import { TryRules } from './TryRules.tsx'

/** What Kith does by itself, for one object at a time; below, what the rules would do with a record. */
export function AutomationScreen() {
  const { t } = useTranslation('automation')
  const search: { object?: string } = useSearch({ strict: false })
  const { models } = useObjects()
  const { data, error, refetch } = useQuery(rulesQuery)
  const [opened, setOpened] = useState<Rule | 'new'>()
  const [shown, setShown] = useState<Rule>()
  if (error && !data) return <RouteError error={error} reset={() => void refetch()} />
  if (!data) return <PageSkeleton />
  const known = subjects.filter((object) => models.has(object))
  const object = known.find((one) => one === search.object) ?? known[0]
  if (!object) return <p className={shared.quiet}>{t('noObjects')}</p>
  const rules = data.items.filter((rule) => rule.object === object)
  return (
    <>
      <RulesScreen
        title={t('title')}
        detail={t('detail')}
        path="/settings/automation"
        objects={known.map((name) => ({ name, label: models.get(name)?.many ?? '' }))}
        object={object}
        create={() => setOpened('new')}
      >
        <RuleList key={object} object={object} rules={rules} edit={setOpened} showRuns={setShown} />
        {rules.length > 0 && <TryRules key={`try ${object}`} object={object} />}
      </RulesScreen>
      {opened && (
        <RuleDrawer
          key={opened === 'new' ? 'new' : opened.id}
          object={object}
          rule={opened === 'new' ? undefined : opened}
          close={() => setOpened(undefined)}
        />
      )}
      {shown && <RunsDrawer rule={shown} close={() => setShown(undefined)} />}
    </>
  )
}
