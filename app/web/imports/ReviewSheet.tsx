import { Button, Drawer } from '@mantine/core'
import { useDisclosure, useMediaQuery } from '@mantine/hooks'
import { useInfiniteQuery } from '@tanstack/react-query'
import { defaultStringifySearch } from '@tanstack/react-router'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorState } from '../ui/ErrorState.tsx'
import { RowSkeletons } from '../ui/PageSkeleton.tsx'
import { useLoadMore } from '../ui/use-load-more.ts'
import { ViewTabs } from '../ui/ViewTabs.tsx'
import { gridColumns } from './grid-columns.ts'
import type { StepProps } from './ImportScreen.tsx'
import { rowsQuery } from './import-client.ts'
import type { Row, RowView } from './import-model.ts'
import { MendPanel } from './MendPanel.tsx'
import { ReviewGrid } from './ReviewGrid.tsx'
import styles from './ReviewStep.module.css'
import { useGrid } from './use-grid.ts'
import { useRowEdits } from './use-row-edits.ts'
import { keyOf } from './words.ts'

const [ROW, HEAD, NUMBERS] = [36, 44, 64]
const views = ['all', 'mend', 'look', 'updates', 'new'] as const

interface ReviewSheetProps extends StepProps {
  view: RowView
  /** The reason that is open, by its key. */
  reason: string | undefined
}

/** The rows of one view as a spreadsheet, and beside it what needs mending. */
export function ReviewSheet({ imported, object, view, reason, go }: ReviewSheetProps) {
  const { t } = useTranslation('imports')
  const narrow = useMediaQuery('(max-width: 61.99em)', undefined, { getInitialValueInEffect: false })
  const [opened, sheet] = useDisclosure()
  const { id, counts } = imported
  const query = useInfiniteQuery(rowsQuery(id, view))
  const rows = useMemo(() => query.data?.pages.flatMap(({ items }) => items) ?? [], [query.data])
  const columns = gridColumns(imported, object, (number) => t('columns.nameless', { number }))
  const edits = useRowEdits(id, view)
  const leaveOut = (row: Row) => (row.leftOut ? edits.takeIn(row.row) : edits.leaveOut(row.row))
  const grid = useGrid({
    rows,
    columns,
    write: imported.may.mend ? edits.write : undefined,
    leaveOut: imported.may.mend ? leaveOut : undefined,
    scrollTo: (row, column) => {
      virtual.scrollToIndex(row)
      showColumn(
        grid.grid.current,
        columns.slice(0, column).reduce((sum, { width }) => sum + width, 0),
        columns[column]?.width ?? 0,
      )
    },
  })
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => grid.grid.current,
    estimateSize: () => ROW,
    overscan: 10,
    scrollPaddingStart: HEAD,
  })
  useLoadMore(
    { available: query.hasNextPage, loading: query.isFetchingNextPage, load: () => void query.fetchNextPage() },
    virtual.getVirtualItems().at(-1)?.index,
    rows.length,
  )
  const totals: Record<RowView, number> = {
    all: counts.total,
    mend: counts.mend,
    look: counts.look,
    updates: counts.updates,
    new: counts.creates,
    failed: counts.failed,
  }
  const severity = view === 'look' || (view !== 'mend' && counts.mend === 0 && counts.look > 0) ? 'look' : 'mend'
  const reasons = imported.reasons.filter((one) => one.severity === severity).length
  const here = rows
    .find(({ row }) => row === grid.place?.row)
    ?.problems.find(({ column }) => column === grid.place?.column)
  const panel = (
    <MendPanel
      imported={imported}
      severity={severity}
      bare={narrow}
      open={reason ?? (here && keyOf(here))}
      choose={(key) => go('review', { view, reason: key })}
      edit={(place) => {
        sheet.close()
        grid.edit(place)
      }}
      canReach={(row) => rows.some((one) => one.row === row)}
      object={object}
    />
  )
  return (
    <div className={styles.sheet}>
      <div className={styles.left}>
        <ViewTabs
          tabs={views.map((one) => ({
            id: one,
            label: t(`views.${one}`),
            href: `/imports/${id}${defaultStringifySearch({ step: 'review', view: one })}`,
            count: totals[one],
          }))}
          current={view}
        />
        {narrow && reasons > 0 && (
          <div className={styles.opener}>
            <Button fullWidth onClick={sheet.open}>
              {t('panel.opener', { count: reasons })}
            </Button>
          </div>
        )}
        {query.error && rows.length === 0 ? (
          <ErrorState kind="failed" retry={() => void query.refetch()} />
        ) : query.isPending ? (
          <RowSkeletons count={14} />
        ) : rows.length === 0 ? (
          <div className={styles.message}>
            <h2>{t(`empty.${view}.title`)}</h2>
            <p>{t(`empty.${view}.text`)}</p>
          </div>
        ) : (
          <ReviewGrid
            label={t('review.grid', { view: t(`views.${view}`) })}
            rows={rows}
            columns={columns}
            virtual={virtual}
            grid={grid}
            total={totals[view]}
            leaveOut={imported.may.mend ? leaveOut : undefined}
          />
        )}
      </div>
      {narrow ? (
        <Drawer
          opened={opened}
          onClose={sheet.close}
          position="bottom"
          size="80%"
          title={t(`panel.${severity}`)}
          closeButtonProps={{ 'aria-label': t('ui:close') }}
          styles={{ body: { padding: 0 } }}
        >
          {panel}
        </Drawer>
      ) : (
        panel
      )}
    </div>
  )
}

/** Scrolls sideways until a column stands clear of the row numbers. */
function showColumn(grid: HTMLDivElement | null, start: number, width: number) {
  if (!grid) return
  const seen = grid.clientWidth - NUMBERS
  if (start < grid.scrollLeft) grid.scrollLeft = start
  else if (start + width > grid.scrollLeft + seen) grid.scrollLeft = start + width - seen
}
