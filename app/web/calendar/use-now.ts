import { useEffect, useState } from 'react'
import type { Day } from '../views/calendar-days.ts'
import { dayOf, minuteOf } from './grid-time.ts'

/** Where the clock on the wall stands; it moves on with every minute. */
export function useNow(timeZone: string): { day: Day; minute: number } {
  const [now, setNow] = useState(() => new Date().toISOString())
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date().toISOString()), 60_000)
    return () => clearInterval(timer)
  }, [])
  return { day: dayOf(now, timeZone), minute: minuteOf(now, timeZone) }
}
