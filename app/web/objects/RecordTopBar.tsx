import { ActionIcon, Menu, Tooltip } from '@mantine/core'
import {
  IconArrowsExchange,
  IconChevronDown,
  IconChevronUp,
  IconDots,
  IconHistory,
  IconLink,
  IconPencil,
  IconTrash,
  IconUserShare,
} from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../ui/format.ts'
import { type Shortcut, useShortcuts } from '../ui/keyboard.ts'
import { PageHeader } from '../ui/PageHeader.tsx'
import { offerUndo, tell, tellFailure } from '../ui/toasts.tsx'
import { hrefWith, type ListSearch, queryOf } from './list-search.ts'
import { useObjects } from './ObjectsProvider.tsx'
import { type AnyRecord, objectClient } from './object-client.ts'
import type { ObjectModel } from './object-model.ts'
import styles from './Record.module.css'
import type { ListPlace } from './use-list-place.ts'

const Present = lazy(async () => ({ default: (await import('../collaboration/Present.tsx')).Present }))
const Followers = lazy(async () => ({ default: (await import('../collaboration/Followers.tsx')).Followers }))
const HandOverDialog = lazy(async () => ({
  default: (await import('../collaboration/HandOverDialog.tsx')).HandOverDialog,
}))
const HistoryDrawer = lazy(async () => ({ default: (await import('../history/HistoryDrawer.tsx')).HistoryDrawer }))

const ShareDrawer = lazy(async () => ({ default: (await import('../rights/ShareDrawer.tsx')).ShareDrawer }))

interface RecordTopBarProps {
  model: ObjectModel
  record: AnyRecord
  search: ListSearch
  place: ListPlace | undefined
  edit: () => void
}

/** Where one is, the neighbours in the list, and what else can be done with the record. */
export function RecordTopBar({ model, record, search, place, edit }: RecordTopBarProps) {
  const { t } = useTranslation(['objects', 'history', 'collaboration'])
  const [history, setHistory] = useState(false)
  const [sharing, setSharing] = useState(false)
  const [handing, setHanding] = useState(false)
  const isShared = !useObjects().off.includes('collaboration')
  const formats = useFormats()
  const router = useRouter()
  const queries = useQueryClient()
  const { may, plural } = model.descriptor
  const name = model.titleOf(record)
  const listHref = hrefWith(model.path, queryOf(search))
  const editable = may.update && !record.deletedAt
  const shortcuts = useMemo<Shortcut[]>(() => {
    const group = t('record.group')
    const go = (href: string | undefined) => () => href && router.history.replace(href)
    return [
      { keys: 'j', label: t('record.next'), group, run: go(place?.next) },
      { keys: 'k', label: t('record.previous'), group, run: go(place?.previous) },
      { keys: 'Escape', label: t('record.back'), group, run: () => router.history.push(listHref) },
      ...(editable ? [{ keys: 'e', label: t('record.edit'), group, run: edit }] : []),
    ]
  }, [t, router, place?.next, place?.previous, listHref, editable, edit])
  useShortcuts(shortcuts)
  useEffect(() => {
    // After the shell has written the screen's own title.
    const soon = requestAnimationFrame(() => {
      document.title = `${name} · Kith`
    })
    return () => {
      cancelAnimationFrame(soon)
      // The list it came from is called the same to the shell, which will not write its title again.
      document.title = `${model.many} · Kith`
    }
  }, [name, model.many])

  const trash = async () => {
    try {
      await objectClient(plural).trash({ id: record.id })
    } catch (problem) {
      tellFailure(problem)
      return
    }
    router.history.push(listHref)
    await queries.invalidateQueries({ queryKey: [plural] })
    offerUndo(t('trash.moved', { what: name }), async () => {
      await objectClient(plural).restoreMany({ ids: [record.id] })
      await queries.invalidateQueries({ queryKey: [plural] })
    })
  }

  return (
    <PageHeader
      title={name}
      trail={[{ label: search.trash ? t('trash.title') : model.many, href: listHref }]}
      actions={
        <>
          {isShared && (
            <Suspense>
              <Present object={model.descriptor.name} recordId={record.id} />
            </Suspense>
          )}
          {place && (
            <span className={styles.place}>
              {t('record.place', { at: formats.number(place.at), total: formats.number(place.total) })}
            </span>
          )}
          <Step label={t('record.previous')} keys="k" href={place?.previous} Icon={IconChevronUp} />
          <Step label={t('record.next')} keys="j" href={place?.next} Icon={IconChevronDown} />
          {isShared && !record.deletedAt && (
            <Suspense>
              <Followers record={record} model={model} />
            </Suspense>
          )}
          <Menu position="bottom-end" width={200}>
            <Menu.Target>
              <ActionIcon aria-label={t('list.more')}>
                <IconDots size={16} stroke={1.6} />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              {editable && (
                <Menu.Item leftSection={<IconPencil size={16} stroke={1.6} />} onClick={edit}>
                  {t('record.editAll')}
                </Menu.Item>
              )}
              {isShared && editable && hasOwner(model) && (
                <Menu.Item leftSection={<IconArrowsExchange size={16} stroke={1.6} />} onClick={() => setHanding(true)}>
                  {t('collaboration:handOver.menu')}
                </Menu.Item>
              )}
              <Menu.Item leftSection={<IconHistory size={16} stroke={1.6} />} onClick={() => setHistory(true)}>
                {t('history:open')}
              </Menu.Item>
              <Menu.Item leftSection={<IconUserShare size={16} stroke={1.6} />} onClick={() => setSharing(true)}>
                {t('record.share')}
              </Menu.Item>
              <Menu.Item
                leftSection={<IconLink size={16} stroke={1.6} />}
                onClick={() =>
                  navigator.clipboard
                    .writeText(`${location.origin}${model.path}/${record.id}`)
                    .then(() => tell(t('record.copied')), tellFailure)
                }
              >
                {t('record.copy')}
              </Menu.Item>
              {may.delete && !record.deletedAt && (
                <Menu.Item leftSection={<IconTrash size={16} stroke={1.6} />} onClick={() => void trash()}>
                  {t('trash.move')}
                </Menu.Item>
              )}
            </Menu.Dropdown>
          </Menu>
          {handing && (
            <Suspense>
              <HandOverDialog record={record} model={model} close={() => setHanding(false)} />
            </Suspense>
          )}
          {sharing && (
            <Suspense>
              <ShareDrawer model={model} record={record} close={() => setSharing(false)} />
            </Suspense>
          )}
          {history && (
            <Suspense>
              <HistoryDrawer model={model} record={record} close={() => setHistory(false)} />
            </Suspense>
          )}
        </>
      }
    />
  )
}

/** Whether records of this kind belong to somebody, so that they can change hands. */
const hasOwner = ({ fields }: ObjectModel) =>
  fields.some(({ type, key, readOnly }) => type === 'user' && !readOnly && !key.includes('.'))

interface StepProps {
  label: string
  keys: string
  href: string | undefined
  Icon: typeof IconChevronUp
}

function Step({ label, keys, href, Icon }: StepProps) {
  const router = useRouter()
  if (!href) return null
  return (
    <Tooltip label={label}>
      <ActionIcon aria-label={label} aria-keyshortcuts={keys} onClick={() => router.history.replace(href)}>
        <Icon size={16} stroke={1.6} />
      </ActionIcon>
    </Tooltip>
  )
}
