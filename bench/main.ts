import { writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { installation } from './installation.ts'
import { timed } from './measure.ts'
import { type Row, tableOf } from './row.ts'
import { boardRows } from './rows/board.ts'
import { chatRows } from './rows/chat.ts'
import { customFieldRows } from './rows/custom-fields.ts'
import { addDeals, dealRows } from './rows/deals.ts'
import { duplicateRows, linkageRows } from './rows/duplicates.ts'
import { firstScreenRows } from './rows/first-screen.ts'
import { importRows } from './rows/import.ts'
import { inboxRows } from './rows/inbox.ts'
import { flatRows, listRows } from './rows/list.ts'
import { mailRows } from './rows/mail.ts'
import { manyRows } from './rows/many.ts'
import { memoryRow } from './rows/memory.ts'
import { oneRows } from './rows/one.ts'
import { packageRow } from './rows/package-size.ts'
import { scoringRows } from './rows/scoring.ts'
import { searchRows } from './rows/search.ts'
import { segmentRows } from './rows/segments.ts'
import { grow, openStand, type Stand } from './stand.ts'

/** Measured at each size, in this order. */
const atSizes: Record<string, (stand: Stand) => Promise<Row[]>> = {
  list: listRows,
  search: searchRows,
  customFields: customFieldRows,
  one: oneRows,
  many: manyRows,
  segments: segmentRows,
  scoring: scoringRows,
  import: importRows,
  duplicates: duplicateRows,
  // Idle connections are closed after ten seconds; Node gives memory back after half a minute.
  memory: async (stand) => [await pause(60_000).then(() => memoryRow(stand, 'a minute after this load'))],
}
const names = ['start', 'packages', 'firstScreen', 'deals', 'chat', 'inbox', 'mail', ...Object.keys(atSizes)]

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    sizes: { type: 'string', default: '10k,100k,1m' },
    /** Keeps the seeded database between runs. */
    folder: { type: 'string' },
    /** Writes the table there as well. */
    out: { type: 'string' },
  },
})
const unknown = positionals.find((name) => name !== 'seed' && !names.includes(name))
if (unknown) throw new Error(`There is no row “${unknown}”; use some of: ${names.join(', ')}`)
const wanted = (name: string) => positionals.length === 0 || positionals.includes(name)

const rows: Row[] = []
const tell = (...more: Row[]) => {
  rows.push(...more)
  for (const { work, size, measured, limit, ratio, met, target } of more)
    console.log(
      `${met ? '✓' : '✗'} ${size ?? ''} ${work}: ${measured}${limit ? `; limit ${limit}; ratio ${ratio}` : ''}; target ${target}`,
    )
}

if (wanted('duplicates')) tell(...linkageRows())
if (wanted('packages')) tell(await packageRow())
const kith = await installation(values.folder)
try {
  const cold = await kith.start()
  if (wanted('start')) {
    await kith.stop()
    const again = await kith.start()
    tell(
      startRow('first start, into an empty folder', cold, 'below the peer’s 13 s', 13),
      startRow('second start', again, '≤ 3 s', 3),
    )
    tell(await memoryRow({ installation: kith, size: 0 }, 'idle'))
  }
  const stand = await openStand(kith)
  for (const size of values.sizes.split(',').map(sizeOf)) {
    const { seconds } = await timed(() => grow(stand, size))
    console.log(`— ${size.toLocaleString('en')} contacts (seeded in ${seconds.toFixed(0)} s)`)
    for (const [name, measure] of Object.entries(atSizes)) if (wanted(name)) tell(...(await measure(stand)))
  }
  tell(...flatRows(rows))
  if (wanted('deals')) {
    await addDeals(stand)
    tell(...(await boardRows(stand)))
    tell(...(await dealRows(stand)))
  }
  if (wanted('inbox')) tell(...(await inboxRows(stand)))
  if (wanted('mail')) tell(...(await mailRows(stand)))
  if (wanted('chat')) tell(...(await chatRows(stand)))
  if (wanted('firstScreen')) tell(...(await firstScreenRows(stand)))
  await stand.close()
} finally {
  await kith.remove()
}
const table = `${cpus().length} × ${cpus()[0]?.model}, Node ${process.version}\n\n${tableOf(rows)}\n`
console.log(`\n${table}`)
if (values.out) writeFileSync(values.out, table)

function startRow(work: string, seconds: number, target: string, most: number): Row {
  return { work, measured: `${seconds.toFixed(1)} s`, target, met: seconds <= most }
}

function sizeOf(text: string): number {
  const [, number, unit] = /^(\d+)([km]?)$/i.exec(text) ?? []
  if (!number) throw new Error(`“${text}” is no size; write 10k or 1m`)
  return Number(number) * { '': 1, k: 1_000, m: 1_000_000 }[(unit ?? '').toLowerCase() as '' | 'k' | 'm']
}
