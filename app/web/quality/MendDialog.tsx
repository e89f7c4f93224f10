import { Button, Checkbox, Group, Modal } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Mendable } from '#platform/quality/mendable'
import { api, type client } from '../api.ts'
import { startBulkJob } from '../bulk/bulk-client.ts'
import type { ObjectModel } from '../objects/object-model.ts'
import { RouteError } from '../shell/RouteError.tsx'
import { useFormats } from '../ui/format.ts'
import { RowSkeletons } from '../ui/PageSkeleton.tsx'
import { tellFailure } from '../ui/toasts.tsx'
import { UiLink } from '../ui/UiLink.tsx'
import styles from './MendDialog.module.css'

interface MendDialogProps {
  model: ObjectModel
  mark: Mendable
  opened: boolean
  close: () => void
}

type Proposed = Awaited<ReturnType<typeof client.quality.proposals>>
type Proposal = Proposed['items'][number]

/** What Kith would change to mend a flaw, to be chosen from before it does, in the background. */
export function MendDialog({ model, mark, opened, close }: MendDialogProps) {
  const { t } = useTranslation('quality')
  const input = { object: model.descriptor.name, mark }
  const query = useQuery({ ...api.quality.proposals.queryOptions({ input }), enabled: opened, staleTime: 0 })
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={t(`quality.mend.${mark}`)}
      size="lg"
      closeButtonProps={{ 'aria-label': t('ui:close') }}
    >
      {query.error && <RouteError error={query.error} reset={() => void query.refetch()} />}
      {query.isPending && <RowSkeletons count={4} />}
      {query.data && query.data.items.length === 0 && <p>{t('quality.proposals.none')}</p>}
      {query.data && query.data.items.length > 0 && (
        <Choice key={query.dataUpdatedAt} model={model} mark={mark} proposed={query.data} close={close} />
      )}
    </Modal>
  )
}

function Choice({ model, mark, proposed, close }: Omit<MendDialogProps, 'opened'> & { proposed: Proposed }) {
  const { t } = useTranslation('quality')
  const formats = useFormats()
  const { items, isAll } = proposed
  const [left, setLeft] = useState<readonly string[]>([])
  const [busy, setBusy] = useState(false)
  const chosen = items.filter(({ slip }) => !left.includes(slip))
  const count = chosen.reduce((sum, one) => sum + one.count, 0)
  const start = async () => {
    setBusy(true)
    const slips = left.length > 0 ? { slips: chosen.map(({ slip }) => slip) } : {}
    const marked = { field: 'quality.marks', op: 'in' as const, value: [mark] }
    await startBulkJob({
      object: model.descriptor.name,
      selection: { filter: marked },
      act: { kind: 'mend', mark, ...slips },
    }).then(close, tellFailure)
    setBusy(false)
  }
  return (
    <>
      <p>{t(isAll ? 'quality.proposals.text' : 'quality.proposals.some')}</p>
      <ul className={styles.proposals}>
        {items.map((item) => (
          <li key={item.slip}>
            <Checkbox
              label={<SlipName mark={mark} item={item} />}
              description={t('quality.proposals.count', { count: item.count, shown: formats.number(item.count) })}
              checked={!left.includes(item.slip)}
              onChange={({ currentTarget: { checked } }) =>
                setLeft(checked ? left.filter((slip) => slip !== item.slip) : [...left, item.slip])
              }
            />
            <ul className={styles.examples}>
              {item.examples.map(({ id, field, title, before, after }) => (
                <li key={`${id} ${field} ${before}`}>
                  <UiLink href={`/${model.descriptor.plural}/${id}`}>{title || t('nameless')}</UiLink>
                  <span>
                    {before && <del>{before}</del>} <ins>{after}</ins>
                  </span>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={close}>
          {t('ui:cancel')}
        </Button>
        <Button variant="filled" loading={busy} disabled={chosen.length === 0} onClick={() => void start()}>
          {t('quality.proposals.start', { count, shown: formats.number(count) })}
        </Button>
      </Group>
    </>
  )
}

/** What a group of changes has in common. */
function SlipName({ mark, item }: { mark: Mendable; item: Proposal }) {
  const { t } = useTranslation('quality')
  if (mark === 'companyKnown') return item.name ?? t('nameless')
  const after = item.examples[0]?.after ?? ''
  const domain = after.slice(after.lastIndexOf('@') + 1)
  if (mark === 'emailSlip' && item.slip.includes('.')) return t('quality.slips.domain', { from: item.slip, to: domain })
  return t(`quality.slips.${mark}.${item.slip}` as 'quality.slips.nameCase.case') // the server's own list
}
