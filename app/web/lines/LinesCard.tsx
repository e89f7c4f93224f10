import { Button, Group } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { objectClient } from '../objects/object-client.ts'
import type { RecordPartProps } from '../objects/object-view.ts'
import { textOf } from '../ui/field.ts'
import { tellFailure } from '../ui/toasts.tsx'
import styles from './LinesCard.module.css'
import { LinesEditor } from './LinesEditor.tsx'
import { LinesTable } from './LinesTable.tsx'
import { emptyLine, type Line, linesOf, pricingOf } from './line.ts'
import { buyerOf } from './prices.ts'

interface LinesCardProps extends RecordPartProps {
  locked?: boolean
  /** What is to be said of them, above. */
  note?: ReactNode
}

const numberOf = (value: unknown) => (typeof value === 'number' ? value : undefined)

/** The lines of a record with their prices and what they come to; changed in place where one may. */
export function LinesCard({ record, model, locked = false, note }: LinesCardProps) {
  const { t } = useTranslation(['lines', 'ui'])
  const queries = useQueryClient()
  const [draft, setDraft] = useState<Line[]>()
  const lines = linesOf(record.lines)
  const currency = textOf(record.currency)
  const pricing = pricingOf((name) => record[name])
  const label = model.field('lines')?.label ?? ''
  const save = useMutation({
    mutationFn: (next: Line[]) =>
      objectClient(model.descriptor.plural).update({
        id: record.id,
        version: record.version,
        lines: next.filter(({ productName }) => productName.trim() !== ''),
      }),
    onSuccess: async () => {
      setDraft(undefined)
      await queries.invalidateQueries({ queryKey: [model.descriptor.plural] })
    },
    onError: tellFailure,
  })
  return (
    <section className={styles.card} aria-label={label}>
      <div className={styles.top}>
        <h2 className={styles.heading}>{label}</h2>
        {!draft && !locked && model.descriptor.may.update && !record.deletedAt && (
          <Button
            size="xs"
            variant="subtle"
            color="gray"
            leftSection={<IconPencil size={14} stroke={1.6} />}
            onClick={() => setDraft(lines.length > 0 ? lines : [emptyLine])}
          >
            {t('edit')}
          </Button>
        )}
      </div>
      {note}
      {draft ? (
        <div className={styles.editing}>
          <LinesEditor
            lines={draft}
            buyer={buyerOf((name) => record[name], currency)}
            pricing={pricing}
            change={setDraft}
          />
          <Group justify="flex-end" gap="sm" mt="md">
            <Button size="xs" variant="subtle" color="gray" onClick={() => setDraft(undefined)}>
              {t('ui:cancel')}
            </Button>
            <Button size="xs" loading={save.isPending} onClick={() => save.mutate(draft)}>
              {t('ui:save')}
            </Button>
          </Group>
        </div>
      ) : (
        <LinesTable
          lines={lines}
          total={numberOf(record.total) ?? numberOf(record.amount) ?? 0}
          {...{ currency, pricing }}
        />
      )}
    </section>
  )
}
