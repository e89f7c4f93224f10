import { Checkbox } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { client } from '#app/web/api.ts'
import type { RecordPartProps } from '#app/web/objects/object-view.ts'
import { useFormats } from '#app/web/ui/format.ts'
import { inSentence } from '#app/web/ui/in-sentence.ts'
import { useSources } from '#app/web/ui/sources.ts'
import { tellFailure } from '#app/web/ui/toasts.tsx'
import styles from './Steps.module.css'

type Step = Awaited<ReturnType<typeof client.dealSteps.list>>['items'][number]

/** What is to be done with a deal, ticked one by one before it is moved on: those its stage wants first. */
export function DealSteps({ record, model }: RecordPartProps) {
  const { t } = useTranslation('sales')
  const queries = useQueryClient()
  const key = ['deals', 'steps', record.id]
  const { data } = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => client.dealSteps.list({ id: record.id }, { signal }),
  })
  const ticking = useMutation({
    mutationFn: ({ step, done }: Step) => client.dealSteps.tick({ id: record.id, step, done }),
    // Ticked at once; the answer says by whom and when.
    onMutate: (ticked) =>
      queries.setQueryData<typeof data>(
        key,
        (was) => was && { ...was, items: was.items.map((one) => (one.step === ticked.step ? ticked : one)) },
      ),
    onError: tellFailure,
    onSettled: () => queries.invalidateQueries({ queryKey: ['deals'] }),
  })
  const steps = data?.items ?? []
  if (steps.length === 0) return null
  const may = model.descriptor.may.update && !record.deletedAt && !model.field('checklist')?.readOnly
  return (
    <section className={styles.steps} aria-labelledby="deal-steps">
      <div className={styles.head}>
        <h2 id="deal-steps">{t('steps.title')}</h2>
        <span className={styles.count}>
          {t('steps.count', { done: steps.filter(({ done }) => done).length, total: steps.length })}
        </span>
      </div>
      <ul className={styles.list}>
        {steps.map((step) => (
          <li key={step.step} className={styles.step}>
            <Checkbox
              label={step.step}
              checked={step.done}
              disabled={!may}
              onChange={({ currentTarget: { checked } }) => ticking.mutate({ ...step, done: checked, doneAt: null })}
            />
            <Mark step={step} isOpen={record.status === 'open'} />
          </li>
        ))}
      </ul>
    </section>
  )
}

/** By whom and when it was done; that the stage wants it, where it is not. */
function Mark({ step: { done, doneAt, doneBy, wanted }, isOpen }: { step: Step; isOpen: boolean }) {
  const { t, i18n } = useTranslation('sales')
  const formats = useFormats()
  const { users } = useSources()
  const name = users.find(({ id }) => id === doneBy)?.name
  if (!done) return wanted && isOpen ? <span className={styles.wanted}>{t('steps.wanted')}</span> : null
  if (!doneAt) return null
  const when = inSentence(formats.relative(doneAt), i18n.language)
  return <span className={styles.by}>{name ? t('steps.doneBy', { name, when }) : t('steps.done', { when })}</span>
}
