import { Button, Checkbox, Group, Modal, Select } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Field } from '../ui/field.ts'
import { isNothing } from '../ui/field.ts'
import { BulkValue } from './BulkValue.tsx'

interface BulkEditProps {
  /** The fields to choose from; with one, it is chosen. */
  fields: Field[]
  /** Fields that may not be empty. */
  required: ReadonlySet<string>
  /** "3 contacts" */
  what: string
  apply: (field: Field, value: unknown) => void
  close: () => void
}

/** Which field of the records chosen becomes what. */
export function BulkEdit({ fields, required, what, apply, close }: BulkEditProps) {
  const { t } = useTranslation(['objects', 'ui'])
  const [key, setKey] = useState(fields[0]?.key ?? '')
  const [value, setValue] = useState<unknown>(null)
  const [emptied, setEmptied] = useState(false)
  const field = fields.find((one) => one.key === key)
  const mayBeEmpty = field && field.type !== 'user' && field.type !== 'tags' && !required.has(field.key)
  const ready = field && (field.type === 'user' || emptied || !isNothing(value))
  return (
    <Modal
      opened
      onClose={close}
      size={400}
      title={t('bulk.title', { what })}
      closeButtonProps={{ 'aria-label': t('ui:close') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (!field || !ready) return
          apply(field, emptied ? emptyOf(field) : value)
          close()
        }}
      >
        {fields.length > 1 && (
          <Select
            label={t('bulk.field')}
            mb="md"
            allowDeselect={false}
            searchable={fields.length > 8}
            value={key}
            data={fields.map((one) => ({ value: one.key, label: one.label }))}
            onChange={(next) => {
              setKey(next ?? '')
              setValue(null)
              setEmptied(false)
            }}
          />
        )}
        {field && !emptied && <BulkValue key={field.key} field={field} value={value} onChange={setValue} />}
        {mayBeEmpty && (
          <Checkbox
            mt="sm"
            label={t('bulk.empty')}
            checked={emptied}
            onChange={(event) => setEmptied(event.currentTarget.checked)}
          />
        )}
        <Group justify="flex-end" gap="sm" mt="lg">
          <Button variant="subtle" color="gray" onClick={close}>
            {t('ui:cancel')}
          </Button>
          <Button type="submit" variant="filled" disabled={!ready}>
            {t('bulk.apply')}
          </Button>
        </Group>
      </form>
    </Modal>
  )
}

const emptyOf = ({ type }: Field) => (type === 'multiSelect' ? [] : null)
