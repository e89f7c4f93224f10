import type { Person, TestWorkspace } from './workspace.ts'

/** Makes somebody of another workspace a member of this one, too. */
export async function joins({ kith, workspaceId }: TestWorkspace, { userId }: Person): Promise<void> {
  await kith.database.owner.query('insert into memberships (workspace_id, user_id, role) values ($1, $2, $3)', [
    workspaceId,
    userId,
    'member',
  ])
}

/** Brings an archive into a workspace and waits for its end. */
export async function uploads({ server }: TestWorkspace, person: Person, content: Buffer, name = 'hafen.kith.zip') {
  const form = new FormData()
  form.append('file', new Blob([new Uint8Array(content)]), name)
  const request = new Request('http://localhost/', { method: 'POST', body: form })
  const answer = await server.inject({
    method: 'POST',
    url: '/api/v1/workspace-imports',
    headers: { authorization: `Bearer ${person.key}`, 'content-type': request.headers.get('content-type') ?? '' },
    payload: Buffer.from(await request.arrayBuffer()),
  })
  if (answer.statusCode !== 200) throw new Error(answer.body)
  for (;;) {
    const { body } = await person.asks('GET', `/workspace-imports/${answer.json().id}`)
    if (body.status !== 'running') return body
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
