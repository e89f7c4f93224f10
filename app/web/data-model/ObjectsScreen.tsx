import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useRouter, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { client } from '../api.ts'
import { useObjects } from '../objects/ObjectsProvider.tsx'
import type { ObjectModel } from '../objects/object-model.ts'
import { OwnIcon } from '../objects/own-icon.tsx'
import { tell, tellFailure } from '../ui/toasts.tsx'
import { UiLink } from '../ui/UiLink.tsx'
import styles from './DataModel.module.css'
import { ownObjectsQuery, useDataModelChanged } from './data-model.ts'
import { dataModelHref, type OpenForm } from './data-model-routes.ts'
import { ObjectDrawer } from './ObjectDrawer.tsx'

/** Every object there is, Kith's and one's own, each the way to its fields. */
export function ObjectsScreen() {
  const { t } = useTranslation('data-model')
  const { models } = useObjects()
  const router = useRouter()
  const search: OpenForm = useSearch({ strict: false })
  const { data: own } = useQuery(ownObjectsQuery())
  const all = [...models.values()]
  const open = (form: OpenForm) => router.history.replace(dataModelHref(undefined, undefined, form))
  const edited = own?.items.find(({ id }) => id === search.edit)
  return (
    <div className={styles.screen}>
      <header className={styles.head}>
        <div className={styles.words}>
          <h2 className={styles.title}>{t('title')}</h2>
          <p className={styles.note}>{t('about')}</p>
        </div>
        <Button variant="filled" leftSection={<IconPlus size={16} stroke={1.6} />} onClick={() => open({ new: true })}>
          {t('object.new')}
        </Button>
      </header>
      <ObjectRows label={t('object.core')} models={all.filter(({ descriptor }) => !descriptor.custom)} />
      <ObjectRows label={t('object.own')} models={all.filter(({ descriptor }) => descriptor.custom)} />
      <ArchivedObjects />
      {(search.new || edited) && <ObjectDrawer object={edited} close={() => open({})} />}
    </div>
  )
}

function ObjectRows({ label, models }: { label: string; models: ObjectModel[] }) {
  const { t } = useTranslation('data-model')
  return (
    <section aria-label={label} className={styles.part}>
      <h3 className={styles.subtitle}>{label}</h3>
      {models.length === 0 && <p className={styles.note}>{t('object.noneOwn')}</p>}
      <ul className={styles.rows}>
        {models.map(({ descriptor, many }) => (
          <li key={descriptor.name}>
            <UiLink className={styles.objectRow} href={dataModelHref(descriptor.name)}>
              <OwnIcon name={descriptor.icon} size={18} stroke={1.6} aria-hidden="true" />
              <span className={styles.words}>
                <span className={styles.strong}>{many}</span>
                <span className={styles.api}>{descriptor.name}</span>
              </span>
              <span className={styles.note}>
                {t('object.fields', { count: descriptor.fields.length })}
                {descriptor.fields.some(({ custom }) => custom) &&
                  ` · ${t('object.ownFields', { count: descriptor.fields.filter(({ custom }) => custom).length })}`}
              </span>
            </UiLink>
          </li>
        ))}
      </ul>
    </section>
  )
}

function ArchivedObjects() {
  const { t } = useTranslation('data-model')
  const changed = useDataModelChanged()
  const { data } = useQuery(ownObjectsQuery(true))
  if (!data || data.items.length === 0) return null
  const restore = async (id: string, name: string) => {
    try {
      await client.customObjects.restore({ id })
      await changed()
      tell(t('restored', { name }))
    } catch (problem) {
      tellFailure(problem)
    }
  }
  return (
    <section aria-label={t('archived')} className={styles.part}>
      <h3 className={styles.subtitle}>{t('archived')}</h3>
      <ul className={styles.rows}>
        {data.items.map(({ id, icon, name, labelPlural }) => (
          <li key={id} className={styles.objectRow}>
            <OwnIcon name={icon} size={18} stroke={1.6} aria-hidden="true" />
            <span className={styles.words}>
              <span>{labelPlural}</span>
              <span className={styles.api}>{name}</span>
            </span>
            <Button size="xs" onClick={() => void restore(id, labelPlural)}>
              {t('restore')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
