import type { UseFormReturnType } from '@mantine/form'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { ApiProblem } from '#app/web/api-problem.ts'

/**
 * Sends a form. A refusal that names fields stands at them, any other above the button; what was typed stays.
 * @param send gets the form's values; `then` runs once the server said yes.
 */
export function useSubmission<Values extends object, Answer>(
  form: UseFormReturnType<Values>,
  send: (values: Values) => Promise<Answer>,
  then: (answer: Answer, values: Values) => unknown,
) {
  const words = useRefusalWords()
  const sending = useMutation({
    mutationFn: send,
    onSuccess: then,
    onError: (problem) => {
      if (problem instanceof ApiProblem)
        form.setErrors(Object.fromEntries(problem.errors.map((error) => [error.path, error.message])))
    },
  })
  const namesFields = sending.error instanceof ApiProblem && sending.error.errors.length > 0
  return {
    submit: form.onSubmit((values) => sending.mutate(values)),
    pending: sending.isPending,
    refusal: sending.error && !namesFields ? words(sending.error) : undefined,
  }
}

/** What went wrong, in the reader's language where we have words for it. */
export function useRefusalWords() {
  const { t } = useTranslation('team')
  return (problem: unknown): string => {
    if (!(problem instanceof ApiProblem)) return t('ui:error.failed.detail')
    if (problem.code === 'offline') return t('ui:error.offline.detail')
    return t(`refusal.${problem.code}`, { ...problem.params, defaultValue: problem.message })
  }
}
