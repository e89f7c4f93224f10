import { Checkbox, Popover, SegmentedControl, Select } from '@mantine/core'
import { cloneElement, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { ListSearch } from '../objects/list-search.ts'
import type { Opening } from '../ui/on-demand.tsx'
import type { DisplayMenuProps } from './DisplayMenu.tsx'
import { boardFields, dateFields, groupFields } from './fields-for.ts'
import { SumChoices } from './SumChoices.tsx'
import styles from './Views.module.css'
import { readGroup, readHidden, readSums, writeHidden, writeSums } from './view-state.ts'

const kinds = ['table', 'board', 'calendar', 'timeline'] as const

/** How the records are laid out. What does not go with a layout is not asked for. */
export function DisplayPanel({ model, search, change, opened, setOpened, children }: DisplayMenuProps & Opening) {
  const { t } = useTranslation('views')
  const { kind = 'table' } = search
  const boards = boardFields(model)
  const dates = dateFields(model)
  const has = {
    table: true,
    board: boards.length > 0,
    calendar: dates.length > 0,
    timeline: Boolean(model.view.Timeline),
  }
  const possible = kinds.filter((one) => has[one])
  const choose = (next: ListSearch['kind']) =>
    change({
      kind: next === 'table' ? undefined : next,
      ...(next === 'board' && !search.board ? { board: boards[0]?.key } : {}),
      ...(next === 'calendar' && !search.date ? { date: dates[0]?.key } : {}),
    })
  const button = children as ReactElement<{ onClick: () => void }>
  return (
    <Popover position="bottom-end" width={300} trapFocus returnFocus opened={opened} onChange={setOpened}>
      <Popover.Target>{cloneElement(button, { onClick: () => setOpened(!opened) })}</Popover.Target>
      <Popover.Dropdown>
        <div className={styles.panel}>
          <SegmentedControl
            fullWidth
            aria-label={t('layout')}
            value={kind}
            data={possible.map((value) => ({ value, label: t(`kind.${value}`) }))}
            onChange={(next) => choose(kinds.find((one) => one === next))}
          />
          {kind === 'board' && <BoardChoices {...{ model, search, change }} />}
          {kind === 'calendar' && (
            <Choice
              label={t('dayFrom')}
              value={search.date}
              fields={dates}
              onChange={(date) => change({ date: date ?? undefined })}
            />
          )}
          {kind === 'table' && <TableChoices {...{ model, search, change }} />}
          {(kind === 'table' || kind === 'board') && (
            <SumChoices
              model={model}
              sums={readSums(search.sums)}
              onChange={(sums) => change({ sums: writeSums(sums) || undefined })}
            />
          )}
        </div>
      </Popover.Dropdown>
    </Popover>
  )
}

function TableChoices({ model, search, change }: DisplayMenuProps) {
  const { t } = useTranslation('views')
  const group = search.group ? readGroup(search.group) : undefined
  const type = group && model.field(group.field)?.type
  const isDate = type === 'date' || type === 'dateTime'
  return (
    <>
      <Choice
        label={t('groupBy')}
        value={group?.field}
        fields={groupFields(model)}
        clearable
        onChange={(field) => {
          const kind = field && model.field(field)?.type
          change({ group: field ? (kind === 'date' || kind === 'dateTime' ? `${field}:month` : field) : undefined })
        }}
      />
      {group && isDate && (
        <SegmentedControl
          aria-label={t('unit')}
          value={group.unit ?? 'day'}
          data={['day', 'week', 'month'].map((value) => ({ value, label: t(`unitOf.${value}`) }))}
          onChange={(unit) => change({ group: `${group.field}:${unit}` })}
        />
      )}
      <div>
        <span className={styles.label}>{t('density')}</span>
        <SegmentedControl
          fullWidth
          aria-label={t('density')}
          value={search.density ?? 'normal'}
          data={['compact', 'normal', 'airy'].map((value) => ({ value, label: t(`densityOf.${value}`) }))}
          onChange={(next) => change({ density: next === 'normal' ? undefined : (next as ListSearch['density']) })} // one of the three above
        />
      </div>
    </>
  )
}

function BoardChoices({ model, search, change }: DisplayMenuProps) {
  const { t } = useTranslation('views')
  const field = model.field(search.board ?? '')
  const hidden = readHidden(search.hidden)
  const toggle = (value: string, shown: boolean) =>
    change({ hidden: writeHidden(shown ? hidden.filter((one) => one !== value) : [...hidden, value]) || undefined })
  return (
    <>
      <Choice
        label={t('columnsFrom')}
        value={search.board}
        fields={boardFields(model)}
        onChange={(board) => change({ board: board ?? undefined, hidden: undefined })}
      />
      {field?.options && (
        <fieldset className={styles.options}>
          <legend className={styles.label}>{t('shownColumns')}</legend>
          {field.options.map(({ value, label }) => (
            <Checkbox
              key={value}
              label={label}
              checked={!hidden.includes(value)}
              onChange={(event) => toggle(value, event.currentTarget.checked)}
            />
          ))}
        </fieldset>
      )}
    </>
  )
}

interface ChoiceProps {
  label: string
  value: string | undefined
  fields: { key: string; label: string }[]
  clearable?: boolean
  onChange: (key: string | null) => void
}

const Choice = ({ label, value, fields, clearable, onChange }: ChoiceProps) => (
  <Select
    label={label}
    value={value ?? null}
    data={fields.map((field) => ({ value: field.key, label: field.label }))}
    clearable={clearable ?? false}
    allowDeselect={clearable ?? false}
    placeholder="–"
    onChange={onChange}
    comboboxProps={{ withinPortal: false }}
  />
)
