import { addressOf, type EndpointContract, metaOf } from '#platform/http/route'

/** A request as a client would send it. `path` below /api/v1, query included. */
export interface PlainRequest {
  method: string
  path: string
  body?: Record<string, unknown> | string
  headers?: Record<string, string>
}

const people = 'First name,Email\nSofia,sofia@cafe-lumen.example\nJonas,no address\n'

/** The request that carries an input to its endpoint: path parameters, then query or body. */
export function requestOf(endpoint: EndpointContract, input: Record<string, unknown>): PlainRequest {
  const { method, path } = addressOf(endpoint)
  const rest = { ...input }
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = rest[name]
    delete rest[name]
    return encodeURIComponent(String(value))
  })
  if (metaOf(endpoint).multipart) return { method, path: filled, ...formOf(rest) }
  if (method !== 'GET' && method !== 'DELETE') return { method, path: filled, body: rest }
  const query = new URLSearchParams(Object.entries(rest).map(([name, value]) => [name, textOf(value)]))
  return { method, path: query.size > 0 ? `${filled}?${query}` : filled }
}

/** A form with the fields and one small CSV. */
function formOf(fields: Record<string, unknown>): Pick<PlainRequest, 'body' | 'headers'> {
  const parts = Object.entries(fields).map(([name, value]) => `; name="${name}"\r\n\r\n${textOf(value)}`)
  const file = `; name="file"; filename="people.csv"\r\ncontent-type: text/csv\r\n\r\n${people}`
  const body = [...parts, file].map((part) => `--limit\r\ncontent-disposition: form-data${part}\r\n`).join('')
  return { body: `${body}--limit--\r\n`, headers: { 'content-type': 'multipart/form-data; boundary=limit' } }
}

const textOf = (value: unknown) => (typeof value === 'object' ? JSON.stringify(value) : String(value))

/** How tests name an endpoint. */
export function nameOf(endpoint: EndpointContract): string {
  const { method, path } = addressOf(endpoint)
  return `${method} ${path}`
}

/** An endpoint's documented example. */
export const exampleOf = (endpoint: EndpointContract): Record<string, unknown> => ({
  ...Object(metaOf(endpoint).example),
})
