import { ActionIcon, Button, Checkbox, Menu, TextInput } from '@mantine/core'
import { IconChevronDown, IconChevronUp, IconPlus, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ObjectModel } from '#app/web/objects/object-model.ts'
import { titleOf } from '#app/web/objects/sections.ts'
import type { Field } from '#app/web/ui/field.ts'
import { FieldLine } from './FieldLine.tsx'
import editor from './LayoutEditor.module.css'
import type { DraftSection, LayoutStep } from './layout-draft.ts'
import { WhenEditor } from './WhenEditor.tsx'

interface SectionEditorProps {
  model: ObjectModel
  section: DraftSection
  index: number
  count: number
  /** Fields that stand nowhere yet. */
  pool: Field[]
  step: (step: LayoutStep) => void
  /** The field being dragged. */
  dragged: string | undefined
  drag: (field: string | undefined) => void
}

/** One section of a layout: its title, when it shows, its fields in order. */
export function SectionEditor({ model, section, index, count, pool, step, dragged, drag }: SectionEditorProps) {
  const { t } = useTranslation('data-model')
  const { id, fields } = section
  const shownTitle = section.title || (section.key ? titleOf(model, section) : '')
  // Kith's own title follows the reader's language until somebody writes another.
  const [title, setTitle] = useState(shownTitle)
  return (
    <section
      className={editor.section}
      aria-label={shownTitle}
      onDragOver={(event) => {
        if (!dragged || fields.length > 0) return
        event.preventDefault()
        step({ do: 'drop', name: dragged, section: id, at: 0 })
      }}
    >
      <header className={editor.head}>
        <TextInput
          className={editor.grow}
          aria-label={t('layout.sectionTitle')}
          value={title}
          error={!title.trim() && !section.key}
          onChange={({ currentTarget: { value } }) => {
            setTitle(value)
            step({ do: 'change', section: id, patch: { title: value } })
          }}
        />
        <ActionIcon
          aria-label={t('layout.up', { section: shownTitle })}
          disabled={index === 0}
          onClick={() => step({ do: 'move', section: id, to: index - 1 })}
        >
          <IconChevronUp size={16} stroke={1.6} />
        </ActionIcon>
        <ActionIcon
          aria-label={t('layout.down', { section: shownTitle })}
          disabled={index === count - 1}
          onClick={() => step({ do: 'move', section: id, to: index + 1 })}
        >
          <IconChevronDown size={16} stroke={1.6} />
        </ActionIcon>
        <ActionIcon
          aria-label={t('layout.removeSection', { section: shownTitle })}
          disabled={count === 1}
          onClick={() => step({ do: 'remove', section: id })}
        >
          <IconTrash size={16} stroke={1.6} />
        </ActionIcon>
      </header>
      <div className={editor.settings}>
        <Checkbox
          label={t('layout.collapsed')}
          checked={section.collapsed}
          onChange={(event) => step({ do: 'change', section: id, patch: { collapsed: event.currentTarget.checked } })}
        />
        <WhenEditor
          model={model}
          label={t('layout.sectionWhen')}
          when={section.when}
          onChange={(when) => step({ do: 'change', section: id, patch: { when } })}
        />
      </div>
      <ul className={editor.fields}>
        {fields.map((field, at) => (
          <FieldLine
            key={field.name}
            model={model}
            field={field}
            section={id}
            at={at}
            step={step}
            dragged={dragged}
            drag={drag}
          />
        ))}
        {fields.length === 0 && <li className={editor.empty}>{t('layout.empty')}</li>}
      </ul>
      {pool.length > 0 && (
        <Menu position="bottom-start" width={240}>
          <Menu.Target>
            <Button size="xs" variant="subtle" color="gray" leftSection={<IconPlus size={14} stroke={1.6} />}>
              {t('layout.addField')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown mah={320} style={{ overflowY: 'auto' }}>
            {pool.map(({ key, label }) => (
              <Menu.Item key={key} onClick={() => step({ do: 'place', section: id, name: key })}>
                {label}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
    </section>
  )
}
