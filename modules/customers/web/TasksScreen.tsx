import { Button, SegmentedControl } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useRouter, useSearch } from '@tanstack/react-router'
import { lazy, Suspense, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { hrefWith, type ListSearch, readListSearch } from '#app/web/objects/list-search.ts'
import { useModel } from '#app/web/objects/ObjectsProvider.tsx'
import type { ObjectModel } from '#app/web/objects/object-model.ts'
import { PartProblem } from '#app/web/objects/PartProblem.tsx'
import { RecordForms } from '#app/web/objects/RecordForms.tsx'
import { useList } from '#app/web/objects/use-list.ts'
import { useShell } from '#app/web/shell/shell-context.ts'
import { EmptyState } from '#app/web/ui/EmptyState.tsx'
import { ForbiddenState } from '#app/web/ui/ForbiddenState.tsx'
import type { Filter } from '#app/web/ui/filter.ts'
import { useFormats } from '#app/web/ui/format.ts'
import { PageHeader } from '#app/web/ui/PageHeader.tsx'
import { RowSkeletons } from '#app/web/ui/PageSkeleton.tsx'
import { useListView } from '#app/web/views/use-list-view.ts'
import { ViewsBar } from '#app/web/views/ViewsBar.tsx'
import { viewParts } from '#app/web/views/view-state.ts'
import type { TaskChange } from './TaskDialog.tsx'
import { TaskLines } from './TaskLines.tsx'
import styles from './Tasks.module.css'
import { groupOf, ownFilter, type Task, type TaskGroup, taskOf } from './task.ts'
import { useClaimTask } from './use-claim-task.ts'
import { useMyTeams } from './use-my-teams.ts'
import { useTaskKeys } from './use-task-keys.ts'

const open: Filter = { field: 'completedAt', op: 'isEmpty' }
const groups: TaskGroup[] = ['overdue', 'today', 'upcoming', 'someday']

/** All that is to do: overdue, today, to come; what was done this week below. */
export function TasksScreen() {
  const model = useModel('task')
  const raw = useSearch({ strict: false })
  const search = useMemo(() => readListSearch(raw), [raw])
  if (!model) return <ForbiddenState />
  return showsView(search) ? (
    <Suspense fallback={<RowSkeletons count={10} />}>
      <ListScreen object="task" />
    </Suspense>
  ) : (
    <Tasks model={model} />
  )
}

const TaskDialog = lazy(async () => ({ default: (await import('./TaskDialog.tsx')).TaskDialog }))
const ListScreen = lazy(async () => ({ default: (await import('#app/web/objects/ListScreen.tsx')).ListScreen }))

/** Whose tasks are listed is this screen's own filter; any other part of a view makes it a list like others. */
const showsView = ({ view, trash, ...search }: ListSearch) =>
  Boolean(view || trash || viewParts.some((part) => part !== 'filter' && search[part] !== undefined))

function Tasks({ model }: { model: ObjectModel }) {
  const { t } = useTranslation('customers')
  const formats = useFormats()
  const router = useRouter()
  const { session } = useShell()
  const raw = useSearch({ strict: false })
  const search = useMemo(() => readListSearch(raw), [raw])
  const place = useListView(model)
  const [done, setDone] = useState(false)
  const [active, setActive] = useState<string>()
  const mine = search.filter !== undefined
  const own = ownFilter(session.user.id, useMyTeams())
  const close = () => router.history.replace(hrefWith(model.path, mine ? { filter: own } : {}))
  const list = useList(model, { filter: { and: mine ? [open, own] : [open] }, sort: 'dueAt' })
  const finished = useList(
    model,
    {
      filter: { and: [{ field: 'completedAt', op: 'inLast', value: '7d' }, ...(mine ? [own] : [])] },
      sort: '-updatedAt',
    },
    done,
  )
  const tasks = list.rows.map(taskOf)
  const byGroup = groups.map((group) => ({
    group,
    members: tasks.filter((task) => groupOf(task, formats.dayKey) === group),
  }))
  const [asked, setAsked] = useState<{ task: Task; what: TaskChange }>()
  const claim = useClaimTask()
  const go = (more: ListSearch) =>
    router.history.push(hrefWith(model.path, { ...more, ...(mine ? { filter: own } : {}) }))
  const { may } = model.descriptor
  useTaskKeys({
    tasks: byGroup.flatMap(({ members }) => members),
    active,
    setActive,
    ask: (task, what) => may.update && setAsked({ task, what }),
    edit: ({ id }) => may.update && go({ edit: id }),
    add: () => may.create && go({ new: true }),
  })
  const empty = !list.loading && !list.problem && tasks.length === 0
  return (
    <>
      <PageHeader
        title={model.many}
        note={list.total === undefined ? undefined : formats.number(list.total)}
        actions={
          <>
            <SegmentedControl
              aria-label={t('task.whose')}
              value={mine ? 'mine' : 'all'}
              onChange={(whose) =>
                router.history.replace(hrefWith(model.path, whose === 'mine' ? { filter: own } : {}))
              }
              data={[
                { value: 'all', label: t('task.everyones') },
                { value: 'mine', label: t('task.mine') },
              ]}
            />
            {model.descriptor.may.create && (
              <Button
                variant="filled"
                leftSection={<IconPlus size={16} stroke={1.6} />}
                onClick={() => go({ new: true })}
              >
                {model.words('new')}
              </Button>
            )}
          </>
        }
      />
      <ViewsBar model={model} place={place} />
      <div className={styles.page}>
        {list.loading && <RowSkeletons count={10} />}
        {list.problem && <PartProblem problem={list.problem} retry={() => void list.retry()} />}
        {empty && !done && (
          <EmptyState
            title={model.words('empty.title')}
            action={<Button onClick={() => setDone(true)}>{t('task.showDone')}</Button>}
          >
            {model.words('empty.text')}
          </EmptyState>
        )}
        {byGroup.map(
          ({ group, members }) =>
            members.length > 0 && (
              <section key={group} className={styles.group} aria-label={t(`task.groups.${group}`)}>
                <h2 className={styles.heading} data-late={group === 'overdue' || undefined}>
                  {t(`task.groups.${group}`)} <span>{formats.number(members.length)}</span>
                </h2>
                <TaskLines tasks={members} active={active} take={may.update ? claim.mutate : undefined} />
              </section>
            ),
        )}
        {list.more.available && (
          <Button mt="md" loading={list.more.loading} onClick={list.more.load}>
            {t('task.more')}
          </Button>
        )}
        {done && (
          <section className={styles.group} aria-label={t('task.groups.done')}>
            <h2 className={styles.heading}>{t('task.groups.done')}</h2>
            <TaskLines tasks={finished.rows.map(taskOf)} active={active} />
            {!finished.loading && finished.rows.length === 0 && <p className={styles.none}>{t('task.noneDone')}</p>}
          </section>
        )}
        {!done && !empty && !list.loading && (
          <Button variant="subtle" color="gray" size="xs" mt="md" ml={-10} onClick={() => setDone(true)}>
            {t('task.showDone')}
          </Button>
        )}
      </div>
      {asked && (
        <Suspense>
          <TaskDialog {...asked} close={() => setAsked(undefined)} />
        </Suspense>
      )}
      <RecordForms model={model} search={search} initial={{}} close={close} />
    </>
  )
}
