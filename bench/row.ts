import type { Times } from './measure.ts'

/** One line of the table. */
export interface Row {
  work: string
  /** Contacts in the workspace, when that matters. */
  size?: number
  measured: string
  /** Milliseconds, for what is compared between sizes. */
  p50?: number
  /** What it is held against, measured in the same run. */
  limit?: string
  ratio?: string
  target: string
  met: boolean
}

export const ms = ({ p50, p95 }: Times) => `${p50.toFixed(1)} / ${p95.toFixed(1)} ms`

/** The table as Markdown, as it stands in docs/performance.md. */
export function tableOf(rows: readonly Row[]): string {
  const head = ['work', 'contacts', 'measured (p50 / p95)', 'limit', 'ratio', 'target', '']
  const lines = rows.map(({ work, size, measured, limit, ratio, target, met }) => [
    work,
    size?.toLocaleString('en') ?? '',
    measured,
    limit ?? '',
    ratio ?? '',
    target,
    met ? 'met' : '**missed**',
  ])
  return [head, head.map(() => '---'), ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}
