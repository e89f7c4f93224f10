import { Badge, Button, SegmentedControl } from '@mantine/core'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useParams, useRouter, useSearch } from '@tanstack/react-router'
import type { TFunction } from 'i18next'
import { lazy, Suspense, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiProblem } from '#app/web/api-problem.ts'
import { mayIn } from '#app/web/session.ts'
import { RouteError } from '#app/web/shell/RouteError.tsx'
import { RouteNotFound } from '#app/web/shell/RouteNotFound.tsx'
import { useShell } from '#app/web/shell/shell-context.ts'
import { type Column, DataTable } from '#app/web/ui/DataTable.tsx'
import { EmptyState } from '#app/web/ui/EmptyState.tsx'
import { Figures } from '#app/web/ui/Figures.tsx'
import { ForbiddenState } from '#app/web/ui/ForbiddenState.tsx'
import { type Formats, useFormats } from '#app/web/ui/format.ts'
import { PageHeader } from '#app/web/ui/PageHeader.tsx'
import { PageSkeleton } from '#app/web/ui/PageSkeleton.tsx'
import styles from './Forms.module.css'
import { type Form, formQuery, type Submission, type SubmissionStatus, submissionsQuery } from './form-client.ts'

const SubmissionDrawer = lazy(async () => ({ default: (await import('./SubmissionDrawer.tsx')).SubmissionDrawer }))

const statuses: SubmissionStatus[] = ['received', 'waiting', 'held']
export const statusColors = { received: 'green', waiting: 'yellow', held: 'red' } as const
const idOf = ({ id }: Submission) => id

/** What was sent by one form: how many look and send, and each submission with its contact. */
export function SubmissionsScreen() {
  const { id = '' } = useParams({ strict: false })
  const { session } = useShell()
  const { data, error, refetch } = useQuery(formQuery(id))
  if (!mayIn(session)('forms.read')) return <ForbiddenState />
  if (data) return <Submissions form={data} />
  if (error instanceof ApiProblem && [404, 422].includes(error.status)) return <RouteNotFound />
  return error ? <RouteError error={error} reset={() => void refetch()} /> : <PageSkeleton />
}

function Submissions({ form }: { form: Form }) {
  const { t } = useTranslation('forms')
  const formats = useFormats()
  const router = useRouter()
  const search: { open?: string; status?: string } = useSearch({ strict: false })
  const status = statuses.find((one) => one === search.status)
  const query = useInfiniteQuery(submissionsQuery(form.id, status))
  const columns = useMemo(() => columnsOf(t, formats), [t, formats])
  const go = (next: { open?: string; status?: string }) => {
    const kept = Object.entries({ ...(status ? { status } : {}), ...next }).filter(([, value]) => value)
    const words = new URLSearchParams(kept as [string, string][]).toString()
    router.history.replace(`/forms/${form.id}/submissions${words && `?${words}`}`)
  }
  const rows = query.data?.pages.flatMap(({ items }) => items) ?? []
  const open = rows.find((row) => row.id === search.open)
  if (query.error && rows.length === 0) return <RouteError error={query.error} reset={() => void query.refetch()} />
  return (
    <>
      <PageHeader
        title={t('submissions.title')}
        trail={[
          { label: t('title'), href: '/forms' },
          { label: form.name, href: `/forms/${form.id}` },
        ]}
        note={formats.number(form.figures.submissions)}
      />
      <div className={styles.over}>
        <Figures label={t('figures.label')} figures={figuresOf(form, t, formats)} />
        <SegmentedControl
          aria-label={t('submissions.which')}
          value={status ?? ''}
          onChange={(value) => go({ status: value })}
          data={[
            { value: '', label: t('submissions.all') },
            ...statuses.map((value) => ({ value, label: t(`status.${value}`) })),
          ]}
        />
      </div>
      {!query.isPending && rows.length === 0 ? (
        <EmptyState title={t('submissions.none')}>
          {t(status ? `submissions.noneOf.${status}` : 'submissions.noneText')}
        </EmptyState>
      ) : (
        <DataTable
          name="submissions"
          label={t('submissions.title')}
          rows={rows}
          columns={columns}
          idOf={idOf}
          hrefOf={({ id }) => `/forms/${form.id}/submissions?open=${id}`}
          open={({ id }) => go({ open: id })}
          phone={(row) => ({
            title: nameOf(row),
            detail: formats.relative(row.createdAt),
            value: t(`status.${row.status}`),
          })}
          loading={query.isPending}
        />
      )}
      {query.hasNextPage && (
        <div className={styles.acts}>
          <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {t('submissions.more')}
          </Button>
        </div>
      )}
      {open && (
        <Suspense>
          <SubmissionDrawer submission={open} formId={form.id} close={() => go({})} />
        </Suspense>
      )}
    </>
  )
}

/** Who sent it: their contact, else what they said first. */
export const nameOf = ({ contact, answers }: Submission): string =>
  contact?.name ||
  answers
    .flatMap(({ value }) => (typeof value === 'string' ? value : []))
    .slice(0, 2)
    .join(' ')

const figuresOf = ({ figures, content }: Form, t: TFunction<'forms'>, formats: Formats) => [
  { label: t('figures.views'), value: formats.number(figures.views) },
  { label: t('figures.submissions'), value: formats.number(figures.submissions) },
  ...(content.doubleOptIn || figures.confirmed > 0
    ? [{ label: t('figures.confirmed'), value: formats.number(figures.confirmed) }]
    : []),
  {
    label: t('figures.conversion'),
    value:
      figures.conversion === null ? '–' : t('percent', { value: formats.number(Math.round(figures.conversion * 100)) }),
  },
  { label: t('figures.created'), value: formats.number(figures.created) },
]

const columnsOf = (t: TFunction<'forms'>, formats: Formats): Column<Submission>[] => [
  { key: 'who', label: t('submissions.who'), width: 220, cell: (row) => nameOf(row) },
  {
    key: 'status',
    label: t('submissions.status'),
    width: 150,
    cell: ({ status }) => <Badge color={statusColors[status]}>{t(`status.${status}`)}</Badge>,
  },
  {
    key: 'outcome',
    label: t('submissions.outcome'),
    width: 150,
    cell: ({ outcome, differing }) =>
      outcome
        ? `${t(`outcome.${outcome}`)}${differing.length > 0 ? ` · ${t('submissions.differs', { count: differing.length })}` : ''}`
        : '–',
  },
  {
    key: 'source',
    label: t('submissions.source'),
    width: 200,
    cell: ({ origin }) =>
      [origin.source, origin.campaign].filter(Boolean).join(' · ') || hostOf(origin.referrer) || '–',
  },
  {
    key: 'at',
    label: t('submissions.at'),
    width: 150,
    cell: ({ createdAt }) => (
      <time dateTime={createdAt} title={formats.dateTime(createdAt)}>
        {formats.relative(createdAt)}
      </time>
    ),
  },
]

const hostOf = (address: string | undefined) =>
  address && URL.canParse(address) ? new URL(address).hostname : undefined
