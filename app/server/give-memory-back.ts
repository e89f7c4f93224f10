import { performance } from 'node:perf_hooks'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

const MB = 1024 * 1024

interface Rest {
  /** How often to look, in milliseconds. */
  everyMs?: number
  /** A heap smaller than this many bytes is left alone. */
  worth?: number
  collect?: () => void
}

/**
 * Gives memory back to the system once work in bulk is over. V8 collects when somebody asks for more, so a program at rest
 * would keep for hours what an import took in a minute: 70 to 130 MB were seen.
 */
export function giveMemoryBack({ everyMs = 15_000, worth = 110 * MB, collect = collector() }: Rest = {}) {
  let since = performance.eventLoopUtilization()
  let left = 0
  const timer = setInterval(() => {
    const { utilization } = performance.eventLoopUtilization(since)
    since = performance.eventLoopUtilization()
    const { heapTotal } = process.memoryUsage()
    // What was left last time is in use: to look through it again would give nothing.
    if (utilization > 0.05 || heapTotal < Math.max(worth, left * 1.25)) return
    collect()
    left = process.memoryUsage().heapTotal
  }, everyMs)
  timer.unref()
  return { close: () => clearInterval(timer) }
}

function collector(): () => void {
  setFlagsFromString('--expose-gc')
  return runInNewContext('gc')
}
