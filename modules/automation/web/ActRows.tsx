import { ActionIcon, Button, Menu } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import shared from '#app/web/rules/Rules.module.css'
import { ActFields } from './ActFields.tsx'
import styles from './Automation.module.css'
import { type ActKind, actsOf, type Subject } from './automation-client.ts'
import { type ActRow, freshAct } from './rule-draft.ts'

interface ActRowsProps {
  object: Subject
  rows: ActRow[]
  change: (rows: ActRow[]) => void
}

/** What a rule does, one after the other. */
export function ActRows({ object, rows, change }: ActRowsProps) {
  const { t } = useTranslation('automation')
  const add = (kind: ActKind) =>
    change([...rows, { key: Math.max(-1, ...rows.map(({ key }) => key)) + 1, act: freshAct(kind) }])
  return (
    <fieldset className={shared.group}>
      <legend>{t('form.acts')}</legend>
      <ol className={styles.acts}>
        {rows.map((row) => (
          <li key={row.key}>
            <ActFields
              object={object}
              act={row.act}
              change={(act) => change(rows.map((one) => (one.key === row.key ? { ...one, act } : one)))}
            />
            <ActionIcon
              aria-label={t('form.removeAct', { name: t(`acts.${row.act.act}`) })}
              onClick={() => change(rows.filter(({ key }) => key !== row.key))}
            >
              <IconX size={16} stroke={1.6} />
            </ActionIcon>
          </li>
        ))}
      </ol>
      <Menu position="bottom-start">
        <Menu.Target>
          <Button variant="default" leftSection={<IconPlus size={14} stroke={1.6} />} justify="start">
            {t('form.addAct')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {actsOf(object).map((kind) => (
            <Menu.Item key={kind} onClick={() => add(kind)}>
              {t(`acts.${kind}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </fieldset>
  )
}
