import { setTimeout as pause } from 'node:timers/promises'
import { timed } from '../measure.ts'
import type { Row } from '../row.ts'
import type { Stand } from '../stand.ts'
import { addOrders } from './segments.ts'

/** A million contacts in five minutes. */
const LEAST_PER_SECOND = 1_000_000 / 300

/** A full pass by the rules Kith proposes, into nothing, and once more a night later, when points have faded. */
export async function scoringRows(stand: Stand): Promise<Row[]> {
  await addOrders(stand)
  const { size, api } = stand
  const { version, scheme } = JSON.parse(await api.get('/scoring'))
  const first = await passed(stand, () => api.send('PUT', '/scoring', { version, active: true, scheme }))
  await stand.owner.query(
    `update events set occurred_at = occurred_at - interval '1 day' where workspace_id = $1 and type = 'order.created'`,
    [stand.workspaceId],
  )
  const nightly = await passed(stand, () => api.send('POST', '/scoring/passes', {}))
  const row = (work: string, seconds: number): Row => ({
    work,
    size,
    measured: `${seconds.toFixed(1)} s, ${Math.round(size / seconds).toLocaleString('en')} contacts/s`,
    target: '1 M in ≤ 5 min: ≥ 3,334 contacts/s',
    met: size / seconds >= LEAST_PER_SECOND,
  })
  return [
    row('scoring: full pass after an edit of the rules', first),
    row('scoring: full pass of a night, points having faded', nightly),
  ]
}

async function passed({ api }: Stand, ask: () => Promise<unknown>): Promise<number> {
  const { seconds } = await timed(async () => {
    await ask()
    while (JSON.parse(await api.get('/scoring')).run.requestedAt) await pause(200)
  })
  return seconds
}
