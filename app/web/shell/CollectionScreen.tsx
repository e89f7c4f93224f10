import type { UseQueryResult } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { type Column, DataTable, type PhoneRow } from '../ui/DataTable.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { ForbiddenState } from '../ui/ForbiddenState.tsx'
import { useFormats } from '../ui/format.ts'
import { PageHeader } from '../ui/PageHeader.tsx'
import { BeginButton } from './BeginButton.tsx'
import { RouteError } from './RouteError.tsx'

interface CollectionScreenProps<Row extends { id: string }> {
  /** Names the table for remembering the widths of its columns. */
  name: string
  title: string
  trail?: { label: string; href: string }[]
  /** Whether whoever is here may see it; else why not, if there are words for it. */
  mayRead: boolean
  forbidden?: string
  query: UseQueryResult<{ items: Row[] }>
  columns: Column<Row>[]
  hrefOf: (row: Row) => string
  phone: (row: Row) => PhoneRow
  /** What makes another one, beside the title or in the middle of an empty screen. */
  begin?: { label: string; href: string; may: boolean } | undefined
  empty: { title: string; text: string }
  /** Beside the title. */
  actions?: ReactNode
  /** Between the title and the rows. */
  children?: ReactNode
}

/** All of something a business has a few dozen of at most, such as its forms: no pages, no filter. */
export function CollectionScreen<Row extends { id: string }>(props: CollectionScreenProps<Row>) {
  const { name, title, trail, mayRead, forbidden, query, begin, actions, children } = props
  const router = useRouter()
  const formats = useFormats()
  if (!mayRead)
    return (
      <>
        <PageHeader title={title} />
        <ForbiddenState {...(forbidden ? { reason: forbidden } : {})} />
      </>
    )
  const rows = query.data?.items ?? []
  if (query.error && rows.length === 0) return <RouteError error={query.error} reset={() => void query.refetch()} />
  const isEmpty = !query.isPending && rows.length === 0
  const button = begin && (
    <BeginButton label={begin.label} may={begin.may} begin={() => router.history.push(begin.href)} />
  )
  return (
    <>
      <PageHeader
        title={title}
        {...(trail ? { trail } : {})}
        note={isEmpty || query.isPending ? undefined : formats.number(rows.length)}
        actions={
          <>
            {actions}
            {!isEmpty && button}
          </>
        }
      />
      {children}
      {isEmpty ? (
        <EmptyState title={props.empty.title} action={button}>
          {props.empty.text}
        </EmptyState>
      ) : (
        <DataTable
          name={name}
          label={title}
          rows={rows}
          columns={props.columns}
          idOf={({ id }) => id}
          hrefOf={props.hrefOf}
          open={(row) => router.history.push(props.hrefOf(row))}
          phone={props.phone}
          loading={query.isPending}
        />
      )}
    </>
  )
}
