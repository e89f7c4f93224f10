import { ActionIcon, Button, Checkbox, TextInput } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import styles from './Chat.module.css'
import type { Content } from './chat-client.ts'

type Questions = Content['questions']
const MOST = 5

/** What a chat asks before, beside name and email. */
export function QuestionsField({ questions, change }: { questions: Questions; change: (to: Questions) => void }) {
  const { t } = useTranslation('chat')
  const put = (at: number, to: Partial<Questions[number]>) =>
    change(questions.map((one, index) => (index === at ? { ...one, ...to } : one)))
  const add = () => {
    const taken = new Set(questions.map(({ key }) => key))
    const key = Array.from({ length: MOST + 1 }, (_, at) => `q${at + 1}`).find((one) => !taken.has(one)) ?? 'q'
    change([...questions, { key, label: '', required: false, choices: [] }])
  }
  return (
    <>
      {questions.map(({ key, label, required }, at) => (
        <div key={key} className={styles.question}>
          <TextInput
            label={t('question.label')}
            required
            maxLength={120}
            value={label}
            onChange={(event) => put(at, { label: event.currentTarget.value })}
          />
          <Checkbox
            label={t('question.required')}
            checked={required}
            onChange={(event) => put(at, { required: event.currentTarget.checked })}
          />
          <ActionIcon
            variant="subtle"
            aria-label={t('question.remove', { label })}
            onClick={() => change(questions.filter((one) => one.key !== key))}
          >
            <IconX size={16} stroke={1.6} />
          </ActionIcon>
        </div>
      ))}
      {questions.length < MOST && (
        <Button variant="subtle" leftSection={<IconPlus size={16} stroke={1.6} />} onClick={add}>
          {t('question.add')}
        </Button>
      )}
    </>
  )
}
