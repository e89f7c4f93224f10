/** What somebody may do too much of. */
export const alarmingActs = ['export', 'deletion'] as const
export type AlarmingAct = (typeof alarmingActs)[number]

/** Why something is told to the administrators: each is a sentence that can be checked by hand. */
export const alertReasons = ['many', 'unusual', 'night'] as const
export type AlertReason = (typeof alertReasons)[number]

/** So many records within an hour are told of, whoever it is. */
export const MANY = 1_000
/** Fewer than these are nobody's alarm. */
export const FEW = 50
/** So many times what the person does on a day on which they do it at all. */
export const TIMES = 5
const NIGHT = { from: 22, to: 6 }

export interface Amount {
  /** Records within the last hour. */
  records: number
  /** Records on an average day of the last 30 on which this person did it; 0 where there was none. */
  usual: number
  /** The hour of the day, 0–23, in the workspace's time zone. */
  hour: number
}

/** Why an amount is unusual; none where it is not. */
export function reasonsOf({ records, usual, hour }: Amount): AlertReason[] {
  if (records < FEW) return []
  const reasons: AlertReason[] = []
  if (records > MANY) reasons.push('many')
  if (usual > 0 && records > TIMES * usual) reasons.push('unusual')
  if (hour >= NIGHT.from || hour < NIGHT.to) reasons.push('night')
  return reasons
}
