import { Button, Modal, Select, Textarea, TextInput } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '../api.ts'
import { useObjects } from '../objects/ObjectsProvider.tsx'
import type { AnyRecord } from '../objects/object-client.ts'
import type { ObjectModel } from '../objects/object-model.ts'
import { RecordSelect } from './RecordSelect.tsx'
import styles from './Relations.module.css'
import type { SeenRelation } from './RelationsPanel.tsx'
import { relationTypesQuery, type Side, sidesOf } from './relation-client.ts'
import { useRelationWords } from './use-relation-words.ts'

interface RelationFormProps {
  model: ObjectModel
  record: AnyRecord
  /** Left out: a new one. */
  seen: SeenRelation | undefined
  close: () => void
}

/** A new relation of a record, or what is said about one. Input survives a refusal, which is told under it. */
export function RelationForm({ model, record, seen, close }: RelationFormProps) {
  const { t } = useTranslation('relations')
  const queries = useQueryClient()
  const wordsOf = useRelationWords()
  const { models } = useObjects()
  const { data: types } = useQuery(relationTypesQuery)
  const sides = sidesOf(types?.items ?? [], model.descriptor.name)
  const [key, setKey] = useState<string | null>(null)
  const [otherId, setOtherId] = useState<string | null>(null)
  const [note, setNote] = useState(seen?.relation.note ?? '')
  const [since, setSince] = useState(seen?.relation.since ?? '')
  const [until, setUntil] = useState(seen?.relation.until ?? '')
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<string>()
  const side = sides.find((one) => keyOf(one) === key) ?? sides[0]
  const name = model.titleOf(record)
  const remarks = { note: note.trim() || null, since: since || null, until: until || null }
  const save = async () => {
    setBusy(true)
    try {
      if (seen) await client.relations.change({ id: seen.relation.id, ...remarks })
      else if (side && otherId) await client.relations.create({ ...endsOf(side, record.id, otherId), ...remarks })
    } catch (problem) {
      setFailure(problem instanceof Error ? problem.message : t('ui:error.failed.detail'))
      setBusy(false)
      return
    }
    await queries.invalidateQueries({ queryKey: ['relations'] })
    close()
  }
  const title = seen ? t('form.editTitle', { label: seen.label, name: seen.other.title }) : t('form.addTitle', { name })
  return (
    <Modal opened onClose={close} size={440} title={title} closeButtonProps={{ 'aria-label': t('ui:close') }}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        {!seen && side && (
          <>
            <Select
              label={t('form.how')}
              data={sides.map((one) => ({ value: keyOf(one), label: wordsWithObject(one) }))}
              value={keyOf(side)}
              onChange={(next) => {
                setKey(next)
                setOtherId(null)
              }}
              allowDeselect={false}
              searchable
            />
            <RecordSelect
              key={otherObject(side)}
              object={otherObject(side)}
              label={t('form.who')}
              placeholder={t('form.whoPlaceholder')}
              nothing={t('form.nobody')}
              not={record.id}
              value={otherId}
              onChange={setOtherId}
            />
          </>
        )}
        <Textarea
          label={t('form.note')}
          autosize
          minRows={1}
          maxRows={5}
          maxLength={1000}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <div className={styles.pair}>
          <TextInput
            type="date"
            label={t('form.since')}
            value={since}
            onChange={(event) => setSince(event.currentTarget.value)}
          />
          <TextInput
            type="date"
            label={t('form.until')}
            value={until}
            onChange={(event) => setUntil(event.currentTarget.value)}
          />
        </div>
        {failure && (
          <p role="alert" className={styles.failure}>
            {failure}
          </p>
        )}
        <div className={styles.buttons}>
          <Button variant="subtle" color="gray" onClick={close}>
            {t('form.cancel')}
          </Button>
          <Button type="submit" variant="filled" loading={busy} disabled={!seen && !otherId}>
            {t(seen ? 'form.save' : 'form.add')}
          </Button>
        </div>
      </form>
    </Modal>
  )

  /** “Referred” is there for contacts and for companies: then each says which. */
  function wordsWithObject(one: Side) {
    const words = wordsOf(one)
    const isTwice = sides.filter((other) => wordsOf(other) === words).length > 1
    return isTwice ? `${words} (${models.get(otherObject(one))?.many ?? otherObject(one)})` : words
  }
}

const keyOf = ({ type, direction }: Side) => `${type.id} ${direction}`
const otherObject = ({ type, direction }: Side) => (direction === 'forward' ? type.toObject : type.fromObject)
const endsOf = ({ type, direction }: Side, own: string, other: string) => ({
  typeId: type.id,
  fromId: direction === 'forward' ? own : other,
  toId: direction === 'forward' ? other : own,
})
