import { ActionIcon, Menu, Tooltip } from '@mantine/core'
import {
  IconCheck,
  IconConfetti,
  IconEye,
  IconHeart,
  IconMoodHappy,
  IconMoodPlus,
  IconThumbUp,
} from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { client } from '../api.ts'
import { tellFailure } from '../ui/toasts.tsx'
import styles from './Collaboration.module.css'
import { type Reaction, reactionKinds } from './collaboration-client.ts'

const icons = {
  agree: IconThumbUp,
  heart: IconHeart,
  celebrate: IconConfetti,
  laugh: IconMoodHappy,
  seen: IconEye,
  done: IconCheck,
}

interface ReactionsProps {
  /** `comment`, or the object of the record. */
  object: string
  subjectId: string
  given: readonly Reaction[]
}

/** The signs somebody gave, each with how many and whose; pressing one gives one's own or takes it back. */
export function Reactions({ object, subjectId, given }: ReactionsProps) {
  const { t } = useTranslation('collaboration')
  const queries = useQueryClient()
  const press = async (kind: Reaction['kind'], mine: boolean) => {
    try {
      const sign = { subjectId, object, kind }
      await (mine ? client.reactions.take(sign) : client.reactions.give(sign))
      await Promise.all([
        queries.invalidateQueries({ queryKey: ['comments'] }),
        queries.invalidateQueries({ queryKey: ['reactions'] }),
      ])
    } catch (problem) {
      tellFailure(problem)
    }
  }
  return (
    <div className={styles.signs}>
      {given.map(({ kind, count, mine, names }) => {
        const Icon = icons[kind]
        const others = count - names.length
        const whose = names.join(', ') + (others > 0 ? ` ${t('signs.others', { count: others })}` : '')
        return (
          <Tooltip key={kind} label={`${t(`signs.${kind}`)}: ${whose}`}>
            <button
              type="button"
              className={`plain ${styles.sign}`}
              aria-pressed={mine}
              aria-label={`${t(`signs.${kind}`)}, ${count}: ${whose}`}
              onClick={() => void press(kind, mine)}
            >
              <Icon size={14} stroke={1.6} aria-hidden="true" />
              {count}
            </button>
          </Tooltip>
        )
      })}
      <Menu position="bottom-start" width={190} withinPortal>
        <Menu.Target>
          <ActionIcon className={styles.quiet} size="sm" aria-label={t('signs.add')}>
            <IconMoodPlus size={15} stroke={1.6} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {reactionKinds.map((kind) => {
            const Icon = icons[kind]
            const mine = given.some((one) => one.kind === kind && one.mine)
            return (
              <Menu.Item
                key={kind}
                leftSection={<Icon size={16} stroke={1.6} />}
                rightSection={mine ? <IconCheck size={14} stroke={1.6} aria-label={t('signs.given')} /> : undefined}
                onClick={() => void press(kind, mine)}
              >
                {t(`signs.${kind}`)}
              </Menu.Item>
            )
          })}
        </Menu.Dropdown>
      </Menu>
    </div>
  )
}
