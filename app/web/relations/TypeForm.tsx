import { Button, Modal, Select, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '../api.ts'
import { useObjects } from '../objects/ObjectsProvider.tsx'
import styles from './Relations.module.css'
import { type RelationType, relationTypesQuery } from './relation-client.ts'
import { useRelationWords } from './use-relation-words.ts'

/** A new kind of relation, or other words for one. */
export function TypeForm({ type, close }: { type: RelationType | undefined; close: () => void }) {
  const { t } = useTranslation('relations')
  const { models } = useObjects()
  const queries = useQueryClient()
  const wordsOf = useRelationWords()
  const [fromObject, setFrom] = useState(type?.fromObject ?? 'contact')
  const [toObject, setTo] = useState(type?.toObject ?? 'contact')
  const [labelForward, setForward] = useState(type ? wordsOf({ type, direction: 'forward' }) : '')
  const [labelBackward, setBackward] = useState(type ? wordsOf({ type, direction: 'backward' }) : '')
  const [failure, setFailure] = useState<string>()
  const [busy, setBusy] = useState(false)
  const objects = [...models.values()].map(({ descriptor, many }) => ({ value: descriptor.name, label: many }))
  const save = async () => {
    setBusy(true)
    try {
      if (type) await client.relationTypes.change({ id: type.id, labelForward, labelBackward })
      else await client.relationTypes.create({ fromObject, toObject, labelForward, labelBackward })
    } catch (problem) {
      setFailure(problem instanceof Error ? problem.message : t('ui:error.failed.detail'))
      setBusy(false)
      return
    }
    await queries.invalidateQueries({ queryKey: relationTypesQuery.queryKey })
    close()
  }
  return (
    <Modal
      opened
      onClose={close}
      size={440}
      title={type ? t('types.rename', { name: wordsOf({ type, direction: 'forward' }) }) : t('types.add')}
      closeButtonProps={{ 'aria-label': t('ui:close') }}
    >
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        {!type && (
          <div className={styles.pair}>
            <Select
              label={t('types.from')}
              data={objects}
              value={fromObject}
              onChange={(value) => value && setFrom(value)}
              allowDeselect={false}
            />
            <Select
              label={t('types.to')}
              data={objects}
              value={toObject}
              onChange={(value) => value && setTo(value)}
              allowDeselect={false}
            />
          </div>
        )}
        <TextInput
          label={t('types.forward')}
          description={t('types.forwardHint')}
          required
          maxLength={80}
          value={labelForward}
          onChange={(event) => setForward(event.currentTarget.value)}
        />
        {!type?.isSymmetric && (
          <TextInput
            label={t('types.backward')}
            description={t('types.backwardHint')}
            required
            maxLength={80}
            value={labelBackward}
            onChange={(event) => setBackward(event.currentTarget.value)}
          />
        )}
        {failure && (
          <p role="alert" className={styles.failure}>
            {failure}
          </p>
        )}
        <div className={styles.buttons}>
          <Button variant="subtle" color="gray" onClick={close}>
            {t('types.cancel')}
          </Button>
          <Button type="submit" variant="filled" loading={busy}>
            {t('types.save')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
