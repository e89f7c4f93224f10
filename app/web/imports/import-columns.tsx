import type { TFunction } from 'i18next'
import type { Column, PhoneRow } from '../ui/DataTable.tsx'
import type { Tone } from '../ui/field.ts'
import type { Formats } from '../ui/format.ts'
import styles from './ImportsScreen.module.css'
import type { Summary } from './import-model.ts'
import { type ImportedObject, objectNamed } from './use-objects.ts'

interface Words {
  t: TFunction<'imports'>
  formats: Formats
  objects: ImportedObject[] | undefined
}

const tones: Record<Summary['status'], Tone> = {
  draft: 'neutral',
  checking: 'info',
  ready: 'info',
  running: 'info',
  cancelling: 'warn',
  cancelled: 'neutral',
  done: 'ok',
  failed: 'bad',
  undoing: 'info',
  undone: 'neutral',
}

/** The columns of the list of imports. */
export function importColumns({
  t,
  formats,
  objects,
  undo,
}: Words & { undo: (row: Summary) => void }): Column<Summary>[] {
  const count = (key: 'created' | 'updated' | 'failed'): Column<Summary> => ({
    key,
    label: t(`result.figures.${key}`),
    width: 88,
    align: 'end',
    cell: ({ counts }) => (counts[key] > 0 ? formats.number(counts[key]) : '–'),
  })
  return [
    {
      key: 'file',
      label: t('list.file'),
      width: 220,
      cell: ({ fileName }) => <span className={styles.file}>{fileName}</span>,
    },
    {
      key: 'object',
      label: t('list.what'),
      width: 104,
      cell: ({ object }) => objectNamed(objects, object)?.many ?? object,
    },
    { key: 'status', label: t('list.status'), width: 128, cell: ({ status }) => <Status status={status} t={t} /> },
    { key: 'who', label: t('list.who'), width: 128, cell: ({ createdBy }) => createdBy.name ?? '–' },
    {
      key: 'when',
      label: t('list.when'),
      width: 104,
      cell: ({ createdAt }) => (
        <time dateTime={createdAt} title={formats.dateTime(createdAt)}>
          {formats.relative(createdAt)}
        </time>
      ),
    },
    {
      key: 'rows',
      label: t('list.rows'),
      width: 76,
      align: 'end',
      cell: ({ counts }) => formats.number(counts.total),
    },
    count('created'),
    count('updated'),
    count('failed'),
    {
      key: 'undo',
      label: t('list.undoColumn'),
      width: 100,
      align: 'end',
      cell: (row) =>
        row.may.undo && (
          <button
            type="button"
            className={`plain ${styles.undo}`}
            aria-label={t('list.undo', { file: row.fileName })}
            onClick={(event) => {
              event.stopPropagation()
              undo(row)
            }}
          >
            {t('undo.short')}
          </button>
        ),
    },
  ]
}

/** An import on a phone: its file, and under it what became of it. */
export const importPhoneRow = (row: Summary, { t, formats, objects }: Words): PhoneRow => ({
  title: row.fileName,
  detail: [objectNamed(objects, row.object)?.many, row.createdBy.name, formats.relative(row.createdAt)]
    .filter(Boolean)
    .join(' · '),
  value: formats.number(row.counts.total),
  note: t(`status.${row.status}`),
})

function Status({ status, t }: { status: Summary['status']; t: Words['t'] }) {
  return (
    <span className={styles.status}>
      <span className={styles.dot} data-tone={tones[status]} aria-hidden="true" />
      {t(`status.${status}`)}
    </span>
  )
}
