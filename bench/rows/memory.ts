import { readFile } from 'node:fs/promises'
import type { Row } from '../row.ts'
import type { Stand } from '../stand.ts'

/** What all processes together keep in memory. PSS counts a page shared by several processes once. */
export async function memoryRow(
  { installation, size }: Pick<Stand, 'installation' | 'size'>,
  when: string,
): Promise<Row> {
  const all = await Promise.all((await installation.processes()).map(memoryOf))
  const sum = (what: 'pss' | 'rss') => Math.round(all.reduce((total, one) => total + one[what], 0) / 1024)
  return {
    work: `memory of all ${all.length} processes, ${when}`,
    size,
    measured: `${sum('pss')} MB (each process's RSS added up: ${sum('rss')} MB)`,
    target: '≤ 300 MB (peer 1.6 GiB)',
    met: sum('pss') <= 300,
  }
}

/** Megabytes of one process. */
export const residentOf = async (pid: number) => Math.round((await memoryOf(pid)).rss / 1024)

async function memoryOf(pid: number): Promise<{ pss: number; rss: number }> {
  // A process that ended meanwhile has no memory.
  const text = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '')
  const kilobytes = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(text)?.[1] ?? 0)
  return { pss: kilobytes('Pss'), rss: kilobytes('Rss') }
}
