import { Button, Group, Modal, Select, TagsInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Field } from '../ui/field.ts'
import { textsOf } from '../ui/field.ts'
import { useSources } from '../ui/sources.ts'

interface BulkEditProps {
  /** The fields to choose from; with one, it is chosen. */
  fields: Field[]
  /** "3 contacts" */
  what: string
  apply: (field: Field, value: unknown) => void
  close: () => void
}

/** Which field of the records chosen becomes what. */
export function BulkEdit({ fields, what, apply, close }: BulkEditProps) {
  const { t } = useTranslation(['objects', 'ui'])
  const [key, setKey] = useState(fields[0]?.key ?? '')
  const [value, setValue] = useState<unknown>(null)
  const field = fields.find((one) => one.key === key)
  const ready = field && (field.type === 'user' || (Array.isArray(value) ? value.length > 0 : Boolean(value)))
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
          apply(field, value)
          close()
        }}
      >
        {fields.length > 1 && (
          <Select
            label={t('bulk.field')}
            mb="md"
            allowDeselect={false}
            value={key}
            data={fields.map((one) => ({ value: one.key, label: one.label }))}
            onChange={(next) => {
              setKey(next ?? '')
              setValue(null)
            }}
          />
        )}
        {field && <BulkValue key={field.key} field={field} value={value} onChange={setValue} />}
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

function BulkValue({ field, value, onChange }: { field: Field; value: unknown; onChange: (value: unknown) => void }) {
  const { t } = useTranslation('objects')
  const { users, tags } = useSources()
  if (field.type === 'tags')
    return (
      <TagsInput
        data-autofocus
        label={t('bulk.addTags')}
        value={textsOf(value)}
        data={tags}
        onChange={onChange}
        splitChars={[',', ';']}
      />
    )
  const data =
    field.type === 'user'
      ? users.map(({ id, name }) => ({ value: id, label: name }))
      : (field.options ?? []).map((option) => ({ value: option.value, label: option.label }))
  return (
    <Select
      data-autofocus
      searchable={field.type === 'user'}
      clearable={field.type === 'user'}
      label={field.label}
      placeholder={field.type === 'user' ? t('bulk.nobody') : undefined}
      data={data}
      value={typeof value === 'string' ? value : null}
      onChange={onChange}
    />
  )
}
