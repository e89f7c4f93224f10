import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../api.ts'
import { PartProblem } from '../objects/PartProblem.tsx'
import { FieldDisplay } from '../ui/FieldDisplay.tsx'
import { type Field, type FieldType, isNothing } from '../ui/field.ts'
import forms from './DataForms.module.css'
import styles from './DataModel.module.css'

interface FormulaCheckProps {
  object: string
  formula: string
  /** Of a field that exists already. */
  name?: string
}

const PAUSE_MS = 350

/** While a formula is written: what it yields for a few records, or what is wrong with it and how to mend it. */
export function FormulaCheck({ object, formula, name }: FormulaCheckProps) {
  const { t } = useTranslation('data-model')
  const [settled] = useDebouncedValue(formula.trim(), PAUSE_MS)
  const { data, error, refetch } = useQuery({
    ...api.customFields.checkFormula.queryOptions({ input: { object, formula: settled, ...(name ? { name } : {}) } }),
    enabled: settled !== '',
    placeholderData: keepPreviousData,
  })
  if (settled === '') return null
  if (error) return <PartProblem problem={error} retry={() => void refetch()} />
  return (
    <section
      className={forms.check}
      aria-label={t('formula.check')}
      aria-live="polite"
      aria-busy={settled !== formula.trim()}
    >
      {data?.problem && <p className={forms.failure}>{[data.problem.message, data.problem.mend].join('. ')}</p>}
      {data && !data.problem && <Yield result={data.result} samples={data.samples} />}
    </section>
  )
}

interface YieldProps {
  result: string | null
  samples: readonly { recordId: string; title: string; value?: unknown }[]
}

function Yield({ result, samples }: YieldProps) {
  const { t } = useTranslation('data-model')
  const type = (result ?? 'text') as FieldType // the server's list of types is the one these parts know
  const field: Field = { key: 'formula', label: t('formula.check'), type, readOnly: true }
  return (
    <>
      <p className={styles.note}>
        {t(samples.length > 0 ? 'formula.yields' : 'formula.nothingToTry', {
          type: t(`types.${type}` as 'types.text'),
        })}
      </p>
      <dl className={forms.samples}>
        {samples.map(({ recordId, title, value }) => (
          <div key={recordId}>
            <dt>{title || t('formula.nameless')}</dt>
            <dd>{isNothing(value) ? t('formula.empty') : <FieldDisplay field={field} value={value} exact />}</dd>
          </div>
        ))}
      </dl>
    </>
  )
}
