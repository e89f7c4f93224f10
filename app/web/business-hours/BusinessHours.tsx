import { ActionIcon, Button } from '@mantine/core'
import { IconPencil, IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PartProblem } from '../objects/PartProblem.tsx'
import { mayIn } from '../session.ts'
import { useShell } from '../shell/shell-context.ts'
import { ForbiddenState } from '../ui/ForbiddenState.tsx'
import { RowSkeletons } from '../ui/PageSkeleton.tsx'
import { rowNote, rowWords, Section, sectionRows } from '../ui/Section.tsx'
import { CalendarForm } from './CalendarForm.tsx'
import { type Calendar, calendarsQuery } from './calendars-query.ts'
import { OpenTimes } from './OpenTimes.tsx'

/** Settings → Business hours: when the business is open. */
export function BusinessHours() {
  const { t } = useTranslation('business-hours')
  const { session } = useShell()
  const found = useQuery(calendarsQuery)
  const [form, setForm] = useState<Calendar | 'new'>()
  if (!mayIn(session)('settings')) return <ForbiddenState />
  return (
    <Section title={t('title')} detail={t('detail')} wide>
      {found.isPending && <RowSkeletons count={3} />}
      {found.error && <PartProblem problem={found.error} retry={() => void found.refetch()} />}
      <ul className={sectionRows}>
        {found.data?.items.map((calendar) => (
          <li key={calendar.id}>
            <div className={rowWords}>
              <span>
                {calendar.name || t('usual')}
                {calendar.isDefault && calendar.id && <span className={rowNote}> · {t('default')}</span>}
              </span>
              <OpenTimes preview={calendar.preview} zone={calendar.timeZone ?? session.workspace.timeZone} most={2} />
            </div>
            {calendar.id && (
              <ActionIcon aria-label={t('edit', { name: calendar.name })} onClick={() => setForm(calendar)}>
                <IconPencil size={16} stroke={1.6} />
              </ActionIcon>
            )}
          </li>
        ))}
      </ul>
      <Button
        mt={12}
        variant="default"
        leftSection={<IconPlus size={16} stroke={1.6} />}
        onClick={() => setForm('new')}
      >
        {t('add')}
      </Button>
      {form && <CalendarForm calendar={form === 'new' ? undefined : form} close={() => setForm(undefined)} />}
    </Section>
  )
}
