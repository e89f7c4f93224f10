import { Button, Group, Modal, Skeleton } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, client } from '#app/web/api.ts'
import { useModel } from '#app/web/objects/ObjectsProvider.tsx'
import { roughly } from '#app/web/objects/use-count-words.ts'
import shared from '#app/web/rules/Rules.module.css'
import { useFormats } from '#app/web/ui/format.ts'
import { inSentence } from '#app/web/ui/in-sentence.ts'
import { tell } from '#app/web/ui/toasts.tsx'
import { type Rule, rulesQuery } from './assignment-client.ts'

/** Has a rule give out what nobody owns, once it was said how many that are. */
export function ApplyDialog({ rule, close }: { rule: Rule; close: () => void }) {
  const { t, i18n } = useTranslation('assignment')
  const formats = useFormats()
  const model = useModel(rule.object)
  const queries = useQueryClient()
  const counted = useQuery({
    ...api.assignmentRules.countUnowned.queryOptions({ input: { id: rule.id } }),
    staleTime: 0,
  })
  const applying = useMutation({
    mutationFn: () => client.assignmentRules.apply({ id: rule.id }),
    onSuccess: async () => {
      tell(t('apply.begun'))
      close()
      await queries.invalidateQueries({ queryKey: rulesQuery.queryKey })
    },
  })
  const size = counted.data
  const failure = counted.error ?? applying.error
  return (
    <Modal
      opened
      onClose={close}
      title={t('apply.title', { name: rule.name })}
      closeButtonProps={{ 'aria-label': t('ui:close') }}
    >
      {size ? (
        <p role="status">
          {size.count === 0
            ? t('apply.none', { objects: inSentence(model?.many ?? '', i18n.language) })
            : t(size.exact ? 'apply.count' : 'apply.about', {
                count: size.count,
                shown: formats.number(size.exact ? size.count : roughly(size.count)),
              })}
        </p>
      ) : (
        !failure && <Skeleton width={240} height={20} aria-label={t('apply.counting')} />
      )}
      <p className={shared.small}>{t('apply.detail')}</p>
      {failure && (
        <p role="alert" className={shared.bad}>
          {failure.message}
        </p>
      )}
      <Group justify="flex-end" mt="md" gap="sm">
        <Button variant="subtle" color="gray" onClick={close}>
          {t('ui:cancel')}
        </Button>
        <Button variant="filled" disabled={!size?.count} loading={applying.isPending} onClick={() => applying.mutate()}>
          {t('apply.do')}
        </Button>
      </Group>
    </Modal>
  )
}
