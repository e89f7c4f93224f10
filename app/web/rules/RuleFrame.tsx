import { Button, Group, Switch, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiProblem } from '../api-problem.ts'
import { SideDrawer } from '../ui/SideDrawer.tsx'
import styles from './Rules.module.css'

interface Named {
  name: string
  on: boolean
}

interface RuleFrameProps {
  /** The rule to change; undefined: a new one. */
  rule: Named | undefined
  nameExample: string
  size: number
  draft: Named
  set: (patch: Partial<Named>) => void
  isWhole: boolean
  save: () => Promise<unknown>
  close: () => void
  children: ReactNode
}

/** A rule in a drawer: its name, whatever its kind asks for, and whether it is on. */
export function RuleFrame({ rule, size, close, ...form }: RuleFrameProps) {
  const { t } = useTranslation('rules')
  return (
    <SideDrawer title={rule ? t('editTitle', { name: rule.name }) : t('new')} close={close} size={size}>
      <RuleForm close={close} {...form} />
    </SideDrawer>
  )
}

function RuleForm(props: Omit<RuleFrameProps, 'rule' | 'size'>) {
  const { nameExample, draft, set, isWhole, save, close, children } = props
  const { t } = useTranslation('rules')
  const saving = useMutation({ mutationFn: save, onSuccess: close })
  const problem = saving.error instanceof ApiProblem ? saving.error : undefined
  const refusal = saving.error && (problem?.errors[0]?.message ?? saving.error.message)
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        saving.mutate()
      }}
    >
      <TextInput
        label={t('name')}
        placeholder={nameExample}
        value={draft.name}
        required
        maxLength={120}
        data-autofocus
        onChange={({ currentTarget }) => set({ name: currentTarget.value })}
      />
      {children}
      {refusal && (
        <p role="alert" className={styles.bad}>
          {refusal}
        </p>
      )}
      <Group className={styles.foot} justify="space-between">
        <Switch
          label={t('on')}
          checked={draft.on}
          onChange={({ currentTarget }) => set({ on: currentTarget.checked })}
        />
        <Group gap="sm">
          <Button variant="subtle" color="gray" onClick={close}>
            {t('ui:cancel')}
          </Button>
          <Button type="submit" variant="filled" loading={saving.isPending} disabled={!isWhole}>
            {t('ui:save')}
          </Button>
        </Group>
      </Group>
    </form>
  )
}
