import type { FoundPassage } from '#modules/knowledge'
import type { Language } from '#platform/i18n/translate'
import { alike } from './words-of.ts'

export type Why = 'asked' | 'frustrated' | 'repeated' | 'sensitive' | 'noSource'
type Flow = 'order' | 'booking' | 'hours'

/** What the assistant knows as it decides. */
export interface Situation {
  /** What the customer said since they were last answered. */
  text: string
  language: Language
  /** What they asked before, since a person last had the chat. */
  before: readonly string[]
  /** How many of the answers since then they said did not help. */
  unhelpful: number
  /** What the knowledge base has, the best first. */
  passages: readonly FoundPassage[]
  /** Words of this business that are for people alone. */
  sensitive: readonly string[]
  flows: Readonly<Record<Flow, boolean>>
}

/** What it does: it answers from sources, follows a flow, or hands over. It never does two of them. */
export type Decision =
  | { act: 'handOver'; why: Why }
  | { act: 'flow'; flow: Flow }
  | { act: 'nature' }
  | { act: 'greet' }
  | { act: 'answer'; passages: readonly FoundPassage[] }

/** Below this part of a question a passage hardly answers it (README of knowledge). */
export const LEAST_SCORE = 0.3
/** As good as the best one. */
const AS_GOOD = 0.9

/**
 * Decides what becomes of what a customer said. People go first: whoever asks for one, is upset, asks again, or speaks of
 * something that is not for a machine, gets one, whatever the knowledge base has.
 */
export function decide(situation: Situation): Decision {
  const { text, before, unhelpful, passages, sensitive, flows } = situation
  const handOver = (why: Why): Decision => ({ act: 'handOver', why })
  if (asksForPerson.test(text)) return handOver('asked')
  if (isSensitive(text, sensitive)) return handOver('sensitive')
  if (unhelpful >= 2 || isUpset(text)) return handOver('frustrated')
  if (asksNature.test(text)) return { act: 'nature' }
  if (before.some((one) => alike(one, text))) return handOver('repeated')
  const flow = (['order', 'hours', 'booking'] as const).find((one) => flows[one] && ofFlow[one].test(text))
  if (flow) return { act: 'flow', flow }
  const best = passages[0]?.score ?? 0
  if (best >= LEAST_SCORE)
    return {
      act: 'answer',
      passages: passages.filter(({ score }) => score >= Math.max(LEAST_SCORE, best * AS_GOOD)).slice(0, 2),
    }
  return isGreeting.test(text.trim()) ? { act: 'greet' } : handOver('noSource')
}

const asksForPerson =
  /\b(human|real person|a person|an? (agent|operator|representative)|somebody real|someone real|speak (to|with)|talk (to|with)|live chat)\b|\b(menschen?|mitarbeiter\w*|berater\w*|kundendienst|(mit|echten?) (jemandem?|person)|jemand(en)? sprechen|sprechen sie selbst)\b/iu

const asksNature =
  /\b(are you|is this|am i (talking|speaking|chatting)).{0,20}\b(bot|robot|machine|computer|ai|real)\b|\b(bist du|sind sie|ist das|rede ich|spreche ich|schreibe ich).{0,24}\b(bot|roboter|maschine|computer|ki|echt)\b/iu

/** What nobody wants a machine to decide, whatever the business. */
const delicate =
  /\b(lawyer|attorney|solicitor|legal action|lawsuit|sue you|police|fraud|scam|chargeback|injur\w*|allerg\w* reaction|poison\w*|hospital|ambulance|suicid\w*|died|death|discriminat\w*|harass\w*|delete (all )?my (data|account)|gdpr|data protection)\b|\b(anwalt\w*|rechtsanw\w*|klage\w*|verklag\w*|anzeige|polizei|betrug\w*|verletz\w*|allergisch\w*|vergift\w*|krankenhaus|notarzt|suizid\w*|selbstmord|gestorben|verstorben\w*|todesfall|diskriminier\w*|beläst\w*|dsgvo|datenschutz\w*|meine daten löschen|daten löschen)\b/iu

function isSensitive(text: string, own: readonly string[]): boolean {
  const said = ` ${plain(text)} `
  return delicate.test(text) || own.some((word) => plain(word) !== '' && said.includes(` ${plain(word)}`))
}

const plain = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

const upset =
  /\b(useless|ridiculous|unacceptable|terrible|worst|awful|furious|angry|fed up|waste of time|stupid|idiot\w*|damn|fuck\w*|shit\w*|bullshit|not help\w*|doesn.?t help|didn.?t help|for the (third|fourth|fifth|hundredth) time|(third|fourth|fifth) time)\b|\b(nutzlos|unverschämt\w*|lächerlich|inakzeptabel|schlimmste\w*|furchtbar|wütend|sauer|zeitverschwendung|dumm\w*|idiot\w*|verdammt\w*|scheiß\w*|scheiss\w*|mist|hilft (mir )?nicht|zum (dritten|vierten|fünften) mal|frechheit|schon wieder kaputt)\b/iu

/** Words of anger, or the way of writing of whoever shouts. */
function isUpset(text: string): boolean {
  if (upset.test(text) || /[!?]{3,}/u.test(text)) return true
  const letters = [...text].filter((one) => /\p{L}/u.test(one))
  return letters.length >= 14 && letters.filter((one) => /\p{Lu}/u.test(one)).length / letters.length > 0.8
}

const ofFlow: Record<Flow, RegExp> = {
  order:
    /\b(where.{0,12}\b(order|parcel|package|delivery)|(order|parcel|package|delivery) status|status of (my|the) (order|delivery)|track(ing)?\b.{0,16}\b(order|parcel|package|delivery|number)|has (my|the) order (shipped|been sent))|\b(wo (ist|bleibt|sind).{0,16}(bestellung|paket|lieferung|sendung)|bestellstatus|lieferstatus|sendungsverfolgung|status (meiner|der) (bestellung|lieferung)|wann kommt.{0,16}(bestellung|paket|lieferung))/iu,
  hours:
    /\b(opening (hours|times)|business hours|when (are|do) you.{0,8} (open|there|close)|are you open|what time.{0,12}(open|close))\b|(?<!\p{L})öffnungszeit|\b(geschäftszeit\w*|wann (haben|habt|seid|sind).{0,12}(geöffnet|offen|auf|da|erreichbar)|(haben|habt) .{0,6}(geöffnet|offen))\b/iu,
  booking:
    /\b(book|make|arrange|schedule).{0,12}\b(appointment|meeting|call|demo|tasting|slot)\b|\b(termin\w*|rückruf).{0,16}\b(buchen|vereinbaren|machen|ausmachen)\b|\bterminbuchung\b/iu,
}

const isGreeting =
  /^(hi|hello|hey|good (morning|afternoon|evening)|hallo|moin|guten (morgen|tag|abend)|servus|grüß dich|grüß gott|grüezi)(?!\p{L}).{0,24}$/iu
