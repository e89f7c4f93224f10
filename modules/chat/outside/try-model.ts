import { actingOf, type Visitor } from '#platform/auth/authenticate'
import { inWorkspace, type Kith } from '#platform/ctx/ctx'
import { languageOf } from '#platform/i18n/translate'
import type { Trial } from '../contract/model.ts'
import { keyFor } from '../domain/phrasing/model.ts'
import { phrase } from '../domain/phrasing/phrase.ts'
import { chatWords } from '../domain/words.ts'

/** Has a model word a made-up answer, so that nobody's words leave for it. Nothing is kept. */
export async function tryModel(kith: Kith, visitor: Visitor, { baseUrl, model, key }: Trial) {
  const acting = actingOf(visitor, 'settings')
  const known =
    key === undefined ? await inWorkspace(kith, acting, (ctx) => keyFor(ctx, kith, baseUrl), { readOnly: true }) : key
  const language = languageOf(acting.workspace.locale)
  const say = chatWords(language)
  const passages = [{ title: say('trial.title'), text: say('trial.passage') }]
  const material = { question: say('trial.question'), language, passages }
  const { outcome, problem, said, tookMs } = await phrase(kith, { baseUrl, model, key: known }, material)
  if (outcome === 'phrased') return { problem: null, said: said ?? '', tookMs }
  return { problem: problem ?? ('ungrounded' as const), said: said ?? '', tookMs }
}
