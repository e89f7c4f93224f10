import { Select, Textarea, TextInput } from '@mantine/core'
import { type ComponentType, type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { AddressEditor } from './AddressEditor.tsx'
import { type Field, type FieldType, textOf, textsOf } from './field.ts'
import { useFormats } from './format.ts'
import { ListEditor } from './ListEditor.tsx'
import { atLocal, localOf } from './local-time.ts'
import { MultiSelectEditor } from './MultiSelectEditor.tsx'
import { RatingEditor } from './RatingEditor.tsx'
import { ReachableEditor } from './ReachableEditor.tsx'
import { RecordPicker } from './RecordPicker.tsx'
import { SharesEditor } from './SharesEditor.tsx'
import { peopleOf, useSources } from './sources.ts'

export interface EditorProps {
  field: Field
  labelledBy: string
  value: unknown
  currency?: string
  commit: (value: unknown) => void
  cancel: () => void
}

/** The editor of a type, or nothing where values of it can't be written in place. */
export const editorFor = (type: FieldType): ComponentType<EditorProps> | undefined => editors[type]

const editors: Partial<Record<FieldType, ComponentType<EditorProps>>> = {
  text: LineEditor,
  url: LineEditor,
  country: LineEditor,
  language: LineEditor,
  longText: AreaEditor,
  number: AmountEditor,
  money: AmountEditor,
  date: DateEditor,
  dateTime: DateTimeEditor,
  boolean: ChoiceEditor,
  select: ChoiceEditor,
  tags: TagsEditor,
  domains: DomainsEditor,
  emails: ReachableEditor,
  phones: ReachableEditor,
  addresses: AddressEditor,
  address: AddressEditor,
  email: LineEditor,
  phone: LineEditor,
  multiSelect: MultiSelectEditor,
  rating: RatingEditor,
  shares: SharesEditor,
  relation: RelationEditor,
  user: UserEditor,
}

/** Enter commits, Escape cancels. */
export const editorKeys = (commit: () => void, cancel: () => void) => (event: KeyboardEvent) => {
  if (event.key === 'Escape') cancel()
  else if (event.key === 'Enter' && !event.nativeEvent.isComposing) commit()
  else return
  event.preventDefault()
  event.stopPropagation()
}

/** Which keyboard a phone shows. */
export const lineTypes: Partial<Record<FieldType, string>> = { url: 'url', email: 'email', phone: 'tel' }

function LineEditor({ field, labelledBy, value, commit, cancel }: EditorProps) {
  const [typed, setTyped] = useState(textOf(value))
  const save = () => commit(typed.trim() || null)
  return (
    <TextInput
      autoFocus
      aria-labelledby={labelledBy}
      type={lineTypes[field.type] ?? 'text'}
      size="xs"
      mx={-6}
      value={typed}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onKeyDown={editorKeys(save, cancel)}
      onBlur={save}
    />
  )
}

function AreaEditor({ labelledBy, value, commit, cancel }: EditorProps) {
  const [typed, setTyped] = useState(textOf(value))
  const save = () => commit(typed.trim() || null)
  return (
    <Textarea
      autoFocus
      autosize
      minRows={3}
      maxRows={12}
      mx={-6}
      aria-labelledby={labelledBy}
      value={typed}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !event.metaKey && !event.ctrlKey) return
        editorKeys(save, cancel)(event)
      }}
      onBlur={save}
    />
  )
}

function AmountEditor({ field, labelledBy, value, currency, commit, cancel }: EditorProps) {
  const formats = useFormats()
  const factor = field.type === 'money' ? 10 ** formats.minorDigits(currency ?? formats.currency) : 1
  const [typed, setTyped] = useState(typeof value === 'number' ? String(value / factor) : '')
  const save = () =>
    commit(typed === '' ? null : field.type === 'money' ? Math.round(Number(typed) * factor) : Number(typed))
  return (
    <TextInput
      autoFocus
      type="number"
      step="any"
      size="xs"
      mx={-6}
      aria-labelledby={labelledBy}
      value={typed}
      rightSection={field.type === 'money' ? (currency ?? formats.currency) : undefined}
      rightSectionWidth={44}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onKeyDown={editorKeys(save, cancel)}
      onBlur={save}
    />
  )
}

function DateEditor({ labelledBy, value, commit, cancel }: EditorProps) {
  const [typed, setTyped] = useState(textOf(value).slice(0, 10))
  const save = () => commit(typed || null)
  return (
    <TextInput
      autoFocus
      type="date"
      size="xs"
      mx={-6}
      aria-labelledby={labelledBy}
      value={typed}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onKeyDown={editorKeys(save, cancel)}
      onBlur={save}
    />
  )
}

function DateTimeEditor({ labelledBy, value, commit, cancel }: EditorProps) {
  const { timeZone } = useFormats()
  const [typed, setTyped] = useState(localOf(textOf(value), timeZone))
  // The input knows minutes only: left as it was, it must not cut the seconds off.
  const save = () => (typed === localOf(textOf(value), timeZone) ? cancel() : commit(atLocal(typed, timeZone)))
  return (
    <TextInput
      autoFocus
      type="datetime-local"
      size="xs"
      mx={-6}
      aria-labelledby={labelledBy}
      value={typed}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onKeyDown={editorKeys(save, cancel)}
      onBlur={save}
    />
  )
}

function ChoiceEditor({ field, value, commit, cancel }: EditorProps) {
  const { t } = useTranslation('ui')
  const yesNo = ['true', 'false'].map((answer) => ({ value: answer, label: t(answer === 'true' ? 'yes' : 'no') }))
  return (
    <Select
      autoFocus
      defaultDropdownOpened
      allowDeselect={false}
      size="xs"
      mx={-6}
      aria-label={field.label}
      data={
        field.type === 'boolean' ? yesNo : (field.options ?? []).map(({ value: key, label }) => ({ value: key, label }))
      }
      value={String(value ?? '')}
      onChange={(next) => commit(field.type === 'boolean' ? next === 'true' : next)}
      onDropdownClose={cancel}
    />
  )
}

function TagsEditor(props: EditorProps) {
  const { tags } = useSources()
  return <ListEditor {...props} initial={textsOf(props.value)} suggestions={tags} />
}

function DomainsEditor(props: EditorProps) {
  return <ListEditor {...props} initial={textsOf(props.value)} suggestions={[]} />
}

function RelationEditor({ field, labelledBy, value, commit, cancel }: EditorProps) {
  const { find } = useSources()
  const object = field.object ?? ''
  return (
    <RecordPicker
      labelledBy={labelledBy}
      name={object}
      find={(query) => find(object, query)}
      current={textOf(value)}
      choose={commit}
      cancel={cancel}
    />
  )
}

function UserEditor({ field, labelledBy, value, commit, cancel }: EditorProps) {
  const people = peopleOf(useSources(), field)
  const find = async (query: string) =>
    people.filter((user) => user.name.toLocaleLowerCase().includes(query.toLocaleLowerCase()))
  return (
    <RecordPicker
      labelledBy={labelledBy}
      name={field.object ?? 'user'}
      find={find}
      current={textOf(value)}
      choose={commit}
      cancel={cancel}
    />
  )
}
