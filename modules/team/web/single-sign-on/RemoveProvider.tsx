import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, client } from '#app/web/api.ts'
import { Section, sectionButtons } from '#app/web/ui/Section.tsx'
import { tell } from '#app/web/ui/toasts.tsx'
import { Refusal } from '../Refusal.tsx'
import { useRefusalWords } from '../use-submission.ts'

/** Ends sign-in by the provider, once one has read what that means. */
export function RemoveProvider() {
  const { t } = useTranslation('single-sign-on')
  const cache = useQueryClient()
  const words = useRefusalWords()
  const [asked, setAsked] = useState(false)
  const removing = useMutation({
    mutationFn: () => client.singleSignOn.remove({}),
    onSuccess: (shown) => {
      cache.setQueryData(api.singleSignOn.get.queryKey({ input: {} }), shown)
      tell(t('remove.removed'))
    },
  })
  return (
    <Section title={t(asked ? 'remove.title' : 'remove.action')} detail={t('remove.detail')}>
      <Refusal>{removing.error ? words(removing.error) : undefined}</Refusal>
      <div className={sectionButtons}>
        {asked ? (
          <>
            <Button color="red" variant="filled" loading={removing.isPending} onClick={() => removing.mutate()}>
              {t('remove.confirm')}
            </Button>
            <Button variant="subtle" color="gray" onClick={() => setAsked(false)}>
              {t('ui:cancel')}
            </Button>
          </>
        ) : (
          <Button onClick={() => setAsked(true)}>{t('remove.action')}</Button>
        )}
      </div>
    </Section>
  )
}
