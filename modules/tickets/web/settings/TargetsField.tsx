import { NumberInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { kinds, type PolicyDraft, priorities } from './policy-draft.ts'
import styles from './Settings.module.css'

type Targets = PolicyDraft['targets']

/** Minutes of work by priority and target; an empty field promises nothing. */
export function TargetsField({ value, onChange }: { value: Targets; onChange: (targets: Targets) => void }) {
  const { t } = useTranslation('tickets')
  return (
    <fieldset className={styles.group}>
      <legend>{t('policies.targets')}</legend>
      <table className={styles.targets}>
        <thead>
          <tr>
            <td />
            {kinds.map((kind) => (
              <th key={kind} scope="col">
                {t(`ticket.kinds.${kind}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {priorities.map((priority) => (
            <tr key={priority}>
              <th scope="row">{t(`ticket.options.priority.${priority}`)}</th>
              {kinds.map((kind) => (
                <td key={kind}>
                  <NumberInput
                    size="xs"
                    aria-label={`${t(`ticket.kinds.${kind}`)}, ${t(`ticket.options.priority.${priority}`)}`}
                    hideControls
                    min={1}
                    max={525_600}
                    allowDecimal={false}
                    value={value[priority][kind] ?? ''}
                    onChange={(minutes) =>
                      onChange({
                        ...value,
                        [priority]: {
                          ...value[priority],
                          [kind]: typeof minutes === 'number' && minutes > 0 ? minutes : null,
                        },
                      })
                    }
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </fieldset>
  )
}
