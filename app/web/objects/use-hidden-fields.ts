import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { client } from '../api.ts'
import { nestedInput } from './custom-values.ts'
import type { ObjectModel } from './object-model.ts'

const PAUSE_MS = 200
const none: ReadonlySet<string> = new Set()

/**
 * The fields a form leaves out, as their conditions are not met by what it holds at present; undefined until the server has
 * said so once. What the program itself requires is never among them.
 */
export function useHiddenFields(model: ObjectModel, values: Record<string, unknown>): ReadonlySet<string> | undefined {
  const { name, plural, layout, fields } = model.descriptor
  const conditional = layout?.conditional ?? false
  const [settled] = useDebouncedValue(JSON.stringify(values), PAUSE_MS)
  const { data, isError } = useQuery({
    queryKey: [plural, 'layout', 'draft', layout?.id ?? null, settled],
    queryFn: ({ signal }) =>
      client.recordLayouts.draft({ object: name, values: nestedInput(JSON.parse(settled)) }, { signal }),
    enabled: conditional,
    placeholderData: keepPreviousData,
  })
  if (!conditional || isError) return none
  if (!data) return undefined
  const shown = new Set(data.sections?.flatMap((section) => section.fields.map((field) => field.name)))
  const laid = layout?.sections.flatMap((section) => section.fields.map((field) => field.name)) ?? []
  const must = new Set(fields.flatMap(({ name: key, required, custom }) => (required && !custom ? [key] : [])))
  return new Set(laid.filter((key) => !shown.has(key) && !must.has(key)))
}
