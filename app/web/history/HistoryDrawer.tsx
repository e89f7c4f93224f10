import { Button, Select } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RecordPartProps } from '../objects/object-view.ts'
import { PartProblem } from '../objects/PartProblem.tsx'
import { useFormats } from '../ui/format.ts'
import { RowSkeletons } from '../ui/PageSkeleton.tsx'
import { SideDrawer } from '../ui/SideDrawer.tsx'
import { useSources } from '../ui/sources.ts'
import { ChangedValue } from './ChangedValue.tsx'
import styles from './History.module.css'
import { type HistoryEntry, historyQuery } from './history-client.ts'
import { actorWords, causeWords, verbWords } from './use-change-words.ts'

/** What changed of a record field by field, narrowed by field and person; each earlier value can be put back. */
export function HistoryDrawer({ record, model, close }: RecordPartProps & { close: () => void }) {
  const { t } = useTranslation('history')
  const { users } = useSources()
  const { name, plural } = model.descriptor
  const [field, setField] = useState<string | null>(null)
  const [by, setBy] = useState<string | null>(null)
  const input = { object: name, recordId: record.id, field: field ?? undefined, by: by ?? undefined }
  const found = useInfiniteQuery(historyQuery(plural, input))
  const entries = found.data?.pages.flatMap(({ items }) => items) ?? []
  return (
    <SideDrawer close={close} title={t('of', { name: model.titleOf(record) })}>
      <div className={styles.choices}>
        <Select
          size="xs"
          label={t('field')}
          placeholder={t('allFields')}
          data={model.fields
            .filter(({ key }) => key !== 'createdAt' && key !== 'updatedAt')
            .map(({ key, label }) => ({ value: key, label }))}
          value={field}
          onChange={setField}
          searchable
          clearable
        />
        <Select
          size="xs"
          label={t('person')}
          placeholder={t('everybody')}
          data={users.map((user) => ({ value: user.id, label: user.name }))}
          value={by}
          onChange={setBy}
          searchable
          clearable
        />
      </div>
      {found.isPending && <RowSkeletons count={6} />}
      {found.error && <PartProblem problem={found.error} retry={() => void found.refetch()} />}
      {found.data && entries.length === 0 && <p className={styles.none}>{t(field || by ? 'noneFits' : 'none')}</p>}
      <ol className={styles.entries}>
        {entries.map((entry) => (
          <Entry key={entry.id} entry={entry} model={model} record={record} />
        ))}
      </ol>
      {found.hasNextPage && (
        <Button size="xs" loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          {t('more')}
        </Button>
      )}
    </SideDrawer>
  )
}

function Entry({ entry, model, record }: RecordPartProps & { entry: HistoryEntry }) {
  const { t } = useTranslation('history')
  const formats = useFormats()
  // In the order the record page shows them, not the one they are kept in.
  const place = new Map(model.fields.map(({ key }, index) => [key, index]))
  const placeOf = (name: string) => place.get(name) ?? place.size
  const changes = Object.entries(entry.changes).toSorted(([one], [other]) => placeOf(one) - placeOf(other))
  return (
    <li className={styles.entry}>
      <p className={styles.who}>
        <strong>{actorWords(t, entry.actor)}</strong>
        <time dateTime={entry.at} title={formats.dateTime(entry.at)}>
          {formats.relative(entry.at)}
        </time>
      </p>
      <p className={styles.why}>{[verbWords(t, entry.type), causeWords(t, entry.cause)].filter(Boolean).join(', ')}</p>
      {changes.length > 0 && (
        <dl className={styles.changes}>
          {changes.map(([name, change]) => (
            <ChangedValue key={name} name={name} change={change} entry={entry} model={model} record={record} />
          ))}
        </dl>
      )}
    </li>
  )
}
