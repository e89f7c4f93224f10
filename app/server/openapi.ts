import type { AnyContractRouter } from '@orpc/contract'
import { type OpenAPI, OpenAPIGenerator } from '@orpc/openapi'
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4'
import { contract } from '#app/contract.ts'
import { refusals } from '#platform/http/refusals'
import { addressOf, type EndpointContract, metaOf } from '#platform/http/route'
import { version } from './version.ts'

const problem: OpenAPI.SchemaObject = {
  type: 'object',
  required: ['type', 'title', 'status', 'code', 'detail', 'errors', 'requestId'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string', enum: Object.keys(refusals) },
    detail: { type: 'string', description: 'What to do' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          path: { type: 'string' },
          code: { type: 'string' },
          message: { type: 'string' },
          mend: { type: 'string' },
        },
      },
    },
    params: { type: 'object' },
    requestId: { type: 'string' },
  },
}

/** The OpenAPI 3.1 document of the whole contract, with each endpoint's example, right and refusals. */
export async function openApiDocument(): Promise<OpenAPI.Document> {
  const generator = new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] })
  const document = await generator.generate(contract as AnyContractRouter, {
    info: {
      title: 'Kith API',
      version,
      description:
        'Everything Kith can do. Send `Authorization: Bearer kith_…`; errors are RFC 9457 problem documents; lists page by `cursor`; ' +
        '`Idempotency-Key` is honoured on POST.',
    },
    servers: [{ url: '/api/v1' }],
    security: [{ apiKey: [] }],
    components: {
      securitySchemes: {
        apiKey: { type: 'http', scheme: 'bearer', description: 'An API key made under Settings, API keys' },
      },
      schemas: { Problem: problem },
    },
  })
  for (const endpoint of endpoints()) annotate(document, endpoint)
  return document
}

/** Every endpoint of the contract. */
export function endpoints(): EndpointContract[] {
  return Object.values(contract).flatMap((group) => Object.values<EndpointContract>(group))
}

function annotate(document: OpenAPI.Document, endpoint: EndpointContract) {
  const { method, path } = addressOf(endpoint)
  const operation = document.paths?.[path]?.[method.toLowerCase() as 'get']
  if (!operation) throw new Error(`${method} ${path} is missing from the document`)
  const { permission, refusals: own, example } = metaOf(endpoint)
  operation.description = `Needs the right \`${permission}\`.${own.length > 0 ? ` May refuse with ${own.map((code) => `\`${code}\``).join(', ')}.` : ''}`
  operation.responses = {
    ...operation.responses,
    default: {
      description: 'Refused',
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
    },
  }
  const body = operation.requestBody
  if (body && 'content' in body && body.content['application/json']) body.content['application/json'].example = example
}
