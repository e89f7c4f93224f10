import { ActionIcon, Button, Menu, TextInput } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '#app/web/api.ts'
import { SideDrawer } from '#app/web/ui/SideDrawer.tsx'
import { ActionFields } from './ActionFields.tsx'
import { FormFoot } from './FormFoot.tsx'
import styles from './Replies.module.css'
import type { Canned, Macro } from './ReplySettings.tsx'
import type { Action } from './use-action-words.ts'

interface MacroFormProps {
  macro: Macro | undefined
  canned: readonly Canned[]
  mayShare: boolean
  close: () => void
}

interface Row {
  key: number
  action: Action
}

/** A macro: its name, and what it does one after the other. */
export function MacroForm({ macro, canned, mayShare, close }: MacroFormProps) {
  const { t } = useTranslation(['conversations', 'ui'])
  const queries = useQueryClient()
  const [name, setName] = useState(macro?.name ?? '')
  const [personal, setPersonal] = useState(macro?.personal ?? !mayShare)
  const [rows, setRows] = useState<Row[]>(() => (macro?.actions ?? []).map((action, key) => ({ key, action })))
  const done = async () => {
    await queries.invalidateQueries({ queryKey: ['macros'] })
    close()
  }
  const draft = { name, personal, actions: rows.map(({ action }) => action) }
  const save = useMutation({
    mutationFn: () =>
      macro ? client.macros.change({ id: macro.id, version: macro.version, ...draft }) : client.macros.create(draft),
    onSuccess: done,
  })
  const remove = useMutation({ mutationFn: () => client.macros.remove({ id: macro?.id ?? '' }), onSuccess: done })
  const [first] = canned
  const fresh: Action[] = [
    { act: 'assign', to: 'me' },
    { act: 'team', teamId: null },
    { act: 'label', add: [], remove: [] },
    { act: 'priority', priority: 'high' },
    { act: 'state', state: 'resolved' },
    { act: 'snooze', hours: 24 },
    ...(first ? [{ act: 'reply' as const, cannedId: first.id }] : []),
    { act: 'note', text: '' },
  ]
  const add = (action: Action) => setRows([...rows, { key: Math.max(-1, ...rows.map(({ key }) => key)) + 1, action }])
  const problem = save.error ?? remove.error
  return (
    <SideDrawer title={macro ? t('canned.edit', { name: macro.name }) : t('macro.new')} close={close} size={560}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          save.mutate()
        }}
      >
        <TextInput
          label={t('canned.name')}
          required
          maxLength={120}
          data-autofocus
          value={name}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
        />
        <ol className={styles.actions} aria-label={t('macro.actions')}>
          {rows.map(({ key, action }) => (
            <li key={key}>
              <ActionFields
                action={action}
                canned={canned}
                change={(next) => setRows(rows.map((row) => (row.key === key ? { key, action: next } : row)))}
              />
              <ActionIcon
                aria-label={t('macro.remove', { name: t(`action.kinds.${action.act}`) })}
                onClick={() => setRows(rows.filter((row) => row.key !== key))}
              >
                <IconX size={16} stroke={1.6} />
              </ActionIcon>
            </li>
          ))}
        </ol>
        <Menu position="bottom-start">
          <Menu.Target>
            <Button variant="default" leftSection={<IconPlus size={14} stroke={1.6} />} justify="start">
              {t('macro.add')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {fresh.map((action) => (
              <Menu.Item key={action.act} onClick={() => add(action)}>
                {t(`action.kinds.${action.act}`)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
        <FormFoot
          {...{ personal, setPersonal, mayShare, problem }}
          isReady={name.trim() !== '' && rows.length > 0}
          isSaving={save.isPending}
          remove={macro && { label: t('macro.delete'), mutation: remove }}
        />
      </form>
    </SideDrawer>
  )
}
