import { useTranslation } from 'react-i18next'
import { currencyOf, shownValue } from '#app/web/objects/columns.tsx'
import { useObjects } from '#app/web/objects/ObjectsProvider.tsx'
import type { ObjectModel } from '#app/web/objects/object-model.ts'
import { titleOf } from '#app/web/objects/sections.ts'
import { useList } from '#app/web/objects/use-list.ts'
import { PropertyList } from '#app/web/ui/PropertyList.tsx'
import editor from './LayoutEditor.module.css'
import type { DraftSection } from './layout-draft.ts'

/** The page as it will be, with the record changed last; what shows only for some is marked, not left out. */
export function LayoutPreview({ model, sections }: { model: ObjectModel; sections: DraftSection[] }) {
  const { t } = useTranslation('data-model')
  const { models } = useObjects()
  const { rows } = useList(model, { sort: '-updatedAt' })
  const record = rows[0]
  return (
    <aside className={editor.preview} aria-label={t('layout.preview')}>
      <p className={editor.previewTitle}>{record ? model.titleOf(record) : t('layout.preview')}</p>
      {sections.map((section) => {
        const fields = section.fields.flatMap(({ name }) => model.field(name) ?? [])
        return (
          <PropertyList
            key={section.id}
            label={section.title || (section.key ? titleOf(model, section) : t('layout.preview'))}
            collapsed={section.collapsed}
            fields={fields}
            values={
              record
                ? Object.fromEntries(fields.map((field) => [field.key, shownValue(field, record[field.key], models)]))
                : {}
            }
            currency={record && currencyOf(record)}
            action={section.when ? <span>{t('layout.sometimes')}</span> : undefined}
          />
        )
      })}
    </aside>
  )
}
