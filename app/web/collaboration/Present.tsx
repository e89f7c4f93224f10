import { Tooltip } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useShell } from '../shell/shell-context.ts'
import { RecordAvatar } from '../ui/RecordAvatar.tsx'
import cards from './Cards.module.css'
import { usePresence } from './use-presence.ts'

const MOST_FACES = 4

/** Who else is on this record, and who writes; a screen reader hears it when there is a pause. */
export function Present({ object, recordId }: { object: string; recordId: string }) {
  const { t } = useTranslation('collaboration')
  const { session } = useShell()
  const others = usePresence(object, recordId, session.user.id)
  const typing = others.filter((person) => person.typing)
  const [first, second] = typing.length > 0 ? typing : others
  const count = (typing.length > 0 ? typing : others).length
  const words = !first
    ? ''
    : t(typing.length > 0 ? 'here.typing' : 'here.present', {
        count,
        name: first.name.split(' ')[0],
        other: second?.name.split(' ')[0] ?? '',
        rest: count - 1,
      })
  return (
    <span className={cards.here}>
      {others.length > 0 && (
        <Tooltip label={others.map(({ name }) => name).join(', ')}>
          <span className={cards.faces}>
            {others.slice(0, MOST_FACES).map(({ id, name }) => (
              <RecordAvatar key={id} name={name} kind="person" />
            ))}
          </span>
        </Tooltip>
      )}
      <span role="status">{words}</span>
    </span>
  )
}
