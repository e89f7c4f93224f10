import { Checkbox, NativeSelect } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Language } from '../i18n.ts'
import { RouteError } from '../shell/RouteError.tsx'
import { RowSkeletons } from '../ui/PageSkeleton.tsx'
import { Section } from '../ui/Section.tsx'
import { tell, tellFailure } from '../ui/toasts.tsx'
import { changePreferences, preferencesQuery } from './notification-client.ts'
import styles from './Preferences.module.css'
import { ScheduleForm } from './ScheduleForm.tsx'

const mailings = ['none', 'instant', 'daily', 'weekly'] as const

export type Change = Parameters<typeof changePreferences>[0]

export type Preferences = Awaited<ReturnType<typeof changePreferences>>

const chosen = (was: Preferences, { kinds = [], schedule }: Change): Preferences => ({
  ...was,
  kinds: was.kinds.map((known) =>
    Object.assign(
      {},
      known,
      kinds.find(({ kind }) => kind === known.kind),
    ),
  ),
  schedule: Object.assign({}, was.schedule, schedule),
})

/** What one wants to hear of, how and when; each choice is kept at once. */
export function PreferencesScreen() {
  const { t, i18n } = useTranslation('notifications')
  const language = i18n.language as Language // i18n speaks our languages only
  const cache = useQueryClient()
  const query = useQuery(preferencesQuery(language))
  const { queryKey } = preferencesQuery(language)
  const keeping = useMutation({
    mutationFn: (change: Change) => changePreferences({ ...change, language }),
    // One after the other, and shown at once: the next choice is made on top of this one.
    scope: { id: 'notification-preferences' },
    onMutate: async (change) => {
      // An answer that is on its way tells how it was before.
      await cache.cancelQueries({ queryKey })
      cache.setQueryData(queryKey, (was) => was && chosen(was, change))
    },
    onSuccess: () => tell(t('team:saved')),
    onError: (error) => {
      tellFailure(error)
      void cache.invalidateQueries({ queryKey })
    },
  })
  if (query.error) return <RouteError error={query.error} reset={() => void query.refetch()} />
  if (!query.data) return <RowSkeletons count={6} />
  const { kinds, schedule, mailServer } = query.data
  const keep = (change: Change) => keeping.mutate(change)
  return (
    <>
      <Section title={t('preferences.kinds')} detail={t('preferences.kindsDetail')}>
        {!mailServer && <p className={styles.note}>{t('preferences.noMailServer')}</p>}
        <table className={styles.kinds}>
          <thead>
            <tr>
              <th scope="col">{t('preferences.kind')}</th>
              <th scope="col">{t('preferences.inApp')}</th>
              <th scope="col">{t('preferences.mail')}</th>
            </tr>
          </thead>
          <tbody>
            {kinds.map(({ kind, name, inApp, mail }) => (
              <tr key={kind}>
                <th scope="row">{name}</th>
                <td>
                  <Checkbox
                    aria-label={t('preferences.inAppFor', { kind: name })}
                    checked={inApp}
                    onChange={({ currentTarget: { checked } }) => keep({ kinds: [{ kind, inApp: checked }] })}
                  />
                </td>
                <td>
                  <NativeSelect
                    aria-label={t('preferences.mailFor', { kind: name })}
                    value={mail}
                    data={mailings.map((value) => ({ value, label: t(`preferences.${value}`) }))}
                    onChange={({ currentTarget: { value } }) =>
                      keep({ kinds: [{ kind, mail: mailings.find((one) => one === value) }] })
                    }
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Section>
      <Section title={t('preferences.when')} detail={t('preferences.whenDetail', { timeZone: schedule.timeZone })}>
        <ScheduleForm schedule={schedule} keep={(changed) => keep({ schedule: changed })} />
      </Section>
    </>
  )
}
