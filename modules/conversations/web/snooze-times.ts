const HOUR = 3_600_000

/** When a conversation may come back: later today, tomorrow or Monday at nine where one sits. */
export function snoozeTimes(now: Date): { id: 'later' | 'tomorrow' | 'monday'; at: string }[] {
  const nine = (inDays: number) => new Date(now.getFullYear(), now.getMonth(), now.getDate() + inDays, 9).toISOString()
  const toMonday = (8 - now.getDay()) % 7 || 7
  return [
    { id: 'later', at: new Date(now.getTime() + 3 * HOUR).toISOString() },
    { id: 'tomorrow', at: nine(1) },
    { id: 'monday', at: nine(toMonday) },
  ]
}
