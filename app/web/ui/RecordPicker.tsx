import { Combobox, TextInput, useCombobox } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RecordRef } from './field.ts'
import { RecordAvatar } from './RecordAvatar.tsx'
import styles from './RecordPicker.module.css'

interface RecordPickerProps {
  labelledBy: string
  /** Tells the searches of different pickers apart. */
  name: string
  find: (query: string) => Promise<RecordRef[]>
  /** The id chosen now; '' for none. */
  current: string
  choose: (id: string | null) => void
  cancel: () => void
}

const NOBODY = 'nobody'

/** Chooses one record by typing part of its name. */
export function RecordPicker({ labelledBy, name, find, current, choose, cancel }: RecordPickerProps) {
  const { t } = useTranslation('ui')
  const [query, setQuery] = useState('')
  const [settled] = useDebouncedValue(query, 120)
  const found = useQuery({
    queryKey: ['picker', name, settled],
    queryFn: () => find(settled),
    placeholderData: keepPreviousData,
  })
  const box = useCombobox({ defaultOpened: true, onDropdownClose: cancel })
  return (
    <Combobox store={box} onOptionSubmit={(id) => choose(id === NOBODY ? null : id)} withinPortal>
      <Combobox.Target>
        <TextInput
          autoFocus
          size="xs"
          mx={-6}
          aria-labelledby={labelledBy}
          placeholder={t('search')}
          value={query}
          onChange={(event) => {
            setQuery(event.currentTarget.value)
            box.openDropdown()
            box.selectFirstOption()
          }}
          onBlur={cancel}
          onKeyDown={(event) => event.key === 'Escape' && cancel()}
        />
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Options mah={260} style={{ overflowY: 'auto' }} aria-labelledby={labelledBy}>
          {found.data?.map((record) => (
            <Combobox.Option key={record.id} value={record.id} active={record.id === current}>
              <span className={styles.option}>
                {record.kind && <RecordAvatar name={record.name} kind={record.kind} size={18} />}
                <span>{record.name}</span>
                {record.detail && <span className={styles.detail}>{record.detail}</span>}
              </span>
            </Combobox.Option>
          ))}
          {found.data?.length === 0 && <Combobox.Empty>{t('nothingFits')}</Combobox.Empty>}
          {found.isError && <Combobox.Empty>{t('error.failed.title')}</Combobox.Empty>}
          {current && !query && <Combobox.Option value={NOBODY}>{t('property.nobody')}</Combobox.Option>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  )
}
