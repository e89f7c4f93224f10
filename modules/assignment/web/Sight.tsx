import { useEffect } from 'react'
import { client } from '#app/web/api.ts'
import { isUnattended } from '#app/web/attendance.ts'

const EACH_MS = 60_000

/** Says each minute that somebody is at this screen: who does not is away for customers after a while. */
export function Sight() {
  useEffect(() => {
    const tell = () => {
      // It is said again in a minute.
      if (!document.hidden && !isUnattended()) client.availabilities.see({}).catch(() => {})
    }
    tell()
    const timer = setInterval(tell, EACH_MS)
    return () => clearInterval(timer)
  }, [])
  return null
}
