import { ActionIcon, Menu } from '@mantine/core'
import { IconAdjustmentsHorizontal, IconPencilPlus, IconSearch, IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useModel } from '#app/web/objects/ObjectsProvider.tsx'
import { RouteError } from '#app/web/shell/RouteError.tsx'
import { useShortcuts } from '#app/web/ui/keyboard.ts'
import { RowSkeletons } from '#app/web/ui/PageSkeleton.tsx'
import { type ViewTab, ViewTabs } from '#app/web/ui/ViewTabs.tsx'
import styles from './Inbox.module.css'
import { InboxLine } from './InboxLine.tsx'
import { InboxMenu } from './InboxMenu.tsx'
import { type Box, type InboxSearch, inboxCountsQuery } from './inbox-search.ts'
import { NewMail } from './NewMail.tsx'
import { SelectionBar } from './SelectionBar.tsx'
import type { InboxLines } from './use-inbox-list.ts'

/** The conversations of one box: its tabs, what narrows it, and a line each. */
export function InboxList({ list, search, id }: { list: InboxLines; search: InboxSearch; id: string | undefined }) {
  const { t } = useTranslation('conversations')
  const navigate = useNavigate()
  const [searching, setSearching] = useState(search.q !== undefined)
  const [writing, setWriting] = useState(false)
  const chosen = useChosen(list, id)
  const mayCreate = useModel('conversation')?.descriptor.may.create === true
  useListKeys({
    search,
    go: (to) => go(to),
    write: mayCreate ? () => setWriting(true) : undefined,
    toggle: chosen.toggleCurrent,
  })
  const go = (to: InboxSearch) => void navigate({ to: id ? `/inbox/${id}` : '/inbox', search: to as never }) // the routes hang below a parent known at run time only
  return (
    <section className={styles.list} aria-label={t('inbox.title')}>
      <header className={styles.head}>
        <p className={styles.name} aria-hidden="true">
          {t('inbox.title')}
        </p>
        {mayCreate && (
          <ActionIcon
            aria-label={t('mail.title')}
            title={t('mail.title')}
            aria-keyshortcuts="Alt+W"
            onClick={() => setWriting(true)}
          >
            <IconPencilPlus size={16} stroke={1.6} />
          </ActionIcon>
        )}
        <ActionIcon aria-label={t('inbox.search')} aria-expanded={searching} onClick={() => setSearching(!searching)}>
          <IconSearch size={16} stroke={1.6} />
        </ActionIcon>
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon aria-label={t('inbox.show')}>
              <IconAdjustmentsHorizontal size={16} stroke={1.6} />
            </ActionIcon>
          </Menu.Target>
          <InboxMenu list={list} search={search} go={go} />
        </Menu>
      </header>
      {searching && (
        <SearchLine
          q={search.q ?? ''}
          change={(q) => go({ ...search, q: q || undefined } as InboxSearch)} // an empty search is none
          close={() => {
            setSearching(false)
            if (search.q) go({ ...search, q: undefined } as InboxSearch) // as above
          }}
        />
      )}
      <Tabs search={search} list={list} />
      {chosen.lines.length > 0 && <SelectionBar lines={chosen.lines} clear={chosen.clear} />}
      <Lines list={list} id={id} search={search} chosen={chosen} />
      {writing && <NewMail close={() => setWriting(false)} />}
    </section>
  )
}

type Chosen = ReturnType<typeof useChosen>

/** Which lines are chosen; those that are shown no more are not. */
function useChosen({ lines }: InboxLines, current: string | undefined) {
  const [kept, setKept] = useState<readonly string[]>([])
  const chosen = lines.filter(({ id }) => kept.includes(id))
  const ids = chosen.map(({ id }) => id)
  const toggle = (id: string) => setKept(ids.includes(id) ? ids.filter((one) => one !== id) : [...ids, id])
  const toggleCurrent = () => {
    const id = current ?? lines[0]?.id
    if (id) toggle(id)
  }
  return { ids, lines: chosen, toggle, toggleCurrent, clear: () => setKept([]) }
}

interface ListKeys {
  search: InboxSearch
  go: (to: InboxSearch) => void
  write: (() => void) | undefined
  toggle: () => void
}

const round = ['mine', 'unassigned', 'all'] as const

