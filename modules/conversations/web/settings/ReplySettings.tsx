import { Button } from '@mantine/core'
import { IconLock, IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { client } from '#app/web/api.ts'
import { PartProblem } from '#app/web/objects/PartProblem.tsx'
import { useShell } from '#app/web/shell/shell-context.ts'
import { RowSkeletons } from '#app/web/ui/PageSkeleton.tsx'
import { rowNote, rowWords, Section, sectionRows } from '#app/web/ui/Section.tsx'
import { cannedQuery, macrosQuery } from '../inbox-client.ts'
import { CannedForm } from './CannedForm.tsx'
import { MacroForm } from './MacroForm.tsx'
import { useActionWords } from './use-action-words.ts'

export type Canned = Awaited<ReturnType<typeof client.cannedReplies.list>>['items'][number]
export type Macro = Awaited<ReturnType<typeof client.macros.list>>['items'][number]

/** Settings → Canned replies and macros: everybody's, and one's own. */
export function ReplySettings() {
  const { t } = useTranslation('conversations')
  const { session } = useShell()
  const canned = useQuery(cannedQuery)
  const macros = useQuery(macrosQuery)
  const say = useActionWords(canned.data?.items ?? [])
  const [reply, setReply] = useState<Canned | 'new'>()
  const [macro, setMacro] = useState<Macro | 'new'>()
  const mayShare = session.permissions.includes('settings')
  const mayChange = ({ personal }: { personal: boolean }) => personal || mayShare
  const mayWrite = session.permissions.includes('conversations.update')
  return (
    <>
      <Section title={t('canned.title')} detail={t('canned.detail')} wide>
        {canned.isPending && <RowSkeletons count={3} />}
        {canned.error && <PartProblem problem={canned.error} retry={() => void canned.refetch()} />}
        {canned.data?.items.length === 0 && <p className={rowNote}>{t('canned.none')}</p>}
        <ul className={sectionRows}>
          {canned.data?.items.map((one) => (
            <Row key={one.id} one={one} edit={mayWrite && mayChange(one) ? () => setReply(one) : undefined}>
              /{one.shortcut} · {one.body.slice(0, 140)}
            </Row>
          ))}
        </ul>
        {mayWrite && <Add label={t('canned.new')} add={() => setReply('new')} />}
      </Section>
      <Section title={t('macro.title')} detail={t('macro.detail')} wide>
        {macros.isPending && <RowSkeletons count={2} />}
        {macros.error && <PartProblem problem={macros.error} retry={() => void macros.refetch()} />}
        {macros.data?.length === 0 && <p className={rowNote}>{t('macro.none')}</p>}
        <ul className={sectionRows}>
          {macros.data?.map((one) => (
            <Row key={one.id} one={one} edit={mayWrite && mayChange(one) ? () => setMacro(one) : undefined}>
              {one.actions.map(say).join(' · ')}
            </Row>
          ))}
        </ul>
        {mayWrite && <Add label={t('macro.new')} add={() => setMacro('new')} />}
      </Section>
      {reply && (
        <CannedForm
          canned={reply === 'new' ? undefined : reply}
          variables={canned.data?.variables ?? []}
          mayShare={mayShare}
          close={() => setReply(undefined)}
        />
      )}
      {macro && (
        <MacroForm
          macro={macro === 'new' ? undefined : macro}
          canned={canned.data?.items ?? []}
          mayShare={mayShare}
          close={() => setMacro(undefined)}
        />
      )}
    </>
  )
}

interface RowProps {
  one: { name: string; personal: boolean }
  edit: (() => void) | undefined
  children: ReactNode
}

function Row({ one: { name, personal }, edit, children }: RowProps) {
  const { t } = useTranslation('conversations')
  return (
    <li>
      <div className={rowWords}>
        <span>
          {name} {personal && <IconLock size={13} stroke={1.6} aria-label={t('canned.own')} />}
        </span>
        <p className={rowNote}>{children}</p>
      </div>
      <Button
        variant="default"
        size="xs"
        disabled={!edit}
        title={edit ? undefined : t('canned.mayNot')}
        aria-label={t('canned.edit', { name })}
        onClick={edit}
      >
        {t('canned.change')}
      </Button>
    </li>
  )
}

const Add = ({ label, add }: { label: string; add: () => void }) => (
  <Button mt={12} variant="default" leftSection={<IconPlus size={16} stroke={1.6} />} onClick={add}>
    {label}
  </Button>
)
