import { declareMetric, type Metric, type Population } from '#platform/reports/metric'

const begun =
  (field?: string, value = true): Population =>
  ({ from, to }) => ({
    and: [
      ...(field ? [{ field, op: 'eq' as const, value }] : []),
      { field: 'startedAt', op: 'between', value: [from, to] },
    ],
  })

type Own = Pick<Metric, 'unit' | 'better' | 'formula' | 'reckoned'>
const metrics: Record<string, Own> = {
  talks: count(begun(), null, 'conversations of the chat in which the assistant took part, by when it began'),
  handedOver: count(begun('handedOver'), null, 'of those, talks in which a person was asked for; each counts once'),
  contained: count(begun('handedOver', false), 'up', 'of those, talks in which nobody was asked for'),
  verified: count(
    begun('verified'),
    'up',
    'contained, and no person stepped in, the customer wrote nothing elsewhere within 72 hours, and called nothing unhelpful',
  ),
  confirmed: count(begun('confirmed'), 'up', 'contained, and the customer said that it helped'),
  unneeded: count(begun('unneeded'), 'down', 'handed over, and resolved without a word of a person'),
  missed: count(
    begun('missed'),
    'down',
    'contained, but a person stepped in, the customer came back within 72 hours, or called something unhelpful',
  ),
  handOverRate: ratio('handedOver', null, 'handed over ÷ talks'),
  containment: ratio('contained', 'up', 'not handed over ÷ talks: it rises, too, when people give up'),
  verifiedContainment: ratio('verified', 'up', 'verified ÷ talks'),
  confirmedRate: ratio('confirmed', 'up', 'confirmed ÷ talks'),
  unneededRate: ratio('unneeded', 'down', 'handed over without need ÷ handed over', 'handedOver'),
  missedRate: ratio('missed', 'down', 'hand-overs missed ÷ contained', 'contained'),
}

for (const [name, own] of Object.entries(metrics))
  declareMetric({ id: `assistant.${name}`, version: 1, object: 'conversation', rows: 'assistantTalks', ...own })

function count(of: Population, better: Own['better'], formula: string): Own {
  return { unit: 'count', better, formula, reckoned: { kind: 'count', of } }
}

function ratio(numerator: string, better: Own['better'], formula: string, denominator = 'talks'): Own {
  const reckoned = {
    kind: 'ratio',
    numerator: `assistant.${numerator}`,
    denominator: `assistant.${denominator}`,
  } as const
  return { unit: 'share', better, formula, reckoned }
}
