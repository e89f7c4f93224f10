import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { type KeyboardEvent, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { type Pricing, totalsOf } from '#modules/commerce/domain/line-arithmetic.ts'
import { LineRow } from './LineRow.tsx'
import styles from './Lines.module.css'
import { emptyLine, type Line } from './line.ts'
import type { Buyer } from './prices.ts'
import { TotalsView } from './TotalsView.tsx'

interface LinesEditorProps {
  lines: Line[]
  buyer: Buyer
  pricing: Pricing
  change: (lines: Line[]) => void
}

/** Lines under the hand, with what they come to; Enter goes to the next line and makes one after the last. */
export function LinesEditor({ lines, buyer, pricing, change }: LinesEditorProps) {
  const { t } = useTranslation('lines')
  const place = useRef<HTMLDivElement>(null)
  const add = () => {
    const last = lines.at(-1)
    change([...lines, { ...emptyLine, taxRate: last?.taxRate ?? null, period: last?.period ?? 'once' }])
    focusLine(place.current, lines.length)
  }
  const toNext = (event: KeyboardEvent<HTMLDivElement>) => {
    const field = event.target
    // An open list of products or periods takes the key for its choice.
    const isOpen = field instanceof HTMLElement && field.getAttribute('aria-expanded') === 'true'
    if (event.key !== 'Enter' || !(field instanceof HTMLInputElement) || event.nativeEvent.isComposing) return
    if (isOpen && field.getAttribute('aria-activedescendant')) return
    event.preventDefault()
    const rows = [...(place.current?.querySelectorAll('[data-line]') ?? [])]
    const index = rows.findIndex((row) => row.contains(field))
    if (index === lines.length - 1) add()
    else focusLine(place.current, index + 1)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the fields within
    <div className={styles.editor} ref={place} onKeyDown={toNext}>
      {lines.map((line, index) => (
        <LineRow
          // biome-ignore lint/suspicious/noArrayIndexKey: lines change under the hand; the place is their identity
          key={index}
          line={line}
          buyer={buyer}
          set={(patch) => change(lines.map((one, at) => (at === index ? { ...one, ...patch } : one)))}
          remove={() => change(lines.filter((_, at) => at !== index))}
        />
      ))}
      <div className={styles.below}>
        <Button
          size="xs"
          variant="subtle"
          color="gray"
          ml={-10}
          leftSection={<IconPlus size={14} stroke={1.6} />}
          onClick={add}
        >
          {t('add')}
        </Button>
        <TotalsView totals={totalsOf(lines, pricing)} currency={buyer.currency} pricesInclude={pricing.pricesInclude} />
      </div>
    </div>
  )
}

/** Once it is drawn. */
function focusLine(place: HTMLElement | null, index: number) {
  requestAnimationFrame(() =>
    place?.querySelectorAll('[data-line]')[index]?.querySelector<HTMLInputElement>('input')?.focus(),
  )
}
