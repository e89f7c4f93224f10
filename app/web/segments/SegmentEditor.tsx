import { Button, Radio, Select, Textarea, TextInput } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useParams, useRouter, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiProblem } from '../api-problem.ts'
import { useObjects } from '../objects/ObjectsProvider.tsx'
import { mayIn } from '../session.ts'
import { RouteError } from '../shell/RouteError.tsx'
import { RouteNotFound } from '../shell/RouteNotFound.tsx'
import { useShell } from '../shell/shell-context.ts'
import { FilterBar } from '../ui/FilterBar.tsx'
import { ForbiddenState } from '../ui/ForbiddenState.tsx'
import type { Filter } from '../ui/filter.ts'
import { PageHeader } from '../ui/PageHeader.tsx'
import { PageSkeleton } from '../ui/PageSkeleton.tsx'
import { colors } from './colors.ts'
import { LiveSize } from './LiveSize.tsx'
import styles from './Segments.module.css'
import { change, create, type Segment, segmentQuery } from './segment-client.ts'
import { useBeyond } from './use-beyond.tsx'

interface Draft {
  object: string
  name: string
  description: string
  kind: 'live' | 'fixed'
  color: (typeof colors)[number]
  filter: Filter | undefined
}

/** A segment to be; an object and a filter may come along in the URL. */
export function NewSegment() {
  const { t } = useTranslation('segments')
  const { session } = useShell()
  const search: { object?: string; filter?: Filter } = useSearch({ strict: false })
  const fresh: Draft = {
    object: search.object ?? 'contact',
    name: '',
    description: '',
    kind: 'live',
    color: 'teal',
    filter: search.filter,
  }
  if (!mayIn(session)('segments.create')) return <ForbiddenState />
  return <Editor title={t('editor.newTitle')} draft={fresh} />
}

/** A segment that is changed. */
export function EditSegment() {
  const { id = '' } = useParams({ strict: false })
  const { session } = useShell()
  const { data, error, refetch } = useQuery(segmentQuery(id))
  if (!mayIn(session)('segments.update')) return <ForbiddenState />
  if (error instanceof ApiProblem && [404, 422].includes(error.status)) return <RouteNotFound />
  if (error) return <RouteError error={error} reset={() => void refetch()} />
  if (!data) return <PageSkeleton />
  const color = colors.find((known) => known === data.color) ?? 'teal'
  const filter = (data.filter ?? undefined) as Filter | undefined // as it was saved through the same language
  return <Editor title={data.name} draft={{ ...data, color, filter }} segment={data} />
}

function Editor({ title, draft: begin, segment }: { title: string; draft: Draft; segment?: Segment }) {
  const { t } = useTranslation('segments')
  const router = useRouter()
  const { models } = useObjects()
  const [draft, setDraft] = useState(begin)
  const set = (patch: Partial<Draft>) => setDraft((now) => ({ ...now, ...patch }))
  const model = models.get(draft.object)
  const saving = useMutation({
    mutationFn: () => (segment ? change(changesOf(segment, draft)) : create(inputOf(draft))),
    onSuccess: ({ id }) => router.history.push(`/segments/${id}`),
  })
  const problem = saving.error instanceof ApiProblem ? saving.error : undefined
  const at = (field: string) => problem?.errors.find(({ path }) => path === field)?.message
  const general = problem && (problem.errors.find(({ path }) => path.startsWith('filter'))?.message ?? problem.message)
  const needsFilter = draft.kind === 'live' && !draft.filter
  return (
    <>
      <PageHeader title={title} trail={[{ label: t('title'), href: '/segments' }]} />
      <div className={styles.page}>
        <form
          className={styles.inner}
          onSubmit={(event) => {
            event.preventDefault()
            saving.mutate()
          }}
        >
          <TextInput
            label={t('editor.name')}
            value={draft.name}
            required
            maxLength={120}
            data-autofocus
            error={at('name')}
            onChange={({ currentTarget }) => set({ name: currentTarget.value })}
          />
          {!segment && (
            <div className={styles.two}>
              <Select
                label={t('editor.object')}
                allowDeselect={false}
                data={[...models.values()].map(({ descriptor, many }) => ({ value: descriptor.name, label: many }))}
                value={draft.object}
                onChange={(object) => object && set({ object, filter: undefined })}
              />
              <Radio.Group
                label={t('editor.kind')}
                value={draft.kind}
                onChange={(kind) => set({ kind: kind === 'fixed' ? 'fixed' : 'live' })}
              >
                <div className={styles.acts}>
                  {(['live', 'fixed'] as const).map((kind) => (
                    <Radio key={kind} value={kind} label={t(`kind.${kind}`)} description={t(`kindAbout.${kind}`)} />
                  ))}
                </div>
              </Radio.Group>
            </div>
          )}
          {draft.kind === 'live' && model && (
            <fieldset className={styles.filter}>
              <legend className={styles.heading}>{t('editor.filter')}</legend>
              <Conditions object={draft.object} filter={draft.filter} set={(filter) => set({ filter })} />
              {needsFilter && <span className={styles.quiet}>{t('editor.all')}</span>}
              <LiveSize object={draft.object} filter={draft.filter} whole />
            </fieldset>
          )}
          <div className={styles.two}>
            <Textarea
              label={t('editor.description')}
              autosize
              minRows={1}
              maxLength={2_000}
              value={draft.description}
              onChange={({ currentTarget }) => set({ description: currentTarget.value })}
            />
            <Select
              label={t('editor.color')}
              allowDeselect={false}
              data={colors.map((value) => ({ value, label: t(`colors.${value}`) }))}
              value={draft.color}
              onChange={(value) => set({ color: colors.find((known) => known === value) ?? 'teal' })}
            />
          </div>
          {general && (
            <p role="alert" className={styles.refusal}>
              {general}
            </p>
          )}
          <div className={styles.acts}>
            <Button
              type="submit"
              variant="filled"
              loading={saving.isPending}
              disabled={!draft.name.trim() || needsFilter}
            >
              {segment ? t('editor.save') : t('editor.create')}
            </Button>
            <Button variant="subtle" color="gray" onClick={() => router.history.back()}>
              {t('editor.cancel')}
            </Button>
          </div>
        </form>
      </div>
    </>
  )
}

function Conditions({
  object,
  filter,
  set,
}: {
  object: string
  filter: Filter | undefined
  set: (filter: Filter | undefined) => void
}) {
  const { models } = useObjects()
  const beyond = useBeyond(object)
  const model = models.get(object)
  return model ? (
    <FilterBar fields={[...model.fields, ...model.facets]} filter={filter} onChange={set} beyond={beyond} />
  ) : null
}

const inputOf = ({ filter, ...draft }: Draft) => ({ ...draft, ...(draft.kind === 'live' ? { filter } : {}) })

/** Only what differs: another filter fills the segment anew. */
function changesOf(segment: Segment, { name, description, color, filter, kind }: Draft) {
  const differs = kind === 'live' && JSON.stringify(filter) !== JSON.stringify(segment.filter)
  return { id: segment.id, version: segment.version, name, description, color, ...(differs ? { filter } : {}) }
}
