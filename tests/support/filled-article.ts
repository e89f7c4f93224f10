import type { Person } from './workspace.ts'

/** A published article, with a draft that was begun in another language. */
export async function anArticle(ann: Person): Promise<string> {
  const { body: made } = await ann.asks('POST', '/articles', { title: 'Brew a moka pot', language: 'en' })
  const path = `/articles/${made.id}/translations`
  const draft = (title: string) => ({ title, body: '<p>Water to the valve.</p>' })
  await ann.asks('PUT', `${path}/en`, draft('Brew a moka pot'))
  await ann.asks('PUT', `${path}/de`, draft('Kaffee aus der Kanne'))
  await ann.asks('POST', `${path}/en/publications`)
  await ann.asks('PUT', `${path}/en`, draft('Brew a moka pot well'))
  return String(made.id)
}
