import { Button } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useParams, useRouterState } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useModel } from '../objects/ObjectsProvider.tsx'
import type { ObjectModel } from '../objects/object-model.ts'
import { OwnIcon } from '../objects/own-icon.tsx'
import { RouteNotFound } from '../shell/RouteNotFound.tsx'
import { ScreenTabs } from '../ui/ScreenTabs.tsx'
import { UiLink } from '../ui/UiLink.tsx'
import styles from './DataModel.module.css'
import { ownObjectsQuery } from './data-model.ts'
import { ObjectDrawer } from './ObjectDrawer.tsx'

const tabs = [
  ['fields', ''],
  ['layout', '/layout'],
  ['names', '/names'],
] as const

interface ObjectFrameProps {
  /** What belongs to this tab, at the right of the heading. */
  action?: (model: ObjectModel) => ReactNode
  children: (model: ObjectModel) => ReactNode
}

/** One object of the data model: what it is, and its fields, layout and names as tabs. */
export function ObjectFrame({ action, children }: ObjectFrameProps) {
  const { t } = useTranslation('data-model')
  const { object = '' } = useParams({ strict: false })
  const model = useModel(object)
  const pathname = useRouterState({ select: (state) => state.location.pathname })
  if (!model) return <RouteNotFound />
  const path = `/settings/data-model/${object}`
  return (
    <div className={styles.screen}>
      <nav aria-label={t('trail')} className={styles.trail}>
        <UiLink href="/settings/data-model">{t('title')}</UiLink>
      </nav>
      <header className={styles.head}>
        <div className={styles.name}>
          <OwnIcon name={model.descriptor.icon} size={20} stroke={1.6} aria-hidden="true" />
          <h2 className={styles.title}>{model.many}</h2>
          <span className={styles.api}>{object}</span>
          {model.descriptor.custom && <EditOwn id={model.descriptor.custom.id} />}
        </div>
        {action?.(model)}
      </header>
      <ScreenTabs
        label={t('parts')}
        tabs={tabs.map(([tab, end]) => ({ label: t(`tabs.${tab}`), href: `${path}${end}` }))}
        current={pathname}
      />
      {children(model)}
    </div>
  )
}

function EditOwn({ id }: { id: string }) {
  const { t } = useTranslation('data-model')
  const [open, setOpen] = useState(false)
  const { data } = useQuery(ownObjectsQuery())
  const object = data?.items.find((one) => one.id === id)
  return (
    <>
      <Button
        size="xs"
        variant="subtle"
        color="gray"
        leftSection={<IconPencil size={14} stroke={1.6} />}
        onClick={() => setOpen(true)}
      >
        {t('object.edit')}
      </Button>
      {open && object && <ObjectDrawer object={object} close={() => setOpen(false)} />}
    </>
  )
}
