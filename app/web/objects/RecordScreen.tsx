import { useQuery } from '@tanstack/react-query'
import { useParams, useSearch } from '@tanstack/react-router'
import { lazy, Suspense, useMemo, useState } from 'react'
import { ApiProblem } from '../api-problem.ts'
import { relationTypesQuery, sidesOf } from '../relations/relation-client.ts'
import { RouteError } from '../shell/RouteError.tsx'
import { RouteNotFound } from '../shell/RouteNotFound.tsx'
import { ForbiddenState } from '../ui/ForbiddenState.tsx'
import { PageSkeleton } from '../ui/PageSkeleton.tsx'
import { RecordLayout } from '../ui/RecordLayout.tsx'
import { readListSearch } from './list-search.ts'
import { useModel, useObjects } from './ObjectsProvider.tsx'
import type { AnyRecord } from './object-client.ts'
import type { ObjectModel } from './object-model.ts'
import type { RecordPanel } from './object-view.ts'
import { ANY_OWN, targetsOf } from './own-records.ts'
import { PointingRecords, relationsTo } from './PointingRecords.tsx'
import { RecordForms } from './RecordForms.tsx'
import { RecordIdentity } from './RecordIdentity.tsx'
import { RecordProperties } from './RecordProperties.tsx'
import { RecordTimeline } from './RecordTimeline.tsx'
import { RecordTopBar } from './RecordTopBar.tsx'
import { TrashBanner } from './TrashBanner.tsx'
import { useListPlace } from './use-list-place.ts'
import { type Conflict, useRecordQuery, useSaveField } from './use-record.ts'

const RelationsPanel = lazy(async () => ({ default: (await import('../relations/RelationsPanel.tsx')).RelationsPanel }))
const SegmentsPanel = lazy(async () => ({ default: (await import('../segments/SegmentsPanel.tsx')).SegmentsPanel }))
const RecordComment = lazy(async () => ({
  default: (await import('../collaboration/RecordComment.tsx')).RecordComment,
}))
const RecordHandOvers = lazy(async () => ({
  default: (await import('../collaboration/RecordHandOvers.tsx')).RecordHandOvers,
}))
const ConflictDialog = lazy(async () => ({ default: (await import('./ConflictDialog.tsx')).ConflictDialog }))

/** The page of one record of any object type. */
export function RecordScreen({ object }: { object: string }) {
  const model = useModel(object)
  const { id = '' } = useParams({ strict: false })
  return model ? <Loaded key={id} model={model} id={id} /> : <ForbiddenState />
}

function Loaded({ model, id }: { model: ObjectModel; id: string }) {
  const { data: record, error, refetch } = useQuery(useRecordQuery(model, id))
  if (record) return <RecordPage model={model} record={record} />
  // An id that is none and a record one may not know of look the same.
  if (error instanceof ApiProblem && [404, 422].includes(error.status)) return <RouteNotFound />
  return error ? <RouteError error={error} reset={() => void refetch()} /> : <PageSkeleton />
}

function RecordPage({ model, record }: { model: ObjectModel; record: AnyRecord }) {
  const objects = useObjects()
  const { models, panels, off } = objects
  const isShared = !off.includes('collaboration')
  const raw = useSearch({ strict: false })
  const search = useMemo(() => readListSearch(raw), [raw])
  const [conflict, setConflict] = useState<Conflict>()
  const [editing, setEditing] = useState(false)
  const save = useSaveField(model, record, setConflict)
  const place = useListPlace(model, record.id, search)
  const { Composer, Main } = model.view
  const inTrash = Boolean(record.deletedAt)
  const editable = model.descriptor.may.update && !inTrash
  const isFor = ({ object }: RecordPanel) =>
    !object || targetsOf(models, object).includes(model) || (object === ANY_OWN && model.view.takesNotes)
  const parts = (where: 'insight' | 'related') =>
    panels
      .filter((panel) => panel.place === where && isFor(panel))
      .map(({ Panel }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the panels of a type are a fixed list
        <Suspense key={index}>
          <Panel record={record} model={model} />
        </Suspense>
      ))
  const insight = parts('insight')
  const relatable = sidesOf(useQuery(relationTypesQuery).data?.items ?? [], model.descriptor.name).length > 0
  const related = [
    ...parts('related'),
    <Suspense key="segments">
      <SegmentsPanel record={record} model={model} />
    </Suspense>,
    ...(relationsTo(objects, model.descriptor.name).length > 0
      ? [<PointingRecords key="pointing" record={record} model={model} />]
      : []),
    ...(relatable
      ? [
          <Suspense key="relations">
            <RelationsPanel record={record} model={model} />
          </Suspense>,
        ]
      : []),
  ]
  return (
    <>
      <RecordTopBar model={model} record={record} search={search} place={place} edit={() => setEditing(true)} />
      {inTrash && <TrashBanner model={model} record={record} />}
      <RecordLayout
        head={<RecordIdentity model={model} record={record} />}
        properties={<RecordProperties model={model} record={record} save={editable ? save : undefined} />}
        timeline={
          <>
            <Suspense>
              {Main && <Main record={record} model={model} />}
              {Composer && !inTrash && <Composer record={record} model={model} />}
            </Suspense>
            {!inTrash && isShared && (
              <Suspense>
                <RecordComment record={record} model={model} />
                <RecordHandOvers record={record} model={model} />
              </Suspense>
            )}
            <RecordTimeline model={model} record={record} />
          </>
        }
        insight={insight.length > 0 ? insight : undefined}
        related={related.length > 0 ? related : undefined}
      />
      {conflict && (
        <Suspense>
          <ConflictDialog model={model} conflict={conflict} save={save} close={() => setConflict(undefined)} />
        </Suspense>
      )}
      <RecordForms model={model} search={editing ? { edit: record.id } : {}} close={() => setEditing(false)} />
    </>
  )
}
