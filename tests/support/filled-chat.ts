import { aBrowser, aChannel } from './a-chat.ts'
import type { TestWorkspace } from './workspace.ts'

/** A chat with somebody who wrote in it. */
export async function filledChat(workspace: TestWorkspace): Promise<{ 'chat-channels': string }> {
  const channel = await aChannel(workspace)
  const visitor = aBrowser(workspace, channel.word)
  const page = { url: 'https://shop.example/decaf', title: 'Decaf' }
  await visitor.begins({ answers: { name: 'Yuki', email: 'yuki@tanaka.example' }, page })
  await visitor.says('Is it washed with solvent?')
  return { 'chat-channels': channel.id }
}
