// biome-ignore-all lint/a11y/useSemanticElements: virtual rows cannot be rows of a table element
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names its active cell
// biome-ignore-all lint/a11y/useKeyWithClickEvents: the grid listens to the keys of all its cells
import { ActionIcon, Tooltip } from '@mantine/core'
import { IconArrowBackUp, IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { GridColumn } from './grid-columns.ts'
import type { Row } from './import-model.ts'
import styles from './ReviewGrid.module.css'
import type { Grid } from './use-grid.ts'
import { toneOf, useReasonWords } from './words.ts'

interface ReviewRowProps {
  id: string
  row: Row
  at: number
  top: number
  template: string
  columns: GridColumn[]
  grid: Grid
  leaveOut?: (row: Row) => void
}

export function ReviewRow({ id, row, at, top, template, columns, grid, leaveOut }: ReviewRowProps) {
  const { t } = useTranslation('imports')
  const { titleOf } = useReasonWords()
  const whole = row.problems.find(({ column }) => column === null)
  const act = row.leftOut ? t('review.takeIn', { row: row.row }) : t('review.leaveOutRow', { row: row.row })
  return (
    <div
      role="row"
      aria-rowindex={at + 2}
      className={styles.row}
      data-left-out={row.leftOut || undefined}
      style={{ gridTemplateColumns: template, transform: `translateY(${top}px)` }}
    >
      <div
        role="rowheader"
        className={styles.number}
        data-tone={whole && toneOf(whole)}
        title={whole && titleOf(whole.code)}
      >
        {leaveOut && (
          <Tooltip label={act}>
            <ActionIcon size={24} className={styles.leave} tabIndex={-1} aria-label={act} onClick={() => leaveOut(row)}>
              {row.leftOut ? <IconArrowBackUp size={14} stroke={1.6} /> : <IconTrash size={14} stroke={1.6} />}
            </ActionIcon>
          </Tooltip>
        )}
        <span>{row.row}</span>
      </div>
      {columns.map(({ index, ours }) => {
        const problem = row.problems.find(({ column }) => column === index)
        const isActive = grid.place?.row === row.row && grid.place?.column === index
        const text = row.cells[index] ?? ''
        const isWritten = isActive && grid.draft !== undefined
        return (
          <div
            key={index}
            id={`${id}-${row.row}-${index}`}
            role="gridcell"
            className={styles.cell}
            aria-selected={isActive}
            aria-invalid={problem?.severity === 'mend' || undefined}
            data-active={isActive || undefined}
            data-tone={problem && toneOf(problem)}
            data-mended={row.mended.includes(index) || undefined}
            title={problem ? titleOf(problem.code) : text.length > 30 ? text : undefined}
            onClick={() => grid.choose({ row: row.row, column: index })}
            onDoubleClick={() => grid.begin()}
          >
            {isWritten ? (
              <input
                // biome-ignore lint/a11y/noAutofocus: one writes where one stands
                autoFocus
                className={styles.input}
                aria-label={t('review.cell', { field: ours, row: row.row })}
                value={grid.draft}
                onFocus={(event) => event.currentTarget.setSelectionRange(text.length, text.length)}
                onChange={(event) => grid.setDraft(event.currentTarget.value)}
                onKeyDown={grid.onDraftKeyDown}
                onBlur={grid.commit}
              />
            ) : (
              <>
                {text || <span aria-hidden="true">–</span>}
                {problem && <span className="visually-hidden">{titleOf(problem.code)}</span>}
              </>
            )}
          </div>
        )
      })}
    </div>
  )
}
