import { Combobox, useCombobox } from '@mantine/core'
import { cloneElement, type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Field } from './field.ts'
import { matches } from './matches.ts'

interface FieldMenuProps {
  fields: Field[]
  label: string
  choose: (field: Field) => void
  /** The button that opens it. */
  children: ReactElement<{ onClick?: () => void }>
}

/** Chooses one field out of many by typing or arrows. */
export function FieldMenu({ fields, label, choose, children }: FieldMenuProps) {
  const { t } = useTranslation('ui')
  const [query, setQuery] = useState('')
  const box = useCombobox({
    onDropdownOpen: () => box.focusSearchInput(),
    onDropdownClose: () => {
      box.resetSelectedOption()
      setQuery('')
    },
  })
  const fitting = query ? fields.filter((field) => matches(field.label, query)) : fields
  return (
    <Combobox
      store={box}
      width={240}
      position="bottom-start"
      withinPortal
      onOptionSubmit={(key) => {
        const field = fields.find((candidate) => candidate.key === key)
        box.closeDropdown()
        if (field) choose(field)
      }}
    >
      <Combobox.Target targetType="button" withAriaAttributes={false}>
        {cloneElement(children, { onClick: () => box.toggleDropdown() })}
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Search
          value={query}
          onChange={(event) => {
            setQuery(event.currentTarget.value)
            box.selectFirstOption()
          }}
          placeholder={label}
          aria-label={label}
        />
        <Combobox.Options mah={280} style={{ overflowY: 'auto' }} aria-label={label}>
          {fitting.map((field) => (
            <Combobox.Option key={field.key} value={field.key}>
              {field.label}
            </Combobox.Option>
          ))}
          {!fitting.length && <Combobox.Empty>{t('nothingFits')}</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  )
}
