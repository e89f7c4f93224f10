import { useTranslation } from 'react-i18next'
import { useModel } from '#app/web/objects/ObjectsProvider.tsx'
import { useWhichWords } from '#app/web/objects/use-which-words.ts'
import { inSentence } from '#app/web/ui/in-sentence.ts'
import { useSources } from '#app/web/ui/sources.ts'
import type { Act, Run, Subject, Trigger } from './automation-client.ts'

/** Puts a rule into words: when, which records, and what is done. */
export function useRuleWords(object: Subject) {
  const { t, i18n } = useTranslation('automation')
  const model = useModel(object)
  const whichOf = useWhichWords(object)
  const { users } = useSources()
  const personOf = (id: string) => users.find((user) => user.id === id)?.name ?? t('words.left')
  const fieldOf = (key: string) => inSentence(model?.field(key)?.label ?? t(`moment.${key}`, key), i18n.language)

  const spanOf = (minutes: number): string =>
    minutes % 1440 === 0
      ? t('span.days', { count: minutes / 1440 })
      : minutes % 60 === 0
        ? t('span.hours', { count: minutes / 60 })
        : t('span.minutes', { count: minutes })

  const whenOf = (trigger: Trigger): string => {
    if (trigger.on === 'since')
      return t('when.since', { span: spanOf(trigger.minutes), moment: fieldOf(trigger.field) })
    if (trigger.on === 'beforeDue')
      return t('when.beforeDue', { span: spanOf(trigger.minutes), target: t(`target.${trigger.target ?? 'any'}`) })
    return t(`when.${trigger.on}.${object}`)
  }

  const saidOf = (key: string, value: unknown): string => {
    const field = model?.field(key)
    if (value === null) return t('words.nothing')
    if (field?.type === 'user') return personOf(String(value))
    return field?.options?.find((option) => option.value === value)?.label ?? String(value)
  }

  const actOf = (act: Act): string => {
    switch (act.act) {
      case 'set':
        return t('does.set', {
          field: model?.field(act.field)?.label ?? act.field,
          value: saidOf(act.field, act.value),
        })
      case 'label':
        return [
          ...(act.add.length > 0 ? [t('does.label', { labels: act.add.join(', ') })] : []),
          ...(act.remove.length > 0 ? [t('does.unlabel', { labels: act.remove.join(', ') })] : []),
        ].join(', ')
      case 'snooze':
        return t('does.snooze', { span: spanOf(act.hours * 60) })
      case 'tell':
        return t('does.tell', { people: act.to.map(toldOf).join(', ') })
      case 'task':
        return t('does.task', { title: act.title, name: toldOf(act.to) })
      default:
        return t(`does.${act.act}`)
    }
  }

  const toldOf = (one: string) => (one === 'owner' || one === 'leads' ? t(`people.${one}`) : personOf(one))

  const outcomeOf = ({ act, field, result }: Run['outcomes'][number]): string => {
    const what = t(`acts.${act}`)
    return result === 'done' ? what : t(`outcome.${result}`, { what, field: field ?? '' })
  }

  return { whichOf, whenOf, actOf, outcomeOf }
}
