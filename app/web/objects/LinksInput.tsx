import { ActionIcon, Input, Pill, Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconMail, IconMailOff } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Link, linksOf, type RecordRef } from '../ui/field.ts'
import { useLinked, useSources } from '../ui/sources.ts'
import type { FormEditorProps } from './FormField.tsx'
import { useObjects } from './ObjectsProvider.tsx'
import styles from './RecordForm.module.css'

/** Records of any object, and for who attends colleagues too, found by typing. */
export function LinksInput({ field, value, error, onChange }: FormEditorProps) {
  const { t } = useTranslation(['ui', 'calendar'])
  const linked = useLinked()
  const [query, setQuery] = useState('')
  const [settled] = useDebouncedValue(query, 150)
  const links = linksOf(value)
  const areInvited = field.key === 'attendees'
  const find = useFinder(areInvited)
  const found = useQuery({
    queryKey: ['picker', 'links', field.key, settled],
    queryFn: () => find(settled),
    enabled: settled.trim().length > 0,
    placeholderData: keepPreviousData,
  })
  const open = (settled ? (found.data ?? []) : []).filter(({ link }) => !links.some(({ id }) => id === link.id))
  return (
    <Input.Wrapper label={field.label} error={error} labelElement="div">
      {links.length > 0 && (
        <div className={styles.links}>
          {links.map((link) => {
            const name = linked(link)?.name ?? t('filter.aRecord')
            return (
              <Pill
                key={link.id}
                withRemoveButton
                removeButtonProps={{ 'aria-label': t('links.remove', { name }), tabIndex: 0, 'aria-hidden': false }}
                onRemove={() => onChange(links.filter(({ id }) => id !== link.id))}
              >
                {name}
                {areInvited && (
                  <InvitedToggle
                    name={name}
                    link={link}
                    change={(next) => onChange(links.map((one) => (one === link ? next : one)))}
                  />
                )}
              </Pill>
            )
          })}
        </div>
      )}
      <Select
        aria-label={`${field.label}: ${t('links.add')}`}
        placeholder={t('links.add')}
        searchable
        searchValue={query}
        onSearchChange={setQuery}
        filter={({ options }) => options}
        nothingFoundMessage={settled ? (found.isFetching ? t('loading') : t('nothingFits')) : t('search')}
        data={open.map(({ link, ref, kind }) => ({ value: link.id, label: `${ref.name} · ${kind}` }))}
        value={null}
        onChange={(id) => {
          const chosen = open.find(({ link }) => link.id === id)
          if (chosen) onChange([...links, chosen.link])
          setQuery('')
        }}
      />
    </Input.Wrapper>
  )
}

/** Whether somebody who attends is invited by mail. */
function InvitedToggle({ name, link, change }: { name: string; link: Link; change: (link: Link) => void }) {
  const { t } = useTranslation('calendar')
  const { object, id, uninvited } = link
  const Mark = uninvited ? IconMailOff : IconMail
  return (
    <ActionIcon
      className={styles.invited}
      size={18}
      aria-pressed={!uninvited}
      aria-label={t('byMail.toggle', { name })}
      title={t(uninvited ? 'byMail.off' : 'byMail.on')}
      onClick={() => change({ object, id, ...(uninvited ? {} : { uninvited: true }) })}
    >
      <Mark size={14} stroke={1.6} aria-hidden="true" />
    </ActionIcon>
  )
}

interface Found {
  link: Link
  ref: RecordRef
  kind: string
}

/** Looks in all objects that a link may sensibly lead to; for who attends, among people. */
function useFinder(people: boolean): (query: string) => Promise<Found[]> {
  const { models } = useObjects()
  const { users, find } = useSources()
  const { t } = useTranslation('objects')
  return async (query) => {
    // What one brings along from elsewhere and what the workspace made are what things are about; notes and tasks are not.
    const objects = [...models.values()].filter(({ descriptor, view }) =>
      people ? view.kind === 'person' : descriptor.custom || view.canImport,
    )
    const found = await Promise.all(
      objects.map(async ({ descriptor: { name }, one }) =>
        (await find(name, query)).slice(0, 6).map((ref) => ({ link: { object: name, id: ref.id }, ref, kind: one })),
      ),
    )
    const wanted = query.toLocaleLowerCase()
    const colleagues = (people ? users : []).filter(({ name }) => name.toLocaleLowerCase().includes(wanted))
    return [
      ...colleagues.map((ref) => ({ link: { object: 'user', id: ref.id }, ref, kind: t('links.colleague') })),
      ...found.flat(),
    ]
  }
}
