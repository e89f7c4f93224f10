import { useCallback } from 'react'
import { useFormats } from '../ui/format.ts'
import { useReferences } from '../ui/sources.ts'
import type { AnyRecord } from './object-client.ts'
import type { ObjectModel } from './object-model.ts'
import type { ViewTools } from './object-view.ts'

/** What a view needs to put a record of this type into words. */
export function useViewTools(model: ObjectModel) {
  const formats = useFormats()
  const reference = useReferences()
  return useCallback(
    (record: AnyRecord): ViewTools => ({
      formats,
      refer: (key) => {
        const field = model.field(key)
        return field && reference(field, record[key])
      },
      option: (key) => model.field(key)?.options?.find(({ value }) => value === record[key]),
    }),
    [model, formats, reference],
  )
}