/** The next box, a new mail, choosing the line one is at. */
function useListKeys(keys: ListKeys) {
  const { t } = useTranslation('conversations')
  const latest = useRef(keys)
  latest.current = keys
  const shortcuts = useMemo(() => {
    const group = t('inbox.title')
    const nextBox = () => {
      const { search, go } = latest.current
      const at = round.findIndex((box) => box === (search.box ?? 'mine'))
      go({ ...search, box: round[(at + 1) % round.length], folder: undefined } as InboxSearch) // a folder is left by choosing a box
    }
    return [
      { keys: 'alt+n', label: t('keys.box'), group, whileTyping: true, run: nextBox },
      { keys: 'alt+w', label: t('mail.title'), group, whileTyping: true, run: () => latest.current.write?.() },
      { keys: 'x', label: t('keys.choose'), group, run: () => latest.current.toggle() },
    ]
  }, [t])
  useShortcuts(shortcuts)
}

function SearchLine({ q, change, close }: { q: string; change: (q: string) => void; close: () => void }) {
  const { t } = useTranslation(['conversations', 'ui'])
  const [text, setText] = useState(q)
  return (
    <form
      className={styles.search}
      onSubmit={(event) => {
        event.preventDefault()
        change(text.trim())
      }}
    >
      <input
        type="search"
        aria-label={t('inbox.search')}
        placeholder={t('inbox.searchHint')}
        value={text}
        maxLength={200}
        // biome-ignore lint/a11y/noAutofocus: it opens where one asked to search
        autoFocus
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => event.key === 'Escape' && close()}
      />
      <ActionIcon aria-label={t('ui:close')} onClick={close}>
        <IconX size={14} stroke={1.6} />
      </ActionIcon>
    </form>
  )
}

function Tabs({ search, list }: { search: InboxSearch; list: InboxLines }) {
  const { t } = useTranslation('conversations')
  const { data: counts } = useQuery(inboxCountsQuery)
  const isOpen = (search.state ?? 'open') === 'open'
  const tab = (box: Box): ViewTab => ({
    id: box,
    label: t(`inbox.boxes.${box}`),
    href: hrefOf({ ...search, box, folder: undefined } as InboxSearch), // a folder is left by choosing a box
    ...(isOpen && counts && box !== 'mentions' ? { count: counts[box] } : {}),
  })
  const folder = list.folders.find((view) => view.id === search.folder)
  const chosen = search.box ?? 'mine'
  const beside: ViewTab[] = folder
    ? [{ id: folder.id, label: folder.name, href: hrefOf(search) }]
    : chosen === 'mentions' || chosen === 'unattended'
      ? [tab(chosen)]
      : []
  return (
    <div className={styles.tabs}>
      <ViewTabs tabs={[tab('mine'), tab('unassigned'), tab('all'), ...beside]} current={folder ? folder.id : chosen} />
    </div>
  )
}

const hrefOf = (search: InboxSearch) => {
  const given = Object.entries(search).filter((entry): entry is [string, string] => entry[1] !== undefined)
  return `/inbox?${new URLSearchParams(given)}`
}

function Lines({
  list: { query, lines },
  id,
  search,
  chosen,
}: {
  list: InboxLines
  id: string | undefined
  search: InboxSearch
  chosen: Chosen
}) {
  const { t } = useTranslation('conversations')
  if (query.error) return <RouteError error={query.error} reset={() => void query.refetch()} />
  if (query.isPending) return <RowSkeletons count={8} />
  const box = search.box ?? 'mine'
  if (lines.length === 0)
    return search.q || (search.state ?? 'open') !== 'open' || search.folder ? (
      <p className={styles.none}>{t('inbox.noneFits')}</p>
    ) : (
      <div className={styles.empty}>
        <h2>{t(`inbox.empty.${box}.title`)}</h2>
        <p>{t(`inbox.empty.${box}.text`)}</p>
      </div>
    )
  return (
    <ul
      className={styles.lines}
      onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
        if (scrollHeight - scrollTop - clientHeight < 400 && query.hasNextPage && !query.isFetchingNextPage)
          void query.fetchNextPage()
      }}
    >
      {lines.map((line) => (
        <InboxLine
          key={line.id}
          line={line}
          isCurrent={line.id === id}
          search={search}
          isChosen={chosen.ids.includes(line.id)}
          choose={() => chosen.toggle(line.id)}
        />
      ))}
    </ul>
  )
}
