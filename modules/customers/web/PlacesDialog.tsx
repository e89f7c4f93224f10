import { ActionIcon, Button, Group, Modal, Radio, TextInput } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiProblem } from '#app/web/api-problem.ts'
import { type AnyRecord, objectClient } from '#app/web/objects/object-client.ts'
import styles from './Companies.module.css'
import { CompanyName } from './CompaniesInput.tsx'
import type { Place } from './places.ts'

interface PlacesDialogProps {
  record: AnyRecord
  places: Place[]
  close: () => void
}

/** Where a contact works and worked: company, role, from and to; one of them is the main one. */
export function PlacesDialog({ record, places, close }: PlacesDialogProps) {
  const { t } = useTranslation(['customers', 'objects', 'ui'])
  const queries = useQueryClient()
  // Each line keeps a key of its own, for companies may be renamed and taken out under the hand.
  const [list, setList] = useState(() => withKeys(places.length > 0 ? places : [{ primary: true }]))
  const change = (key: number, patch: Place) =>
    setList(list.map((place) => (place.key === key ? { ...place, ...patch } : place)))
  const save = useMutation({
    mutationFn: () =>
      objectClient('contacts').update({
        id: record.id,
        companies: list.filter(({ name, id }) => name || id).map(({ key: _, ...place }) => place),
      }),
    onSuccess: async () => {
      await Promise.all([
        queries.invalidateQueries({ queryKey: ['contacts'] }),
        queries.invalidateQueries({ queryKey: ['companies'] }),
      ])
      close()
    },
  })
  return (
    <Modal
      opened
      onClose={close}
      size={560}
      title={t('contact.editCompanies')}
      closeButtonProps={{ 'aria-label': t('ui:close') }}
    >
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          save.mutate()
        }}
      >
        {list.map((place) => (
          <fieldset key={place.key} className={styles.place} aria-label={place.name || t('contact.newCompany')}>
            <div className={styles.pair}>
              <CompanyName
                label={t('contact.company')}
                name={place.name ?? ''}
                choose={({ id, name }) => change(place.key, { id, name })}
              />
              <TextInput
                label={t('contact.roleThere')}
                value={place.role ?? ''}
                onChange={(event) => change(place.key, { role: event.currentTarget.value || null })}
              />
            </div>
            <div className={styles.times}>
              <TextInput
                type="date"
                label={t('contact.from')}
                value={place.startedOn ?? ''}
                onChange={(event) => change(place.key, { startedOn: event.currentTarget.value || null })}
              />
              <TextInput
                type="date"
                label={t('contact.to')}
                value={place.endedOn ?? ''}
                onChange={(event) => change(place.key, { endedOn: event.currentTarget.value || null })}
              />
              <Radio
                size="xs"
                label={t('contact.mainCompany')}
                checked={place.primary ?? false}
                onChange={() => setList(list.map((other) => ({ ...other, primary: other.key === place.key })))}
              />
              <ActionIcon
                aria-label={t('ui:property.remove', { value: place.name ?? '' })}
                onClick={() => setList(list.filter(({ key }) => key !== place.key))}
              >
                <IconX size={14} stroke={1.6} />
              </ActionIcon>
            </div>
          </fieldset>
        ))}
        <Button
          variant="subtle"
          color="gray"
          size="xs"
          className={styles.add}
          leftSection={<IconPlus size={14} stroke={1.6} />}
          onClick={() => setList([...list, ...withKeys([{ primary: list.length === 0 }])])}
        >
          {t('contact.addCompany')}
        </Button>
        {save.error && (
          <p role="alert" className={styles.failure}>
            {wordsOf(save.error)}
          </p>
        )}
        <Group justify="flex-end" gap="sm">
          <Button variant="subtle" color="gray" onClick={close}>
            {t('ui:cancel')}
          </Button>
          <Button type="submit" variant="filled" loading={save.isPending}>
            {t('ui:save')}
          </Button>
        </Group>
      </form>
    </Modal>
  )
}

let lastKey = 0
const withKeys = (places: Place[]) =>
  places.map((place) => {
    lastKey += 1
    return { ...place, key: lastKey }
  })

const wordsOf = (problem: Error) =>
  problem instanceof ApiProblem && problem.errors.length > 0
    ? problem.errors.map(({ message, mend }) => [message, mend].filter(Boolean).join('. ')).join(' ')
    : problem.message
