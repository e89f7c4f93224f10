import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { EditorProps } from './editors.tsx'
import { type Address, addressesOf } from './field.ts'
import styles from './PropertyList.module.css'

const parts = ['street', 'postcode', 'city', 'region', 'country'] as const

/** The first address, part by part; further ones stay as they are. */
export function AddressEditor({ field, labelledBy, value, commit, cancel }: EditorProps) {
  const { t } = useTranslation('ui')
  const [first = {}, ...rest] = addressesOf(value)
  const [address, setAddress] = useState<Address>(first)
  const save = () => {
    const filled = Object.fromEntries(Object.entries(address).filter(([, part]) => part?.trim()))
    const written = Object.keys(filled).length ? filled : null
    commit(field.type === 'address' ? written : written ? [written, ...rest] : rest)
  }
  return (
    <form
      aria-labelledby={labelledBy}
      className={styles.editor}
      onSubmit={(event) => {
        event.preventDefault()
        // It may hang over another form, which React would tell as well.
        event.stopPropagation()
        save()
      }}
      onKeyDown={(event) => event.key === 'Escape' && cancel()}
    >
      {parts.map((part, index) => (
        <TextInput
          key={part}
          autoFocus={index === 0}
          size="xs"
          label={t(`address.${part}`)}
          value={address[part] ?? ''}
          onChange={({ currentTarget }) => setAddress({ ...address, [part]: currentTarget.value })}
        />
      ))}
      <div className={styles.buttons}>
        <Button type="submit" size="xs">
          {t('save')}
        </Button>
        <Button size="xs" variant="subtle" color="gray" onClick={cancel}>
          {t('cancel')}
        </Button>
      </div>
    </form>
  )
}
