import { Select, Textarea, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { variablesQuery } from './sequence-client.ts'
import { useVariableWords } from './use-variable-words.ts'

export interface MailWords {
  subject: string
  body: string
}

/** What stands in the example is shown as it is. */
const notAgain = { skipOnVariables: true }

interface Shown {
  words: MailWords
  change: (words: MailWords) => void
  rows?: number
}

/** Subject and text of a mail, and its variables to put in where one writes. */
export function MailFields({ words, change, rows = 9 }: Shown) {
  const { t } = useTranslation('sequences')
  const { data } = useQuery(variablesQuery)
  const { groupOf, labelOf } = useVariableWords()
  const subject = useRef<HTMLInputElement>(null)
  const body = useRef<HTMLTextAreaElement>(null)
  const last = useRef<'subject' | 'body'>('body')
  const variables = data?.items ?? []
  const groups = [...new Set(variables.map(({ object }) => object))].map((object) => ({
    group: groupOf(object),
    items: variables.filter((one) => one.object === object).map((one) => ({ value: one.name, label: labelOf(one) })),
  }))
  const put = (name: string | null) => {
    if (!name) return
    const part = last.current
    const at = (part === 'subject' ? subject : body).current
    const place = at?.selectionStart ?? words[part].length
    const written = `{{${name} | ""}}`
    change({ ...words, [part]: words[part].slice(0, place) + written + words[part].slice(at?.selectionEnd ?? place) })
    // Between the quotation marks, where one says what stands there without a value.
    requestAnimationFrame(() => {
      at?.focus()
      at?.setSelectionRange(place + written.length - 3, place + written.length - 3)
    })
  }
  return (
    <>
      <TextInput
        ref={subject}
        label={t('mail.subject')}
        value={words.subject}
        required
        maxLength={300}
        onFocus={() => (last.current = 'subject')}
        onChange={({ currentTarget }) => change({ ...words, subject: currentTarget.value })}
      />
      <Textarea
        ref={body}
        label={t('mail.body')}
        value={words.body}
        required
        autosize
        minRows={rows}
        maxRows={20}
        maxLength={20_000}
        onFocus={() => (last.current = 'body')}
        onChange={({ currentTarget }) => change({ ...words, body: currentTarget.value })}
      />
      <Select
        label={t('variables.insert')}
        description={t('variables.about', { example: '{{contact.firstName | "there"}}', interpolation: notAgain })}
        placeholder={t('variables.choose')}
        data={groups}
        value={null}
        onChange={put}
        searchable
        comboboxProps={{ position: 'top' }}
      />
    </>
  )
}
