import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

/** What a model was asked, as it came. */
export interface AskedOfModel {
  path: string
  authorization: string | undefined
  body: { model: string; messages: { role: string; content: string }[] }
}

/** What it answers: its words, or a status and a body that are none. */
export type ModelSays = string | { status?: number; body: string }

/** A small endpoint that answers as compatible ones do. What it says can be changed, and what it was asked is kept. */
export async function aModel(first: ModelSays) {
  const asked: AskedOfModel[] = []
  const model = { says: first, asked, meanwhile: async () => {}, baseUrl: '' }
  const server = createServer(async (request, response) => {
    let text = ''
    for await (const part of request) text += part
    asked.push({ path: request.url ?? '', authorization: request.headers.authorization, body: JSON.parse(text) })
    await model.meanwhile()
    const { says } = model
    response.setHeader('content-type', 'application/json')
    if (typeof says !== 'string') return response.writeHead(says.status ?? 200).end(says.body)
    response.end(JSON.stringify({ choices: [{ index: 0, message: { role: 'assistant', content: says } }] }))
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  model.baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`
  return model
}
