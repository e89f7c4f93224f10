import { Button, Checkbox, Group } from '@mantine/core'
import type { UseMutationResult } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { ApiProblem } from '#app/web/api-problem.ts'
import styles from './Replies.module.css'

interface FormFootProps {
  personal: boolean
  setPersonal: (personal: boolean) => void
  mayShare: boolean
  problem: Error | null
  isReady: boolean
  isSaving: boolean
  /** Absent: it is not there yet. */
  remove?:
    | { label: string; mutation: Pick<UseMutationResult<unknown, Error, void>, 'isPending' | 'mutate'> }
    | undefined
}

/** The end of a form of what is one's own or for all: for whom it is, what was refused, the way out and saving. */
export function FormFoot({ personal, setPersonal, mayShare, problem, isReady, isSaving, remove }: FormFootProps) {
  const { t } = useTranslation('conversations')
  return (
    <>
      <Checkbox
        label={t('canned.personal')}
        checked={personal}
        disabled={!mayShare}
        onChange={({ currentTarget }) => setPersonal(currentTarget.checked)}
      />
      {problem && (
        <p role="alert" className={styles.bad}>
          {(problem instanceof ApiProblem && problem.errors[0]?.message) || problem.message}
        </p>
      )}
      <Group justify="space-between" gap="sm">
        {remove ? (
          <Button
            variant="subtle"
            color="red"
            loading={remove.mutation.isPending}
            onClick={() => remove.mutation.mutate()}
          >
            {remove.label}
          </Button>
        ) : (
          <span />
        )}
        <Button type="submit" loading={isSaving} disabled={!isReady}>
          {t('ui:save')}
        </Button>
      </Group>
    </>
  )
}
