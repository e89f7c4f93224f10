import { ActionIcon, Menu, TextInput } from '@mantine/core'
import { IconAffiliate, IconDots, IconPlus } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '../api.ts'
import { useObjects } from '../objects/ObjectsProvider.tsx'
import type { RecordPartProps } from '../objects/object-view.ts'
import { PartProblem } from '../objects/PartProblem.tsx'
import { useFormats } from '../ui/format.ts'
import { matches } from '../ui/matches.ts'
import { RowSkeletons } from '../ui/PageSkeleton.tsx'
import { RecordAvatar } from '../ui/RecordAvatar.tsx'
import listStyles from '../ui/RelatedList.module.css'
import { offerUndo, tellFailure } from '../ui/toasts.tsx'
import { UiLink } from '../ui/UiLink.tsx'
import styles from './Relations.module.css'
import { type Relation, relationsQuery, relationTypesQuery, type Side } from './relation-client.ts'
import { useRelationWords } from './use-relation-words.ts'

const RelationForm = lazy(async () => ({ default: (await import('./RelationForm.tsx')).RelationForm }))
const GraphPicture = lazy(async () => ({ default: (await import('./GraphPicture.tsx')).GraphPicture }))

const FEW = 6
const MANY = 8

/** A relation as one of its records sees it. */
export interface SeenRelation extends Side {
  relation: Relation
  other: Relation['from']
  label: string
}

/** How this record stands to others: each with a name from this side, to be added, searched, changed and taken away. */
export function RelationsPanel({ record, model }: RecordPartProps) {
  const { t } = useTranslation('relations')
  const { name, plural, may } = model.descriptor
  const { data: types } = useQuery(relationTypesQuery)
  const found = useQuery(relationsQuery(name, plural, record.id))
  const wordsOf = useRelationWords()
  const [editing, setEditing] = useState<SeenRelation | 'new'>()
  const [query, setQuery] = useState('')
  const [all, setAll] = useState(false)
  const [pictured, setPictured] = useState(false)
  const editable = may.update && !record.deletedAt
  const seen = (found.data?.items ?? []).flatMap((relation): SeenRelation[] => {
    const type = types?.items.find(({ id }) => id === relation.typeId)
    if (!type) return []
    const direction = relation.from.id === record.id ? 'forward' : 'backward'
    const other = direction === 'forward' ? relation.to : relation.from
    return [{ type, direction, relation, other, label: wordsOf({ type, direction }) }]
  })
  const fitting = query.trim() ? seen.filter(({ other, label }) => matches(`${label} ${other.title}`, query)) : seen
  const shown = all || query ? fitting : fitting.slice(0, FEW)
  return (
    <section className={listStyles.related} aria-label={t('title')}>
      <div className={listStyles.head}>
        <h2 className={listStyles.heading}>
          {t('title')} <span className={listStyles.count}>{seen.length || ''}</span>
        </h2>
        <span className={styles.tools}>
          <ActionIcon
            aria-label={t(pictured ? 'graph.hide' : 'graph.show')}
            aria-pressed={pictured}
            onClick={() => setPictured((was) => !was)}
          >
            <IconAffiliate size={16} stroke={1.6} />
          </ActionIcon>
          {editable && (
            <ActionIcon aria-label={t('add')} onClick={() => setEditing('new')}>
              <IconPlus size={16} stroke={1.6} />
            </ActionIcon>
          )}
        </span>
      </div>
      {found.isPending && <RowSkeletons count={2} />}
      {found.error && <PartProblem problem={found.error} retry={() => void found.refetch()} />}
      {found.data && seen.length === 0 && <p className={listStyles.none}>{t('none')}</p>}
      {pictured && (
        <Suspense fallback={<RowSkeletons count={4} />}>
          <GraphPicture model={model} record={record} />
        </Suspense>
      )}
      {seen.length >= MANY && (
        <TextInput
          size="xs"
          className={styles.search}
          aria-label={t('find')}
          placeholder={t('find')}
          value={query}
          onChange={(event) => setQuery(event.currentTarget.value)}
        />
      )}
      {query && fitting.length === 0 && <p className={listStyles.none}>{t('nothingFits', { query })}</p>}
      <ul className={listStyles.list}>
        {shown.map((one) => (
          <RelationLine key={one.relation.id} seen={one} edit={editable ? () => setEditing(one) : undefined} />
        ))}
      </ul>
      {shown.length < fitting.length && (
        <button type="button" className={`plain ${listStyles.all}`} onClick={() => setAll(true)}>
          {t('showAll', { count: fitting.length })}
        </button>
      )}
      {editing && (
        <Suspense>
          <RelationForm
            model={model}
            record={record}
            seen={editing === 'new' ? undefined : editing}
            close={() => setEditing(undefined)}
          />
        </Suspense>
      )}
    </section>
  )
}

function RelationLine({ seen, edit }: { seen: SeenRelation; edit: (() => void) | undefined }) {
  const { t } = useTranslation('relations')
  const { models } = useObjects()
  const queries = useQueryClient()
  const { relation, other, label } = seen
  const model = models.get(other.object)
  const name = other.title || model?.one || ''
  const times = useTimes(relation)
  const refresh = () => queries.invalidateQueries({ queryKey: ['relations'] })
  const remove = async () => {
    const { typeId, from, to, note, since, until } = relation
    try {
      await client.relations.remove({ id: relation.id })
    } catch (problem) {
      return tellFailure(problem)
    }
    await refresh()
    return offerUndo(t('removed', { what: `${label} ${name}` }), async () => {
      await client.relations.create({ typeId, fromId: from.id, toId: to.id, note, since, until })
      await refresh()
    })
  }
  return (
    <li className={styles.line}>
      <UiLink href={`${model?.path ?? ''}/${other.id}`} className={listStyles.item}>
        {model?.view.kind && <RecordAvatar name={name} kind={model.view.kind} size={24} />}
        <span className={listStyles.words}>
          <span className={listStyles.name}>{name}</span>
          <span className={listStyles.detail}>{[label, times, relation.note].filter(Boolean).join(' · ')}</span>
        </span>
      </UiLink>
      {edit && (
        <Menu position="bottom-end" width={160}>
          <Menu.Target>
            <ActionIcon className={styles.more} aria-label={t('more', { name })}>
              <IconDots size={16} stroke={1.6} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={edit}>{t('edit')}</Menu.Item>
            <Menu.Item onClick={() => void remove()}>{t('remove')}</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      )}
    </li>
  )
}

function useTimes({ since, until }: Relation): string {
  const { t } = useTranslation('relations')
  const formats = useFormats()
  if (since && until) return t('between', { from: formats.date(since), to: formats.date(until) })
  if (since) return t('since', { date: formats.date(since) })
  return until ? t('until', { date: formats.date(until) }) : ''
}
