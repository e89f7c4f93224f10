import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useParams, useRouter, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { client } from '../api.ts'
import type { ObjectModel } from '../objects/object-model.ts'
import { PartProblem } from '../objects/PartProblem.tsx'
import { RowSkeletons } from '../ui/PageSkeleton.tsx'
import { tell, tellFailure } from '../ui/toasts.tsx'
import styles from './DataModel.module.css'
import { type CustomField, fieldsQuery, useDataModelChanged } from './data-model.ts'
import { dataModelHref, type OpenForm } from './data-model-routes.ts'
import { FieldDrawer } from './FieldDrawer.tsx'
import { FieldTable } from './FieldTable.tsx'
import { typeIcons } from './field-types.ts'
import { ObjectFrame } from './ObjectFrame.tsx'

/** The fields of one object: its own ones to change, Kith's to know of. */
export function FieldsScreen() {
  const { t } = useTranslation('data-model')
  const router = useRouter()
  const { object = '' } = useParams({ strict: false })
  const search: OpenForm = useSearch({ strict: false })
  const open = (form: OpenForm) => router.history.replace(dataModelHref(object, undefined, form))
  return (
    <ObjectFrame
      action={() => (
        <Button variant="filled" leftSection={<IconPlus size={16} stroke={1.6} />} onClick={() => open({ new: true })}>
          {t('field.new')}
        </Button>
      )}
    >
      {(model) => <Fields key={object} model={model} search={search} open={open} />}
    </ObjectFrame>
  )
}

interface FieldsProps {
  model: ObjectModel
  search: OpenForm
  open: (form: OpenForm) => void
}

function Fields({ model, search, open }: FieldsProps) {
  const { t } = useTranslation('data-model')
  const { data, error, refetch } = useQuery(fieldsQuery(model.descriptor.name))
  if (error) return <PartProblem problem={error} retry={() => void refetch()} />
  if (!data) return <RowSkeletons count={6} />
  const edited = data.items.find(({ id }) => id === search.edit)
  return (
    <>
      <section aria-label={t('field.own')} className={styles.part}>
        <h3 className={styles.subtitle}>{t('field.own')}</h3>
        {data.items.length === 0 ? (
          <p className={styles.note}>{t('field.none', { what: model.many })}</p>
        ) : (
          <FieldTable model={model} fields={data.items} open={(id) => open({ edit: id })} />
        )}
      </section>
      <CoreFields model={model} />
      <ArchivedFields object={model.descriptor.name} />
      {(search.new || edited) && (
        <FieldDrawer key={edited?.id ?? 'new'} model={model} field={edited} close={() => open({})} />
      )}
    </>
  )
}

function CoreFields({ model }: { model: ObjectModel }) {
  const { t } = useTranslation('data-model')
  const core = model.descriptor.fields.filter(({ custom }) => !custom)
  return (
    <details className={styles.part}>
      <summary className={styles.summary}>{t('field.core', { count: core.length })}</summary>
      <ul className={styles.rows}>
        {core.map(({ name, type, required }) => {
          const Picture = typeIcons[type] ?? typeIcons.text
          return (
            <li key={name} className={styles.coreRow}>
              {Picture && <Picture size={16} stroke={1.6} aria-hidden="true" />}
              <span className={styles.words}>{model.field(name)?.label ?? name}</span>
              <span className={styles.api}>{name}</span>
              <span className={styles.note}>{required ? t('trait.required') : ''}</span>
            </li>
          )
        })}
      </ul>
    </details>
  )
}

function ArchivedFields({ object }: { object: string }) {
  const { t } = useTranslation('data-model')
  const changed = useDataModelChanged()
  const { data } = useQuery(fieldsQuery(object, true))
  if (!data || data.items.length === 0) return null
  const restore = async ({ id, label }: CustomField) => {
    try {
      await client.customFields.restore({ id })
      await changed()
      tell(t('restored', { name: label }))
    } catch (problem) {
      tellFailure(problem)
    }
  }
  return (
    <section aria-label={t('archived')} className={styles.part}>
      <h3 className={styles.subtitle}>{t('archived')}</h3>
      <p className={styles.note}>{t('field.archivedNote')}</p>
      <ul className={styles.rows}>
        {data.items.map((field) => (
          <li key={field.id} className={styles.objectRow}>
            <span className={styles.words}>
              <span>{field.label}</span>
              <span className={styles.api}>{field.name}</span>
            </span>
            <span className={styles.note}>{t(`types.${field.type}`)}</span>
            <Button size="xs" onClick={() => void restore(field)}>
              {t('restore')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
