import { Button, Tooltip } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { objectsQuery } from '../objects/objects-queries.ts'
import { useShell } from '../shell/shell-context.ts'
import { ColumnLine } from './ColumnLine.tsx'
import styles from './ColumnsStep.module.css'
import frame from './ImportFrame.module.css'
import { ImportFrame, SidePanel } from './ImportFrame.tsx'
import { backOf, type StepProps } from './ImportScreen.tsx'
import { change, check, makeFields } from './import-client.ts'
import { holderOf, type Mapped } from './import-model.ts'
import { MatchChoice } from './MatchChoice.tsx'
import { PresetNotice } from './PresetNotice.tsx'
import { targetMenu } from './target-menu.ts'
import { useImportAct } from './use-import.ts'
import { useImportedObjects } from './use-objects.ts'

/** Up to so many columns, those without content are shown at once as well. */
const FEW = 12

/** The second step: where each column goes, and which records its rows mean. */
export function ColumnsStep({ imported, object, go }: StepProps) {
  const { t } = useTranslation('imports')
  const act = useImportAct(imported.id, { rows: true })
  const { id, shape, targets, suggested } = imported
  // What was just chosen stands at once; the answer of the server follows.
  const mapping = act.isPending ? (act.variables.mapping ?? imported.mapping) : imported.mapping
  const mapped = new Map(mapping.map((one) => [one.column, one]))
  const [all, setAll] = useState(shape.columns.length <= FEW)
  const [displaced, setDisplaced] = useState<Record<number, number>>({})
  const nameOf = (column: number) => shape.columns[column]?.header || t('columns.nameless', { number: column + 1 })
  const menu = targetMenu(targets, object)
  const shown = all ? shape.columns : shape.columns.filter(({ kind }) => kind !== 'empty')
  const empty = shape.columns.length - shown.length
  const used = mapping.filter(({ field }) => field !== null).length
  const map = (column: number, path: string | null) => {
    const before = mapped.get(column)
    const own = suggested.find((one) => one.column === column && one.field === path)
    const next: Mapped = own
      ? { column, field: path, slot: own.slot, label: own.label }
      : { column, field: path, slot: before?.slot, label: before?.label }
    const holder = holderOf(
      targets.find((target) => target.path === path),
      column,
      mapping,
    )
    if (holder !== undefined) setDisplaced((was) => ({ ...was, [holder]: column }))
    const mappings = shape.columns.map(({ index }) => {
      if (index === column) return next
      return index === holder ? { column: index, field: null } : (mapped.get(index) ?? { column: index, field: null })
    })
    act.mutate({ mapping: mappings, act: () => change({ id, mapping: mappings }) })
  }
  const goOn = () => act.mutate({ act: () => check({ id }) }, { onSuccess: () => go('review') })
  const missing = targets.filter(({ path, required }) => required && !mapping.some(({ field }) => field === path))
  // A column there is for a name, that none goes to, and that need not be.
  const namedAfter = targets.some(
    ({ path, required }) => path === 'name' && !required && !mapping.some(({ field }) => field === path),
  )
  const cache = useQueryClient()
  const { session } = useShell()
  const objects = useImportedObjects()
  const mayMake = session.permissions.includes('dataModel')
  const open = suggested.flatMap(({ column, proposal }) =>
    proposal && mapped.get(column)?.field === null ? column : [],
  )
  const made = () => void cache.invalidateQueries({ queryKey: objectsQuery.queryKey })
  const why = used === 0 ? t('columns.none') : undefined

  return (
    <ImportFrame
      above={{ label: object.many, href: `/${object.plural}` }}
      fileName={imported.fileName}
      step="columns"
      go={backOf({ imported, go })}
      problem={act.error}
      told={t('columns.told', { used, count: shape.columns.length })}
      acts={
        <>
          <Button variant="subtle" color="gray" onClick={() => go('file')}>
            {t('back')}
          </Button>
          <Tooltip label={why} disabled={!why}>
            <Button
              variant="filled"
              loading={act.isPending && !act.variables.mapping}
              aria-disabled={why ? true : undefined}
              data-disabled={why ? true : undefined}
              onClick={() => !why && goOn()}
            >
              {t('continue')}
            </Button>
          </Tooltip>
        </>
      }
    >
      <div className={frame.halves}>
        <div className={styles.scroll}>
          <div className={styles.head} aria-hidden="true">
            <span>{t('columns.inFile')}</span>
            <span>{t('columns.examples')}</span>
            <span>{t('columns.goesTo', { what: object.many })}</span>
          </div>
          <PresetNotice
            imported={imported}
            objects={objects}
            become={(name) => act.mutate({ act: () => change({ id, object: name }) })}
          />
          <ul className={styles.lines} aria-label={t('steps.columns')}>
            {shown.map((column) => (
              <ColumnLine
                key={column.index}
                column={column}
                mapped={mapped.get(column.index)}
                suggested={suggested.find((one) => one.column === column.index)}
                displacedBy={displaced[column.index] === undefined ? undefined : nameOf(displaced[column.index] ?? 0)}
                label={object.label}
                menu={menu}
                make={
                  mayMake
                    ? () => act.mutate({ act: () => makeFields({ id, columns: [column.index] }) }, { onSuccess: made })
                    : undefined
                }
                choose={(path) => map(column.index, path)}
              />
            ))}
          </ul>
          {empty > 0 && !all && (
            <button type="button" className={`plain ${styles.more}`} onClick={() => setAll(true)}>
              {t('columns.showEmpty', { count: empty })}
            </button>
          )}
        </div>
        <SidePanel title={t('match.title')}>
          <MatchChoice
            imported={imported}
            object={object}
            change={(draft) => act.mutate({ act: () => change({ id, ...draft }) })}
          />
          {namedAfter && <p className={frame.panelNote}>{t('columns.namedAfter')}</p>}
          {missing.length > 0 && imported.mode !== 'update' && (
            <p className={frame.notice}>
              {t('columns.missing', { fields: missing.map(({ path }) => object.label(path)).join(', ') })}
            </p>
          )}
          <p className={frame.panelNote}>{t('match.blank')}</p>
          {mayMake && open.length > 1 && (
            <Button
              variant="default"
              onClick={() => act.mutate({ act: () => makeFields({ id, columns: open }) }, { onSuccess: made })}
            >
              {t('columns.makeAll', { count: open.length })}
            </Button>
          )}
        </SidePanel>
      </div>
    </ImportFrame>
  )
}
