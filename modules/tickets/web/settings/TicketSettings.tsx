import { Button } from '@mantine/core'
import { IconPencil, IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PartProblem } from '#app/web/objects/PartProblem.tsx'
import { RowSkeletons } from '#app/web/ui/PageSkeleton.tsx'
import { rowNote, rowWords, Section, sectionRows } from '#app/web/ui/Section.tsx'
import { PolicyForm } from './PolicyForm.tsx'
import { PolicyLine } from './PolicyLine.tsx'
import { StatesForm } from './StatesForm.tsx'
import { type Policy, policiesQuery, ticketSettingsQuery } from './settings-query.ts'

/** Settings → Tickets and SLAs: what is promised to whom, and the states and types of tickets. */
export function TicketSettings() {
  const { t } = useTranslation('tickets')
  const settings = useQuery(ticketSettingsQuery)
  const policies = useQuery(policiesQuery)
  const [form, setForm] = useState<Policy | 'new' | 'states'>()
  const close = () => setForm(undefined)
  const items = policies.data?.items ?? []
  return (
    <>
      <Section title={t('policies.title')} detail={t('policies.detail')} wide>
        {policies.isPending && <RowSkeletons count={3} />}
        {policies.error && <PartProblem problem={policies.error} retry={() => void policies.refetch()} />}
        {policies.data?.items.length === 0 && <p className={rowNote}>{t('policies.none')}</p>}
        <ol className={sectionRows}>
          {items.map((policy, at) => (
            <PolicyLine key={policy.id} policies={items} at={at} edit={() => setForm(policy)} />
          ))}
        </ol>
        <Button
          mt={12}
          variant="default"
          leftSection={<IconPlus size={16} stroke={1.6} />}
          onClick={() => setForm('new')}
        >
          {t('policies.add')}
        </Button>
      </Section>
      <Section title={t('settings.states')} detail={t('settings.detail')}>
        {settings.isPending && <RowSkeletons count={4} />}
        {settings.error && <PartProblem problem={settings.error} retry={() => void settings.refetch()} />}
        <ul className={sectionRows}>
          {settings.data?.states.map(({ id, name, category }) => (
            <li key={id}>
              <div className={rowWords}>
                <span>{name}</span>
                <p className={rowNote}>{t(`ticket.options.category.${category}`)}</p>
              </div>
            </li>
          ))}
        </ul>
        <p className={rowNote}>{settings.data?.types.map(({ name }) => name).join(' · ')}</p>
        <Button
          mt={12}
          variant="default"
          disabled={!settings.data}
          leftSection={<IconPencil size={16} stroke={1.6} />}
          onClick={() => setForm('states')}
        >
          {t('settings.change')}
        </Button>
      </Section>
      {form === 'states' && settings.data && <StatesForm settings={settings.data} close={close} />}
      {form && form !== 'states' && <PolicyForm policy={form === 'new' ? undefined : form} close={close} />}
    </>
  )
}
