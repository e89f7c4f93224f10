import { Select } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '#app/web/api.ts'
import { useObjects } from '#app/web/objects/ObjectsProvider.tsx'
import shared from '#app/web/rules/Rules.module.css'
import { RulesScreen } from '#app/web/rules/RulesScreen.tsx'
import { RouteError } from '#app/web/shell/RouteError.tsx'
import { PageSkeleton } from '#app/web/ui/PageSkeleton.tsx'
import { useSources } from '#app/web/ui/sources.ts'
import { tellFailure } from '#app/web/ui/toasts.tsx'
import styles from './Assignment.module.css'
import { type Rule, rulesQuery } from './assignment-client.ts'
import { ResponseTimes } from './ResponseTimes.tsx'
import { Room } from './Room.tsx'
import { RuleDrawer } from './RuleDrawer.tsx'
import { RuleList } from './RuleList.tsx'
import { Skills } from './Skills.tsx'
import { TryIt } from './TryIt.tsx'

/** Rules by which records get an owner, for one object at a time; below, what they would do and how soon somebody reacts. */
export function AssignmentScreen() {
  const { t } = useTranslation('assignment')
  const search: { object?: string } = useSearch({ strict: false })
  const { models } = useObjects()
  const { data, error, refetch } = useQuery(rulesQuery)
  const [opened, setOpened] = useState<Rule | 'new'>()
  if (error && !data) return <RouteError error={error} reset={() => void refetch()} />
  if (!data) return <PageSkeleton />
  const shown = data.objects.filter(({ object }) => models.has(object))
  const current = shown.find(({ object }) => object === search.object) ?? shown[0]
  if (!current) return <p className={shared.quiet}>{t('noObjects')}</p>
  const { object, waiting, later, routed } = current
  const rules = data.items.filter((rule) => rule.object === object)
  return (
    <>
      <RulesScreen
        title={t('title')}
        detail={t('detail')}
        path="/settings/assignment"
        objects={shown.map((one) => ({ name: one.object, label: models.get(one.object)?.many ?? '' }))}
        object={object}
        create={() => setOpened('new')}
      >
        {waiting > later && (
          <p role="status" className={styles.notice}>
            {t('waiting', { count: waiting - later })}
          </p>
        )}
        {later > 0 && !routed && <p className={styles.notice}>{t('later', { count: later })}</p>}
        <RuleList key={object} object={object} rules={rules} edit={setOpened} />
        <Fallback object={object} userId={current.fallbackId} />
        {rules.length > 0 && <TryIt key={`try ${object}`} object={object} routed={routed} />}
        {routed && <Room />}
        <ResponseTimes object={object} routed={routed} />
        <Skills />
      </RulesScreen>
      {opened && (
        <RuleDrawer
          key={opened === 'new' ? 'new' : opened.id}
          object={object}
          routed={routed}
          rule={opened === 'new' ? undefined : opened}
          close={() => setOpened(undefined)}
        />
      )}
    </>
  )
}

/** Who gets what no rule can place. */
function Fallback({ object, userId }: { object: string; userId: string | null }) {
  const { t } = useTranslation('assignment')
  const { users } = useSources()
  const queries = useQueryClient()
  const setting = useMutation({
    mutationFn: (chosen: string | null) => client.assignmentRules.setFallback({ object, userId: chosen }),
    onSuccess: (listed) => queries.setQueryData(rulesQuery.queryKey, listed),
    onError: tellFailure,
  })
  return (
    <Select
      className={shared.narrow}
      label={t('fallback.label')}
      description={t('fallback.about')}
      placeholder={t('fallback.nobody')}
      data={users.map(({ id, name }) => ({ value: id, label: name }))}
      value={userId}
      onChange={(chosen) => setting.mutate(chosen)}
      clearable
      searchable
    />
  )
}
