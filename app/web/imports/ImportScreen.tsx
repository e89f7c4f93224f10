import { useQuery } from '@tanstack/react-query'
import { defaultStringifySearch, useParams, useRouter, useSearch } from '@tanstack/react-router'
import { RouteError } from '../shell/RouteError.tsx'
import { PageSkeleton } from '../ui/PageSkeleton.tsx'
import { ColumnsStep } from './ColumnsStep.tsx'
import { FileStep } from './FileStep.tsx'
import { importQuery } from './import-client.ts'
import { type Import, isStarted, type Step, stepOf } from './import-model.ts'
import { OptionsStep } from './OptionsStep.tsx'
import { ResultStep } from './ResultStep.tsx'
import { ReviewStep } from './ReviewStep.tsx'
import { type ImportedObject, objectNamed, useImportedObjects } from './use-objects.ts'

/** What every step is given. */
export interface StepProps {
  imported: Import
  object: ImportedObject
  /** Opens a step; `search` narrows it further. */
  go: (step: Step, search?: Record<string, string>) => void
}

const screens = { file: FileStep, columns: ColumnsStep, review: ReviewStep, options: OptionsStep, result: ResultStep }

/** One import, at the step its URL names. */
export function ImportScreen() {
  const router = useRouter()
  const { id } = useParams({ from: '/app/imports/$id' })
  const { step: asked } = useSearch({ from: '/app/imports/$id' })
  const { data: imported, error, refetch } = useQuery(importQuery(id))
  const objects = useImportedObjects()
  if (error && !imported) return <RouteError error={error} reset={() => void refetch()} />
  const object = objectNamed(objects, imported?.object)
  if (!imported || !object) return <PageSkeleton />
  const step = stepOf(imported, asked)
  const Screen = screens[step]
  const go: StepProps['go'] = (next, search = {}) =>
    router.history.push(`/imports/${id}${defaultStringifySearch({ step: next, ...search })}`)
  return <Screen imported={imported} object={object} go={go} />
}

/** Steps can be gone back to until the import was started. */
export const backOf = ({ imported, go }: Pick<StepProps, 'imported' | 'go'>) =>
  isStarted(imported.status) ? undefined : (step: Step) => go(step)
