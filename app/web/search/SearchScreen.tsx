import { TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useRouter, useSearch } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '../api.ts'
import { useObjects } from '../objects/ObjectsProvider.tsx'
import { PartProblem } from '../objects/PartProblem.tsx'
import { useFormats } from '../ui/format.ts'
import { type Shortcut, useShortcuts } from '../ui/keyboard.ts'
import { PageHeader } from '../ui/PageHeader.tsx'
import { RowSkeletons } from '../ui/PageSkeleton.tsx'
import { HitLine } from './HitLine.tsx'
import styles from './Search.module.css'

const TYPING_MS = 150

/** Everything found for what is typed, by kind, with where it matched. The address holds it all. */
export function SearchScreen() {
  const { t } = useTranslation('search')
  const router = useRouter()
  const { q = '', object }: { q?: string; object?: string } = useSearch({ strict: false })
  const [typed, setTyped] = useState(q)
  const field = useRef<HTMLInputElement>(null)
  const list = useRef<HTMLUListElement>(null)
  const go = (next: { q: string; object?: string | undefined }) => {
    const query = new URLSearchParams(Object.entries(next).filter((pair): pair is [string, string] => Boolean(pair[1])))
    router.history.replace(query.size > 0 ? `/search?${query}` : '/search')
  }
  const search = useDebouncedCallback((text: string) => go({ q: text.trim() }), TYPING_MS)
  const found = useQuery({
    queryKey: ['search', q, object ?? null],
    queryFn: ({ signal }) => client.search.search({ q, limit: 100, object }, { signal }),
    enabled: q !== '',
    placeholderData: keepPreviousData,
  })
  const items = q === '' ? [] : (found.data?.items ?? [])
  useSearchKeys(field.current, list.current)
  return (
    <>
      <PageHeader title={t('title')} />
      <div className={styles.page}>
        <TextInput
          ref={field}
          type="search"
          autoFocus
          aria-label={t('label')}
          placeholder={t('placeholder')}
          leftSection={<IconSearch size={16} stroke={1.6} />}
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value)
            search(event.currentTarget.value)
          }}
          onKeyDown={(event) => {
            if (event.key === 'ArrowDown') list.current?.querySelector('a')?.focus()
          }}
        />
        {q !== '' && found.data && (
          <Kinds kinds={found.data.kinds} chosen={object} choose={(kind) => go({ q, object: kind })} />
        )}
        {q === '' && <p className={styles.note}>{t('start')}</p>}
        {q !== '' && found.isPending && <RowSkeletons count={6} />}
        {found.error && <PartProblem problem={found.error} retry={() => void found.refetch()} />}
        {q !== '' && found.data && items.length === 0 && <p className={styles.note}>{t('none', { query: q })}</p>}
        {items.length > 0 && items.every(({ alike }) => alike) && <p className={styles.note}>{t('alikeNote')}</p>}
        <ul ref={list} className={styles.hits} aria-label={t('results')}>
          {items.map((hit) => (
            <HitLine key={hit.id} hit={hit} />
          ))}
        </ul>
        <p role="status" className={styles.status}>
          {q !== '' && found.data ? t('found', { count: items.length }) : ''}
        </p>
      </div>
    </>
  )
}

interface KindsProps {
  kinds: { object: string; count: number; more: boolean }[]
  chosen: string | undefined
  choose: (object: string | undefined) => void
}

function Kinds({ kinds, chosen, choose }: KindsProps) {
  const { t } = useTranslation('search')
  const { models } = useObjects()
  const formats = useFormats()
  return (
    <fieldset className={styles.kinds} aria-label={t('kinds')}>
      {[undefined, ...kinds].map((kind) => (
        <button
          key={kind?.object ?? 'all'}
          type="button"
          className={`plain ${styles.kind}`}
          aria-pressed={chosen === kind?.object}
          onClick={() => choose(kind?.object)}
        >
          {kind ? models.get(kind.object)?.many : t('all')}
          {kind && (
            <span className={styles.count}>
              {kind.more ? t('countMore', { count: kind.count }) : formats.number(kind.count)}
            </span>
          )}
        </button>
      ))}
    </fieldset>
  )
}

/** `j` and `k` move through the results, `/` leads back to the field. */
function useSearchKeys(field: HTMLInputElement | null, list: HTMLUListElement | null) {
  const { t } = useTranslation('search')
  const step = (by: number) => () => {
    const links = [...(list?.querySelectorAll('a') ?? [])]
    const at = links.indexOf(document.activeElement as HTMLAnchorElement) // -1 for whatever else has the focus
    links[Math.max(0, Math.min(links.length - 1, at + by))]?.focus()
  }
  const group = t('group')
  const shortcuts: Shortcut[] = [
    { keys: 'j', label: t('next'), group, run: step(1) },
    { keys: 'k', label: t('previous'), group, run: step(-1) },
    { keys: 'ArrowDown', label: t('next'), group, run: step(1), hidden: true },
    { keys: 'ArrowUp', label: t('previous'), group, run: step(-1), hidden: true },
    { keys: '/', label: t('field'), group, run: () => field?.focus() },
  ]
  useShortcuts(shortcuts)
}
