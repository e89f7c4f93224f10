import { Button, Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { membersQuery } from '../objects/objects-queries.ts'
import { useShell } from '../shell/shell-context.ts'
import { useFormats } from '../ui/format.ts'
import { change, check, makeFields } from './import-client.ts'
import type { Import, Reason } from './import-model.ts'
import { scrollingList } from './scrolling-list.ts'
import type { useImportAct } from './use-import.ts'
import type { ImportedObject } from './use-objects.ts'
import styles from './WordChoices.module.css'

/** Stands for a cell that shall be read as empty. */
const NOTHING = '-'

interface WordChoicesProps {
  reason: Reason & { column: number }
  imported: Import
  object: ImportedObject
  act: ReturnType<typeof useImportAct>
}

/** Words of a column that nothing here is called: what is meant by each, settled once for all rows. */
export function WordChoices({ reason, imported, object, act }: WordChoicesProps) {
  const { t } = useTranslation('imports')
  const formats = useFormats()
  const { session } = useShell()
  const { data: members } = useQuery(membersQuery)
  const [chosen, setChosen] = useState<Record<string, string>>({})
  const { id, mapping, targets } = imported
  const { column, words = [], examples } = reason
  const mapped = mapping.find((one) => one.column === column)
  const target = targets.find(({ path }) => path === mapped?.field)
  const isOfPeople = target?.type === 'user'
  const people = members?.items.map(({ email, name }) => ({ value: email, label: name })) ?? []
  const choices = target
    ? [target.field, ...(target.orElse ? [target.orElse] : [])].flatMap((field) => groupOf(field))
    : []
  const picked = Object.entries({ ...guessed(), ...chosen }).filter(([word]) =>
    words.some(({ value }) => value === word),
  )
  const settle = () => {
    const said = Object.fromEntries(picked.map(([word, instead]) => [word, instead === NOTHING ? '' : instead]))
    const next = mapping.map((one) => (one.column === column ? { ...one, words: { ...one.words, ...said } } : one))
    act.mutate({ mapping: next, act: () => change({ id, mapping: next }).then(() => check({ id })) })
  }
  const keepNames = () => act.mutate({ act: () => makeFields({ id, columns: [column] }).then(() => check({ id })) })
  return (
    <div className={styles.words}>
      <ul className={styles.list}>
        {words.map(({ value, count }) => (
          <li key={value}>
            <span className={styles.word}>
              <span className={styles.value}>{value}</span>
              <span className={styles.count}>{t('rowCount', { count, shown: formats.number(count) })}</span>
            </span>
            <Select
              size="xs"
              searchable
              {...scrollingList}
              aria-label={t('words.meant', { word: value })}
              placeholder={t('words.choose')}
              data={[
                { value: NOTHING, label: t(isOfPeople ? 'options.ownerNone' : 'words.empty') },
                ...(isOfPeople ? people : choices),
              ]}
              value={{ ...guessed(), ...chosen }[value] ?? null}
              onChange={(instead) => instead !== null && setChosen((was) => ({ ...was, [value]: instead }))}
            />
          </li>
        ))}
      </ul>
      <div className={styles.acts}>
        <Button variant="filled" disabled={picked.length === 0} loading={act.isPending} onClick={settle}>
          {t('words.settle', { count: picked.length })}
        </Button>
        {isOfPeople && session.permissions.includes('dataModel') && (
          <Button variant="subtle" color="gray" disabled={act.isPending} onClick={keepNames}>
            {t('words.keepNames')}
          </Button>
        )}
      </div>
    </div>
  )

  /** What a slip of typing explains is proposed. */
  function guessed(): Record<string, string> {
    return Object.fromEntries(
      examples.flatMap(({ value, suggestion }) => (suggestion === null ? [] : [[value, suggestion] as const])),
    )
  }

  function groupOf(field: string) {
    const items = object.choices(field)
    return items.length > 0 ? [{ group: object.label(field), items }] : []
  }
}
