import { Combobox, useCombobox } from '@mantine/core'
import { cloneElement, type ReactElement, useEffect, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Field } from './field.ts'
import { matches } from './matches.ts'
import type { Opening } from './on-demand.tsx'

interface FieldMenuProps {
  fields: Field[]
  label: string
  choose: (field: Field) => void
}

/** Chooses one field out of many by typing or arrows. */
export function FieldMenu({ fields, label, choose, opened, setOpened, children }: FieldMenuProps & Opening) {
  const { t } = useTranslation('ui')
  const [query, setQuery] = useState('')
  const list = useId()
  const box = useCombobox({
    opened,
    onOpenedChange: setOpened,
    onDropdownClose: () => {
      box.resetSelectedOption()
      setQuery('')
    },
  })
  useEffect(() => {
    if (opened) box.focusSearchInput()
  }, [opened, box.focusSearchInput])
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
        {cloneElement(children as ReactElement<{ onClick: () => void }>, { onClick: () => box.toggleDropdown() })}
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Search
          role="combobox"
          aria-expanded={opened}
          aria-controls={list}
          value={query}
          onChange={(event) => {
            setQuery(event.currentTarget.value)
            box.selectFirstOption()
          }}
          placeholder={label}
          aria-label={label}
        />
        <Combobox.Options id={list} mah={280} style={{ overflowY: 'auto' }} aria-label={label}>
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
