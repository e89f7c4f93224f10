import { ActionIcon, Button, Input, Menu, TextInput } from '@mantine/core'
import { IconGripVertical, IconPlus, IconX } from '@tabler/icons-react'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { ToneDot } from '../ui/cells.tsx'
import { optionColors } from '../ui/field.ts'
import forms from './DataForms.module.css'
import type { OptionDraft } from './field-draft.ts'
import { moved, useReordering } from './reordering.ts'

interface OptionsEditorProps {
  options: OptionDraft[]
  error?: string
  onChange: (options: OptionDraft[]) => void
}

/** The options of a choice: named, coloured, put in order by dragging or with the arrow keys. */
export function OptionsEditor({ options, error, onChange }: OptionsEditorProps) {
  const { t } = useTranslation('data-model')
  const list = useRef<HTMLUListElement>(null)
  const change = (id: number, patch: Partial<OptionDraft>) =>
    onChange(options.map((one) => (one.id === id ? { ...one, ...patch } : one)))
  const reorder = useReordering((from, to) => onChange(moved(options, from, to)))
  const add = () => {
    const id = Math.max(-1, ...options.map((one) => one.id)) + 1
    const taken = options.map(({ color }) => color)
    const color = optionColors.find((one) => !taken.includes(one)) ?? optionColors[options.length % optionColors.length]
    onChange([...options, { id, label: '', color: color ?? null }])
    requestAnimationFrame(() => list.current?.querySelector<HTMLInputElement>('li:last-child input')?.focus())
  }
  return (
    <Input.Wrapper label={t('options.title')} error={error} withAsterisk labelElement="div">
      <ul ref={list} className={forms.options}>
        {options.map((option, index) => (
          <li key={option.id} className={forms.option} {...reorder.row(index)}>
            <button
              type="button"
              className={`plain ${forms.grip}`}
              aria-label={t('options.move', { option: option.label || index + 1 })}
              {...reorder.grip(index, options.length)}
            >
              <IconGripVertical size={14} stroke={1.6} aria-hidden="true" />
            </button>
            <ColorMenu option={option} choose={(color) => change(option.id, { color })} />
            <TextInput
              className={forms.grow}
              aria-label={t('options.nth', { place: index + 1 })}
              value={option.label}
              onChange={(event) => change(option.id, { label: event.currentTarget.value })}
              onKeyDown={(event) => {
                if (event.key !== 'Enter') return
                event.preventDefault()
                add()
              }}
            />
            <ActionIcon
              aria-label={t('options.remove', { option: option.label || index + 1 })}
              onClick={() => onChange(options.filter(({ id }) => id !== option.id))}
            >
              <IconX size={14} stroke={1.6} />
            </ActionIcon>
          </li>
        ))}
      </ul>
      <Button size="xs" variant="subtle" color="gray" leftSection={<IconPlus size={14} stroke={1.6} />} onClick={add}>
        {t('options.add')}
      </Button>
    </Input.Wrapper>
  )
}

function ColorMenu({ option, choose }: { option: OptionDraft; choose: (color: string | null) => void }) {
  const { t } = useTranslation('data-model')
  return (
    <Menu position="bottom-start" width={140}>
      <Menu.Target>
        <ActionIcon aria-label={t('options.color', { option: option.label })}>
          <ToneDot color={option.color ?? undefined} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {optionColors.map((color) => (
          <Menu.Item key={color} leftSection={<ToneDot color={color} />} onClick={() => choose(color)}>
            {t(`colors.${color}`)}
          </Menu.Item>
        ))}
        <Menu.Item onClick={() => choose(null)}>{t('colors.none')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
