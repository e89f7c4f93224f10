import { useFormats } from '../ui/format.ts'
import styles from './Segments.module.css'
import type { Segment } from './segment-client.ts'

const WIDTH = 64
const HEIGHT = 18

/** How the size went over the last month: a line, and beside it by how much. */
export function Trend({ trend, size }: Pick<Segment, 'trend' | 'size'>) {
  const formats = useFormats()
  const [first] = trend
  if (!first || trend.length < 2) return <span className={styles.trend}>–</span>
  const sizes = trend.map((each) => each.size)
  const low = Math.min(...sizes)
  const span = Math.max(1, Math.max(...sizes) - low)
  const begin = Date.parse(first.day)
  const length = Math.max(1, Date.parse(trend.at(-1)?.day ?? first.day) - begin)
  const points = trend.map(
    (each) =>
      `${((Date.parse(each.day) - begin) / length) * WIDTH},${HEIGHT - 2 - ((each.size - low) / span) * (HEIGHT - 4)}`,
  )
  const change = size - first.size
  return (
    <span className={styles.trend}>
      <svg width={WIDTH} height={HEIGHT} aria-hidden="true">
        <title>{formats.number(change)}</title>
        <polyline points={points.join(' ')} />
      </svg>
      <span className="tnum">{change > 0 ? `+${formats.number(change)}` : formats.number(change)}</span>
    </span>
  )
}
