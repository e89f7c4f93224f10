import { Input } from '@mantine/core'
import type { FormEditorProps } from '../objects/FormField.tsx'
import { LinesEditor } from './LinesEditor.tsx'
import { emptyLine, linesOf, pricingOf } from './line.ts'
import { buyerOf } from './prices.ts'

/** The lines of an order or quote in its form. */
export function LinesInput({ field, value, values, error, currency, onChange }: FormEditorProps) {
  const lines = linesOf(value)
  return (
    <Input.Wrapper label={field.label} error={error} labelElement="div">
      <LinesEditor
        lines={lines.length > 0 ? lines : [emptyLine]}
        buyer={buyerOf(values, currency)}
        pricing={pricingOf(values)}
        change={(next) => onChange(next.length === 1 && next[0]?.productName === '' ? [] : next)}
      />
    </Input.Wrapper>
  )
}
