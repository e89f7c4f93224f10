import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiProblem } from '../api-problem.ts'
import { errorsByField } from '../objects/form-errors.ts'

/** Sends a form: busy meanwhile, a refusal at the fields it names or as a whole; what was typed stays. */
export function useSaving() {
  const { t } = useTranslation('objects')
  const [busy, setBusy] = useState(false)
  const [errors, setErrors] = useState<Record<string, string>>({})
  const [failure, setFailure] = useState<string>()
  const run = async (send: () => Promise<void>) => {
    if (busy) return
    setBusy(true)
    setFailure(undefined)
    setErrors({})
    try {
      await send()
    } catch (problem) {
      const wrong = errorsByField(problem)
      setErrors(wrong.fields)
      if (wrong.rest || !(problem instanceof ApiProblem)) setFailure(wrong.rest ?? t('form.failed'))
    } finally {
      setBusy(false)
    }
  }
  return { busy, errors, failure, run }
}
