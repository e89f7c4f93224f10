import type { CellProblem } from './check-problem.ts'
import type { Reason } from './stored-import.ts'

const EXAMPLES = 5
const MOST_REASONS = 200
const MOST_WORDS = 100

/** What is wrong in a file, reason by reason, as rows come and go. */
export interface Reasons {
  add(row: number, problems: readonly CellProblem[]): void
  remove(row: number, problems: readonly CellProblem[]): void
  /** What is to be mended first, the commonest before the others. */
  list(): Reason[]
}

export function countReasons(earlier: readonly Reason[] = []): Reasons {
  const byKey = new Map(earlier.map((reason) => [keyOf(reason), structuredClone(reason)]))
  return {
    add(row, problems) {
      for (const problem of problems) {
        const reason = byKey.get(keyOf(problem)) ?? emptyReason(problem)
        byKey.set(keyOf(problem), reason)
        const suggestion = problem.suggestion ?? null
        reason.count++
        if (suggestion !== null && problem.column !== null) reason.mendable++
        if (OF_WORDS.has(problem.code)) countWord(reason, problem.value, 1)
        if (reason.examples.length < EXAMPLES) reason.examples.push({ row, value: problem.value, suggestion })
      }
    },
    remove(row, problems) {
      for (const problem of problems) {
        const reason = byKey.get(keyOf(problem))
        if (!reason) continue
        reason.count--
        if (OF_WORDS.has(problem.code)) countWord(reason, problem.value, -1)
        if (problem.suggestion !== undefined && problem.column !== null) reason.mendable--
        reason.examples = reason.examples.filter((example) => example.row !== row)
        if (reason.count <= 0) byKey.delete(keyOf(problem))
      }
    },
    list: () =>
      [...byKey.values()]
        .sort((a, b) => Number(b.severity === 'mend') - Number(a.severity === 'mend') || b.count - a.count)
        .slice(0, MOST_REASONS)
        .map((reason) => (reason.words ? { ...reason, words: commonest(reason.words) } : reason)),
  }
}

const commonest = (words: NonNullable<Reason['words']>) => words.toSorted((a, b) => b.count - a.count)

/** Reasons that a person settles word by word: what is called so here. */
const OF_WORDS: ReadonlySet<string> = new Set(['option_unknown', 'member_unknown'])

function countWord(reason: Reason, value: string, by: 1 | -1): void {
  const words = reason.words ?? []
  const known = words.find((word) => word.value === value)
  if (known) known.count += by
  else if (by > 0 && words.length < MOST_WORDS) words.push({ value, count: 1 })
  reason.words = known?.count === 0 ? words.filter((word) => word !== known) : words
}

const keyOf = ({ code, severity, column, field }: Pick<Reason, 'code' | 'severity' | 'column' | 'field'>) =>
  `${code} ${severity} ${column} ${field}`

const emptyReason = ({ code, severity, column, field, mend }: CellProblem): Reason => ({
  ...{ code, severity, column, field, mend },
  count: 0,
  mendable: 0,
  examples: [],
})
