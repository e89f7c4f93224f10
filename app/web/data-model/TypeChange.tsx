import { Button, Group, Modal, Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, client } from '../api.ts'
import { PartProblem } from '../objects/PartProblem.tsx'
import { useFormats } from '../ui/format.ts'
import { RowSkeletons } from '../ui/PageSkeleton.tsx'
import { tell } from '../ui/toasts.tsx'
import forms from './DataForms.module.css'
import styles from './DataModel.module.css'
import { type CustomField, useDataModelChanged } from './data-model.ts'
import { typeGroups } from './field-types.ts'
import { useSaving } from './use-saving.ts'

interface TypeChangeProps {
  field: CustomField
  close: () => void
  /** It was changed: the form behind is of a type that is gone. */
  done: () => void
}

const types = Object.entries(typeGroups).flatMap(([group, all]) =>
  group === 'computed' ? [] : (all as readonly CustomField['type'][]),
)
const outcomes = ['kept', 'converted', 'lost'] as const

/** Gives a field another type, after showing what becomes of its values and which of them would be lost. */
export function TypeChange({ field, close, done }: TypeChangeProps) {
  const { t } = useTranslation('data-model')
  const changed = useDataModelChanged()
  const saving = useSaving()
  const [type, setType] = useState<CustomField['type']>()
  const change = () =>
    saving.run(async () => {
      if (!type) return
      await client.customFields.changeType({ id: field.id, type })
      await changed()
      tell(t('change.begun', { name: field.label }))
      done()
    })
  return (
    <Modal
      opened
      onClose={close}
      size={560}
      title={t('change.title', { name: field.label })}
      closeButtonProps={{ 'aria-label': t('ui:close') }}
    >
      <Select
        data-autofocus
        label={t('change.to')}
        placeholder={t('change.choose')}
        data={types.filter((one) => one !== field.type).map((one) => ({ value: one, label: t(`types.${one}`) }))}
        value={type ?? null}
        onChange={(value) => setType(types.find((one) => one === value))}
      />
      {type && <Preview field={field} type={type} />}
      {saving.failure && (
        <p role="alert" className={forms.failure}>
          {saving.failure}
        </p>
      )}
      <Group justify="flex-end" gap="sm" mt="lg">
        <Button variant="subtle" color="gray" onClick={close}>
          {t('ui:cancel')}
        </Button>
        <Button variant="filled" disabled={!type} loading={saving.busy} onClick={() => void change()}>
          {t('change.apply')}
        </Button>
      </Group>
    </Modal>
  )
}

function Preview({ field, type }: { field: CustomField; type: CustomField['type'] }) {
  const { t } = useTranslation('data-model')
  const formats = useFormats()
  const { data, error, refetch } = useQuery(
    api.customFields.previewTypeChange.queryOptions({ input: { id: field.id, type } }),
  )
  if (error) return <PartProblem problem={error} retry={() => void refetch()} />
  if (!data) return <RowSkeletons count={3} />
  return (
    <div className={forms.preview}>
      <p>{t('change.values', { count: data.values, shown: formats.number(data.values) })}</p>
      <ul className={forms.outcomes}>
        {outcomes.map((outcome) => (
          <li key={outcome} data-outcome={outcome}>
            <strong className="tnum">{formats.number(data[outcome])}</strong> {t(`change.${outcome}`)}
          </li>
        ))}
      </ul>
      {data.samples.length > 0 && (
        <div className={styles.scroller}>
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">{t('change.record')}</th>
                <th scope="col">{t('change.before')}</th>
                <th scope="col">{t('change.after')}</th>
              </tr>
            </thead>
            <tbody>
              {data.samples.map(({ recordId, title, before, after, outcome }) => (
                <tr key={recordId}>
                  <td>{title}</td>
                  <td>{said(before)}</td>
                  <td data-outcome={outcome}>{outcome === 'lost' ? t('change.gone') : said(after)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </div>
  )
}

const said = (value: unknown) =>
  typeof value === 'object' && value !== null ? Object.values(value).join(', ') : String(value ?? '')
