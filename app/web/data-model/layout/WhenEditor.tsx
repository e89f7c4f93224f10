import type { ObjectModel } from '#app/web/objects/object-model.ts'
import { FilterBar } from '#app/web/ui/FilterBar.tsx'
import type { Filter } from '#platform/objects/filter'
import editor from './LayoutEditor.module.css'

interface WhenEditorProps {
  model: ObjectModel
  label: string
  when: Filter | null
  onChange: (when: Filter | null) => void
}

/** For which records something shows, said as lists are filtered. */
export function WhenEditor({ model, label, when, onChange }: WhenEditorProps) {
  return (
    <div className={editor.when}>
      <span className={editor.whenLabel}>{label}</span>
      <FilterBar fields={model.fields} filter={when ?? undefined} onChange={(filter) => onChange(filter ?? null)} />
    </div>
  )
}
