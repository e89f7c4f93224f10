import type { InfiniteData, QueryClient } from '@tanstack/react-query'
import { ApiProblem } from '../api-problem.ts'
import { type AnyRecord, objectClient } from '../objects/object-client.ts'
import type { ObjectModel } from '../objects/object-model.ts'

/** One cell of a record, from what it held to what it is to hold. */
export interface CellChange {
  id: string
  key: string
  before: unknown
  after: unknown
}

/** A cell that stays as it is, and why. `now` where somebody else wrote it meanwhile. */
export interface RefusedCell {
  id: string
  key: string | null
  wanted: unknown
  why: { message: string } | { now: unknown }
}

/** An act as it stands to be taken back: with the version that each record had after it. */
interface Act {
  changes: CellChange[]
  versions: Map<string, number>
}

const MOST_TRIES = 3

/**
 * Writes cells: at once on screen, then as one batch that stands or falls together. Acts go one after the other; each can
 * be taken back. Where somebody wrote the same record meanwhile, but other fields of it, both stand.
 */
export function sheetWrites(client: QueryClient, model: ObjectModel) {
  const { plural } = model.descriptor
  const lists = { queryKey: [plural, 'list'] }
  const api = objectClient(plural)
  const done: Act[] = []
  const undone: Act[] = []
  /** Versions that our own acts moved on from, by record: a newer one than those was somebody else's. */
  const own = new Map<string, Set<number>>()
  let queue: Promise<unknown> = Promise.resolve()

  function patch(change: (row: AnyRecord) => AnyRecord) {
    client.setQueriesData<InfiniteData<{ items: AnyRecord[] }>>(lists, (data) =>
      data && 'pages' in data
        ? { ...data, pages: data.pages.map((page) => ({ ...page, items: page.items.map(change) })) }
        : data,
    )
  }

  function show(changes: readonly CellChange[], which: 'before' | 'after') {
    const byRecord = new Map<string, Record<string, unknown>>()
    for (const change of changes) byRecord.set(change.id, { ...byRecord.get(change.id), [change.key]: change[which] })
    patch((row) => (byRecord.has(row.id) ? { ...row, ...byRecord.get(row.id) } : row))
  }

  const rowOf = (id: string) =>
    client
      .getQueriesData<InfiniteData<{ items: AnyRecord[] }>>(lists)
      .flatMap(([, data]) => data?.pages?.flatMap(({ items }) => items) ?? [])
      .find((row) => row.id === id)

  const latest = (id: string, version: number): number =>
    own.get(id)?.has(version) ? latest(id, version + 1) : version

  async function send(
    changes: readonly CellChange[],
    versions: Map<string, number>,
    tries = 1,
  ): Promise<RefusedCell[]> {
    const ids = [...new Set(changes.map(({ id }) => id))]
    const records = ids.map((id) => {
      const fields = changes.filter((change) => change.id === id).map(({ key, after }) => [key, after])
      return { id, version: latest(id, versions.get(id) ?? 0), ...Object.fromEntries(fields) }
    })
    try {
      const { results } = await api.batch({ records, whole: true })
      for (const [at, { status }] of results.entries()) {
        const record = records[at]
        if (record && status === 'updated') moveOn(record.id, record.version)
      }
      return []
    } catch (problem) {
      if (!(problem instanceof ApiProblem) || problem.errors.length === 0) throw problem
      const refused: RefusedCell[] = []
      let late = 0
      for (const { path, code, message, mend } of problem.errors) {
        const [, at = '', ...rest] = path.split('.')
        const id = ids[Number(at)] ?? ''
        if (code === 'version_conflict') {
          late++
          refused.push(...(await rebase(id, changes, versions)))
        } else refused.push(refusedBy(changes, id, rest.join('.'), mend ? `${message}. ${mend}` : message))
      }
      const isOnlyLate = refused.length === 0 && late > 0
      return isOnlyLate && tries < MOST_TRIES ? send(changes, versions, tries + 1) : refused
    }
  }

  function moveOn(id: string, version: number) {
    own.set(id, (own.get(id) ?? new Set()).add(version))
    patch((row) => (row.id === id && row.version === version ? { ...row, version: version + 1 } : row))
  }

  /** Reads a record that somebody wrote meanwhile: cells that person left alone may still be written. */
  async function rebase(id: string, changes: readonly CellChange[], versions: Map<string, number>) {
    const now = await api.get({ id })
    versions.set(id, now.version)
    return changes
      .filter((change) => change.id === id && !isSame(now[change.key], change.before))
      .map(({ key, after }): RefusedCell => ({ id, key, wanted: after, why: { now: now[key] } }))
  }

  /** @returns the cells refused; then none was written. */
  function write(changes: readonly CellChange[]): Promise<{ refused: RefusedCell[]; versions: Map<string, number> }> {
    const versions = new Map(changes.map(({ id }) => [id, rowOf(id)?.version ?? 0]))
    void client.cancelQueries(lists)
    show(changes, 'after')
    const sent = queue.then(() => send(changes, versions))
    queue = sent.catch(() => {})
    return sent.then(
      (refused) => {
        if (refused.length > 0) show(changes, 'before')
        const after = new Map([...versions].map(([id, version]) => [id, latest(id, version)]))
        return { refused, versions: after }
      },
      (problem) => {
        show(changes, 'before')
        throw problem
      },
    )
  }

  async function apply(changes: CellChange[]): Promise<RefusedCell[]> {
    const { refused, versions } = await write(changes)
    if (refused.length > 0) return refused
    done.push({ changes, versions })
    undone.length = 0
    return []
  }

  async function step(from: Act[], to: Act[]): Promise<RefusedCell[] | null> {
    const act = from.pop()
    if (!act) return null
    const back = act.changes.map(({ id, key, before, after }) => ({ id, key, before: after, after: before }))
    const touched = back.filter(({ id, key, before }) => {
      const row = rowOf(id)
      return row && row.version !== latest(id, act.versions.get(id) ?? 0) && !isSame(row[key], before)
    })
    const refused = touched.map(
      ({ id, key, after }): RefusedCell => ({ id, key, wanted: after, why: { now: rowOf(id)?.[key] } }),
    )
    const rest = back.filter((change) => !touched.includes(change))
    if (rest.length === 0) return refused
    const written = await write(rest)
    if (written.refused.length === 0) to.push({ changes: rest, versions: written.versions })
    return [...refused, ...written.refused]
  }

  return { apply, undo: () => step(done, undone), redo: () => step(undone, done) }
}

export type SheetWrites = ReturnType<typeof sheetWrites>

const isSame = (a: unknown, b: unknown) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null)

function refusedBy(changes: readonly CellChange[], id: string, path: string, message: string): RefusedCell {
  const own = changes.filter((change) => change.id === id)
  const found =
    own.find(({ key }) => path === key || path.startsWith(`${key}.`)) ?? (own.length === 1 ? own[0] : undefined)
  return { id, key: found?.key ?? null, wanted: found?.after ?? null, why: { message } }
}
