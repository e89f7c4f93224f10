import { ActionIcon, Menu } from '@mantine/core'
import { IconDots, IconGripVertical } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ObjectModel } from '#app/web/objects/object-model.ts'
import forms from '../DataForms.module.css'
import styles from '../DataModel.module.css'
import { typeIcons } from '../field-types.ts'
import editor from './LayoutEditor.module.css'
import type { DraftField, LayoutStep } from './layout-draft.ts'
import { WhenEditor } from './WhenEditor.tsx'

interface FieldLineProps {
  model: ObjectModel
  field: DraftField
  section: number
  at: number
  step: (step: LayoutStep) => void
  dragged: string | undefined
  drag: (field: string | undefined) => void
}

/** A field of a layout: moved by dragging or with the arrow keys on its grip; the rest stands in its menu. */
export function FieldLine({ model, field, section, at, step, dragged, drag }: FieldLineProps) {
  const { t } = useTranslation('data-model')
  const [conditional, setConditional] = useState(field.when !== null)
  const { name, form, when } = field
  const known = model.field(name)
  const label = known?.label ?? name
  const Picture = typeIcons[known?.computed ?? known?.type ?? 'text'] ?? typeIcons.text
  const moveBy = (by: 1 | -1) => step({ do: 'moveField', section, name, by })
  const change = (patch: Partial<Pick<DraftField, 'form' | 'when'>>) =>
    step({ do: 'changeField', section, name, patch })
  return (
    <li
      className={editor.field}
      draggable={dragged === name || undefined}
      data-dragged={dragged === name || undefined}
      onDragOver={(event) => {
        if (!dragged) return
        event.preventDefault()
        event.stopPropagation()
        if (dragged !== name) step({ do: 'drop', name: dragged, section, at })
      }}
      onDrop={(event) => event.preventDefault()}
      onDragEnd={() => drag(undefined)}
    >
      <div className={editor.line}>
        <button
          type="button"
          className={`plain ${forms.grip}`}
          aria-label={t('layout.moveField', { field: label })}
          onPointerDown={() => drag(name)}
          onPointerUp={() => drag(undefined)}
          onKeyDown={(event) => {
            if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return
            event.preventDefault()
            moveBy(event.key === 'ArrowUp' ? -1 : 1)
            // In another section it is drawn anew: the hand stays on it.
            requestAnimationFrame(() => focusGrip(name))
          }}
          data-grip={name}
        >
          <IconGripVertical size={14} stroke={1.6} aria-hidden="true" />
        </button>
        {Picture && <Picture size={16} stroke={1.6} aria-hidden="true" />}
        <span className={editor.grow}>{label}</span>
        {form && <span className={styles.chip}>{t('layout.inForm')}</span>}
        <Menu position="bottom-end" width={240}>
          <Menu.Target>
            <ActionIcon aria-label={t('layout.fieldMenu', { field: label })}>
              <IconDots size={16} stroke={1.6} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={() => moveBy(-1)}>{t('layout.fieldUp')}</Menu.Item>
            <Menu.Item onClick={() => moveBy(1)}>{t('layout.fieldDown')}</Menu.Item>
            {!known?.readOnly && (
              <Menu.Item onClick={() => change({ form: !form })}>
                {t(form ? 'layout.notInForm' : 'layout.askInForm')}
              </Menu.Item>
            )}
            {!conditional && <Menu.Item onClick={() => setConditional(true)}>{t('layout.fieldWhen')}</Menu.Item>}
            <Menu.Item onClick={() => step({ do: 'hide', section, name })}>{t('layout.hide')}</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </div>
      {conditional && (
        <WhenEditor
          model={model}
          label={t('layout.shownWhen')}
          when={when}
          onChange={(next) => {
            change({ when: next })
            if (!next) setConditional(false)
          }}
        />
      )}
    </li>
  )
}

const focusGrip = (name: string) =>
  [...document.querySelectorAll<HTMLElement>('[data-grip]')].find(({ dataset }) => dataset.grip === name)?.focus()
