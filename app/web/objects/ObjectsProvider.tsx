import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { createContext, type ReactNode, useContext, useEffect, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../api.ts'
import { sessionQuery } from '../session.ts'
import { type Sources, SourcesContext } from '../ui/sources.ts'
import { generalView } from './general-view.ts'
import { nameOf, rememberNames, useNamesVersion } from './names.ts'
import { objectClient } from './object-client.ts'
import { type ObjectModel, objectModel } from './object-model.ts'
import type { DraftPanel, ListAct, ObjectView, OwnView, RecordPanel } from './object-view.ts'
import { membersQuery, objectsQuery, teamsQuery } from './objects-queries.ts'
import { targetsOf } from './own-records.ts'

interface Objects {
  models: ReadonlyMap<string, ObjectModel>
  panels: readonly RecordPanel[]
  draftPanels: readonly DraftPanel[]
  listActs: readonly ListAct[]
  /** The parts of Kith that are switched off for this person. */
  off: readonly string[]
}

const ObjectsContext = createContext<Objects | null>(null)

/** All object types this person may see. */
export function useObjects(): Objects {
  const objects = useContext(ObjectsContext)
  if (!objects) throw new Error('useObjects is for screens inside ObjectsProvider')
  return objects
}

/** One object type; undefined where this person may not see it. */
export const useModel = (object: string): ObjectModel | undefined => useObjects().models.get(object)

/** When the first screen has long been drawn. */
const AFTER_FIRST_MS = 2000

interface ObjectsProviderProps {
  views: readonly ObjectView[]
  /** What modules add to the pages of all objects of the workspace's own, and of those that take notes. */
  own?: OwnView
  panels: readonly RecordPanel[]
  draftPanels: readonly DraftPanel[]
  listActs: readonly ListAct[]
  children: ReactNode
}

/** Knows the object types, their words, and where pickers and filters look things up. */
export function ObjectsProvider({ views, own, panels, draftPanels, listActs, children }: ObjectsProviderProps) {
  const { data } = useSuspenseQuery(objectsQuery)
  const modules = useMemo(
    () => [...new Set(data.items.filter(({ custom }) => !custom).map(({ module }) => module))],
    [data],
  )
  const { t, i18n } = useTranslation('objects')
  useEffect(() => {
    // What modules say on their own screens, and on what others show of them, is there before somebody asks for it.
    const later = setTimeout(() => i18n.loadNamespaces(modules), AFTER_FIRST_MS)
    return () => clearTimeout(later)
  }, [modules, i18n])
  const off = useModulesOff()
  const objects = useMemo(() => {
    const models = data.items.flatMap((descriptor) => {
      const drawn = views.find(({ object }) => object === descriptor.name)
      const about = drawn?.takesNotes ? { ...own, ...drawn } : drawn
      const view = about ?? (descriptor.custom ? { ...generalView(descriptor), ...own } : undefined)
      const tools = { t, language: i18n.language, others: data.items }
      return view ? [[descriptor.name, objectModel(descriptor, view, tools)] as const] : []
    })
    const isOn = ({ module }: { module?: string }) => !module || !off.includes(module)
    const parts = {
      panels: panels.filter(isOn),
      draftPanels: draftPanels.filter(isOn),
      listActs: listActs.filter(isOn),
    }
    return { models: new Map(models), ...parts, off }
  }, [data, views, own, panels, draftPanels, listActs, off, t, i18n.language])
  return (
    <ObjectsContext value={objects}>
      <SourcesContext value={useSourcesOf(objects.models)}>{children}</SourcesContext>
    </ObjectsContext>
  )
}

const nothing: readonly string[] = []

/** What is switched off for this person. */
function useModulesOff(): readonly string[] {
  return useQuery(sessionQuery).data?.modulesOff ?? nothing
}

function useSourcesOf(models: ReadonlyMap<string, ObjectModel>): Sources {
  const { data: members } = useSuspenseQuery(membersQuery)
  const { data: tags } = useQuery({ ...api.tags.list.queryOptions({ input: {} }), staleTime: 60_000 })
  const { data: teams } = useQuery(teamsQuery)
  const names = useNamesVersion()
  // biome-ignore lint/correctness/useExhaustiveDependencies: names counts what recordOf knows
  return useMemo(
    () => ({
      users: members.items.map(({ id, name, email }) => ({ id, name, detail: email, kind: 'person' as const })),
      teams: teams?.items.map(({ id, name }) => ({ id, name })) ?? [],
      tags: tags?.items.map(({ tag }) => tag) ?? [],
      recordOf: nameOf,
      find: async (object, query) => {
        const found = await Promise.all(
          targetsOf(models, object).map(async (model) => {
            const { items } = await objectClient(model.descriptor.plural).list({ q: query || undefined, limit: 20 })
            rememberNames(model, items)
            return items.map(model.refOf)
          }),
        )
        return found.flat()
      },
    }),
    [members, teams, tags, models, names],
  )
}
