import { Menu } from '@mantine/core'
import { IconChevronDown, IconClock } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { hrefWith } from '#app/web/objects/list-search.ts'
import type { ObjectModel } from '#app/web/objects/object-model.ts'
import { countQuery } from '#app/web/objects/use-list.ts'
import { useShell } from '#app/web/shell/shell-context.ts'
import { isCondition, partsOf } from '#app/web/ui/filter.ts'
import { useFormats } from '#app/web/ui/format.ts'
import { UiLink } from '#app/web/ui/UiLink.tsx'
import { narrowed } from '#app/web/views/group-filter.ts'
import { groupsQuery } from '#app/web/views/groups-query.ts'
import { useSumWords } from '#app/web/views/sum-words.ts'
import type { ListView } from '#app/web/views/use-list-view.ts'
import { useFilledBoard } from './board/use-filled-board.ts'
import styles from './Sales.module.css'
import { WorthNote } from './WorthNote.tsx'

/** What the listed deals come to, and how many of them rot; which pipeline, where there are several. */
export function DealBar({ model, place }: { model: ObjectModel; place: ListView }) {
  const { t } = useTranslation('sales')
  const formats = useFormats()
  const words = useSumWords(model)
  const { session } = useShell()
  const { search } = place
  const { data } = useQuery(groupsQuery(model, { ...search, sums: 'value:sum,weighted:sum' }, undefined))
  const rotting = narrowed(search, { field: 'pace.rotting', op: 'eq', value: true })
  const isFilled = useFilledBoard(model, place)
  const { data: count } = useQuery({ ...countQuery(model, rotting), enabled: isFilled })
  const sums = data?.items[0]?.sums ?? []
  const hasOthers = sums.some(({ amounts }) => amounts.some(({ currency }) => currency !== session.workspace.currency))
  return (
    <span className={styles.bar}>
      <PipelineMenu model={model} place={place} />
      {hasOthers ? (
        <WorthNote
          search={search}
          apart={sums.map((sum) => `${t(`bar.${sum.field}`)} ${words.value(sum)}`).join('\n')}
        />
      ) : (
        sums.map((sum) => (
          <span key={sum.field} className={styles.sum}>
            {t(`bar.${sum.field}`)} <strong>{words.value(sum)}</strong>
          </span>
        ))
      )}
      {count && count.count > 0 && (
        <UiLink href={hrefWith(model.path, rotting)} className={styles.rotting}>
          <IconClock size={14} stroke={1.6} aria-hidden="true" />
          {t('bar.rotting', { count: count.count, shown: formats.number(count.count) })}
        </UiLink>
      )}
    </span>
  )
}

function PipelineMenu({ model, place }: { model: ObjectModel; place: ListView }) {
  const { t } = useTranslation('sales')
  const options = model.field('pipeline')?.options ?? []
  if (options.length < 2) return null
  const parts = partsOf(place.search.filter)
  const others = parts.filter((part) => !(isCondition(part) && part.field === 'pipeline'))
  const chosen = parts.find((part) => isCondition(part) && part.field === 'pipeline')
  const value = chosen && isCondition(chosen) && Array.isArray(chosen.value) ? chosen.value[0] : undefined
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <button type="button" className={`plain ${styles.pipeline}`} aria-label={t('bar.pipeline')}>
          {options.find((option) => option.value === value)?.label ?? t('bar.allPipelines')}
          <IconChevronDown size={14} stroke={1.6} aria-hidden="true" />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {options.map((option) => (
          <Menu.Item
            key={option.value}
            aria-current={option.value === value || undefined}
            onClick={() =>
              place.change({ filter: { and: [{ field: 'pipeline', op: 'in', value: [option.value] }, ...others] } })
            }
          >
            {option.label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
