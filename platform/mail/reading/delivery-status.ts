/** Somebody a mail did not reach. */
export interface Unreached {
  address: string
  /** RFC 3463, such as 5.1.1; empty where none was told. */
  status: string
  /** What the server over there said. */
  said: string
}

const MOST = 100

/** Whom a delivery status (RFC 3464) names as failed; `delayed` and the like are news, not failures. */
export function unreachedIn(report: string): Unreached[] {
  const blocks = report
    .slice(0, 200_000)
    .replaceAll('\r\n', '\n')
    .split(/\n\s*\n/)
  return blocks
    .flatMap((block) => {
      const fields = fieldsOf(block)
      const address = addressIn(fields.get('original-recipient') ?? fields.get('final-recipient'))
      if (!address || fields.get('action')?.trim().toLowerCase() !== 'failed') return []
      const said = (fields.get('diagnostic-code') ?? '').replace(/^[^;]*;\s*/, '')
      return [
        {
          address,
          status: /\d\.\d{1,3}\.\d{1,3}/.exec(fields.get('status') ?? '')?.[0] ?? '',
          said: said.slice(0, 500),
        },
      ]
    })
    .slice(0, MOST)
}

function fieldsOf(block: string): Map<string, string> {
  const lines = block.replaceAll(/\n[ \t]+/g, ' ').split('\n')
  return new Map(
    lines.flatMap((line) => {
      const at = line.indexOf(':')
      return at > 0 ? [[line.slice(0, at).trim().toLowerCase(), line.slice(at + 1).trim()] as const] : []
    }),
  )
}

/** `rfc822; ann@example.com` */
const addressIn = (field: string | undefined) => /;\s*<?([^\s<>;]+@[^\s<>;]+)>?/.exec(field ?? '')?.[1]?.toLowerCase()
