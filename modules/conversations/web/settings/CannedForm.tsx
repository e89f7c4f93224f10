import { Button, Textarea, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '#app/web/api.ts'
import { SideDrawer } from '#app/web/ui/SideDrawer.tsx'
import { FormFoot } from './FormFoot.tsx'
import styles from './Replies.module.css'
import type { Canned } from './ReplySettings.tsx'

interface CannedFormProps {
  canned: Canned | undefined
  variables: readonly string[]
  mayShare: boolean
  close: () => void
}

// What is said most; the others are typed.
const often = ['contact.firstName', 'contact.lastName', 'sender.name', 'conversation.number', 'company.name']

/** A canned reply: its shortcut, its words with variables, and whether everybody has it. */
export function CannedForm({ canned, variables, mayShare, close }: CannedFormProps) {
  const { t } = useTranslation(['conversations', 'ui'])
  const queries = useQueryClient()
  const [name, setName] = useState(canned?.name ?? '')
  const [shortcut, setShortcut] = useState(canned?.shortcut ?? '')
  const [body, setBody] = useState(canned?.body ?? '')
  const [personal, setPersonal] = useState(canned?.personal ?? !mayShare)
  const area = useRef<HTMLTextAreaElement>(null)
  const done = async () => {
    await Promise.all([
      queries.invalidateQueries({ queryKey: ['cannedReplies'] }),
      queries.invalidateQueries({ queryKey: ['macros'] }),
    ])
    close()
  }
  const draft = { name, shortcut, body, personal }
  const save = useMutation({
    mutationFn: () =>
      canned
        ? client.cannedReplies.change({ id: canned.id, version: canned.version, ...draft })
        : client.cannedReplies.create(draft),
    onSuccess: done,
  })
  const remove = useMutation({
    mutationFn: () => client.cannedReplies.remove({ id: canned?.id ?? '' }),
    onSuccess: done,
  })
  const insert = (variable: string) => {
    const at = area.current?.selectionStart ?? body.length
    setBody(`${body.slice(0, at)}{{${variable}}}${body.slice(at)}`)
    area.current?.focus()
  }
  const problem = save.error ?? remove.error
  return (
    <SideDrawer title={canned ? t('canned.edit', { name: canned.name }) : t('canned.new')} close={close} size={560}>
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
        <TextInput
          label={t('canned.shortcut')}
          description={t('canned.shortcutHint')}
          leftSection="/"
          required
          maxLength={40}
          value={shortcut}
          onChange={({ currentTarget }) => setShortcut(currentTarget.value.replace(/^\//, ''))}
        />
        <Textarea
          ref={area}
          label={t('canned.body')}
          description={t('canned.bodyHint')}
          required
          autosize
          minRows={6}
          maxRows={18}
          maxLength={20_000}
          value={body}
          onChange={({ currentTarget }) => setBody(currentTarget.value)}
        />
        <fieldset className={styles.variables} aria-label={t('canned.variables')}>
          {often
            .filter((variable) => variables.includes(variable))
            .map((variable) => (
              <Button key={variable} size="compact-xs" variant="default" onClick={() => insert(variable)}>
                {t(`canned.variable.${variable.replace('.', '_')}`)}
              </Button>
            ))}
        </fieldset>
        <FormFoot
          {...{ personal, setPersonal, mayShare, problem }}
          isReady={name.trim() !== '' && shortcut.trim() !== '' && body.trim() !== ''}
          isSaving={save.isPending}
          remove={canned && { label: t('canned.delete'), mutation: remove }}
        />
      </form>
    </SideDrawer>
  )
}
