import { setTimeout as pause } from 'node:timers/promises'
import { hasLinkageData, linkageSets, linked, type Quality } from '#tests/support/linkage'
import { inTurn, timed } from '../measure.ts'
import { ms, type Row } from '../row.ts'
import type { Stand } from '../stand.ts'
import { residentOf } from './memory.ts'

/** How well duplicates are told on real linkage data, whose truth is known. */
export function linkageRows(): Row[] {
  if (!hasLinkageData) {
    console.log('The linkage data is not there (../shared/data/dedupe-*): its rows are left out.')
    return []
  }
  return linkageSets.map((set) => {
    const { records, truePairs, pairs, groups } = linked(set)
    // The sets of people are scored by the groups that follow, as their READMEs say; sites by the pairs shown.
    const scored = set.kind === 'person' ? groups : pairs
    const { f1, precision } = set.least
    return {
      work: `duplicates: ${set.name}, ${truePairs.toLocaleString('en')} true pairs`,
      size: records,
      measured: `pairs ${said(pairs)}; groups ${said(groups)}`,
      target: `F1 ≥ ${f1}${precision ? `, precision ≥ ${precision}` : ''}`,
      met: scored.f1 >= f1 && scored.precision >= precision,
    }
  })
}

const said = ({ precision, recall, f1 }: Quality) =>
  `P ${precision.toFixed(4)} R ${recall.toFixed(4)} F1 ${f1.toFixed(4)}`

/** Searching the whole base, and comparing one contact with it. */
export async function duplicateRows(stand: Stand): Promise<Row[]> {
  const { api, size } = stand
  const memory: number[] = []
  const scan = await timed(() => scanAll(stand, memory))
  const { rows } = await stand.owner.query(
    'select first_name, last_name, emails, phones from contacts where workspace_id = $1 order by md5(id::text) limit 200',
    [stand.workspaceId],
  )
  const typed = (round: number) => {
    const { first_name: firstName, last_name: lastName, emails, phones } = rows[round % rows.length]
    return { firstName: `${firstName}e`, lastName, emails: round % 2 ? emails : [], phones: round % 2 ? [] : phones }
  }
  const times = await inTurn(100, {
    check: (round) => api.send('POST', '/duplicates/checks', { object: 'contact', record: typed(round) }),
  })
  const third = Math.ceil(memory.length / 3)
  const early = Math.max(...memory.slice(0, third))
  const late = Math.max(...memory.slice(-third))
  const most = 120 * Math.max(1, size / 100_000)
  return [
    {
      work: 'duplicates: search of the whole base',
      size,
      measured: `${scan.seconds.toFixed(0)} s, ${Math.round(size / scan.seconds).toLocaleString('en')} contacts/s, ${scan.value} pairs`,
      target: `≤ 2 minutes per 100,000`,
      met: scan.seconds <= most,
    },
    {
      work: 'memory of Kith during that search',
      size,
      measured: `${memory[0]} MB at its beginning, at most ${early} MB in its first third, ${late} MB in its last`,
      target: 'flat: the last third at most 15 % over the first, from 100,000 on',
      met: late <= 1.15 * early || size < 100_000,
    },
    {
      work: 'duplicates: check of a contact as it is typed',
      size,
      measured: ms(times.check),
      target: 'p95 ≤ 50 ms',
      met: times.check.p95 <= 50,
    },
  ]
}

async function scanAll({ api, installation }: Stand, memory: number[]): Promise<number> {
  await api.send('POST', '/duplicates/scans', { object: 'contact' })
  for (;;) {
    await pause(500)
    memory.push(await residentOf(installation.pid()))
    const { objects } = JSON.parse(await api.get('/duplicates'))
    const { scan, open } = objects.find(({ object }: { object: string }) => object === 'contact')
    if (!scan.isRunning) return open
  }
}
