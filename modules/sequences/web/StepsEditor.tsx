import { ActionIcon, Button, Menu } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '#app/web/ui/format.ts'
import styles from './Sequences.module.css'
import { StepFields } from './StepFields.tsx'
import type { Sequence, StepDraft } from './sequence-client.ts'

interface Shown {
  steps: StepDraft[]
  figures: Sequence['figures']['steps']
  change: (steps: StepDraft[]) => void
  disabled: boolean
}

const kinds = ['mail', 'draft', 'call', 'task', 'wait'] as const

/** The steps one after the other: written, put into another order, taken out. */
export function StepsEditor({ steps, figures, change, disabled }: Shown) {
  const { t } = useTranslation('sequences')
  const formats = useFormats()
  const put = (at: number, step: StepDraft) => change(steps.map((one, place) => (place === at ? step : one)))
  const move = (at: number, by: number) => {
    const next = [...steps]
    const [taken] = next.splice(at, 1)
    if (taken) next.splice(at + by, 0, taken)
    change(next)
  }
  return (
    <section className={styles.steps} aria-label={t('steps.title')}>
      <h2 className={styles.heading}>{t('steps.title')}</h2>
      {steps.length === 0 && <p className={styles.small}>{t('steps.none')}</p>}
      <ol className={styles.stepList}>
        {steps.map((step, at) => {
          const done = step.id ? figures[step.id] : undefined
          const name = t('steps.nth', { number: at + 1, kind: t(`kinds.${step.kind}`) })
          return (
            <li key={step.id} className={styles.step}>
              <fieldset className={styles.fields} disabled={disabled} aria-label={name}>
                <div className={styles.stepHead}>
                  <h3 className={styles.stepName}>{name}</h3>
                  {done && (
                    <span className={styles.small}>
                      {t('steps.figures', {
                        taken: formats.number(done.taken),
                        waiting: formats.number(done.waiting),
                        answered: formats.number(done.answered),
                      })}
                    </span>
                  )}
                  <ActionIcon aria-label={t('steps.up', { name })} disabled={at === 0} onClick={() => move(at, -1)}>
                    <IconArrowUp size={16} stroke={1.6} />
                  </ActionIcon>
                  <ActionIcon
                    aria-label={t('steps.down', { name })}
                    disabled={at === steps.length - 1}
                    onClick={() => move(at, 1)}
                  >
                    <IconArrowDown size={16} stroke={1.6} />
                  </ActionIcon>
                  <ActionIcon
                    aria-label={t('steps.remove', { name })}
                    onClick={() => change(steps.filter((_, place) => place !== at))}
                  >
                    <IconTrash size={16} stroke={1.6} />
                  </ActionIcon>
                </div>
                <StepFields step={step} change={(next) => put(at, next)} />
              </fieldset>
            </li>
          )
        })}
      </ol>
      {!disabled && (
        <Menu position="bottom-start">
          <Menu.Target>
            <Button variant="default" leftSection={<IconPlus size={16} stroke={1.6} />}>
              {t('steps.add')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {kinds.map((kind) => (
              <Menu.Item key={kind} onClick={() => change([...steps, fresh(kind)])}>
                {t(`kinds.${kind}`)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
    </section>
  )
}

function fresh(kind: (typeof kinds)[number]): StepDraft {
  const id = crypto.randomUUID()
  if (kind === 'wait') return { kind, id, days: 2 }
  return kind === 'call' || kind === 'task' ? { kind, id, title: '', details: '' } : { kind, id, subject: '', body: '' }
}
