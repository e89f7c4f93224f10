import { ActionIcon, Menu } from '@mantine/core'
import { IconBolt } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { ReactNode, Ref } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '#app/web/api.ts'
import { freshUuid } from '#app/web/ui/fresh-uuid.ts'
import { tell, tellFailure } from '#app/web/ui/toasts.tsx'
import { UiLink } from '#app/web/ui/UiLink.tsx'
import { forgetConversations, macrosQuery } from './inbox-client.ts'

type Run = Parameters<typeof client.macros.run>[0]
type What = { macroId: string } | { actions: NonNullable<Run['actions']>; from?: NonNullable<Run['from']> }

/** Does something with conversations, and says of how many it did not. */
export function useMacros(conversationIds: readonly string[]) {
  const { t } = useTranslation('conversations')
  const queries = useQueryClient()
  return async (what: What, name: string) => {
    try {
      const run = { runId: freshUuid(), conversationIds: [...conversationIds], ...what }
      const { done, failed } = await client.macros.run(run)
      await forgetConversations(queries)
      const [first] = failed
      const taken = failed.filter(({ code }) => code === 'conversation_taken').length
      if (taken > 0 && taken === failed.length) await tell(t('select.taken', { count: taken, done: done.length }))
      else if (first) await tell(t('macro.failed', { count: failed.length, why: first.message }))
      else await tell(t('macro.done', { name, count: done.length }))
    } catch (problem) {
      await tellFailure(problem)
    }
  }
}

interface MacroMenuProps {
  conversationIds: readonly string[]
  button?: ReactNode
  target?: Ref<HTMLButtonElement>
}

/** The macros that may be run, on one conversation or on those that are chosen. */
export function MacroMenu({ conversationIds, button, target }: MacroMenuProps) {
  const { t } = useTranslation('conversations')
  const { data } = useQuery(macrosQuery)
  const run = useMacros(conversationIds)
  return (
    <Menu position="top-start">
      <Menu.Target>
        {button ?? (
          <ActionIcon ref={target} aria-label={t('macro.run')} title={t('macro.run')} aria-keyshortcuts="Alt+A">
            <IconBolt size={16} stroke={1.6} />
          </ActionIcon>
        )}
      </Menu.Target>
      <Menu.Dropdown mah={360} style={{ overflowY: 'auto' }}>
        <Menu.Label>{t('macro.run')}</Menu.Label>
        {data?.length === 0 && <Menu.Item disabled>{t('macro.none')}</Menu.Item>}
        {data?.map(({ id, name }) => (
          <Menu.Item key={id} onClick={() => void run({ macroId: id }, name)}>
            {name}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item component={UiLink} href="/settings/replies">
          {t('macro.manage')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
