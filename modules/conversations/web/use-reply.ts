import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { client } from '#app/web/api.ts'
import { ApiProblem } from '#app/web/api-problem.ts'
import { mentionedIn } from '#app/web/collaboration/plain-text.ts'
import { noteTyping } from '#app/web/collaboration/typing.ts'
import { useMentionable } from '#app/web/collaboration/use-mentionable.ts'
import { freshUuid } from '#app/web/ui/fresh-uuid.ts'
import { forgetConversations, type Message, type Thread, threadQuery } from './inbox-client.ts'
import { useAttached } from './use-attached.ts'

const KEEP_MS = 800

interface Sending {
  anyway?: boolean
  state?: 'pending' | 'resolved' | undefined
}

/** What one writes into a conversation, kept on the server while one writes, and its sending. */
export function useReply({ thread, kind }: { thread: Thread; kind: 'reply' | 'note' }) {
  const queries = useQueryClient()
  const people = useMentionable()
  const [typed, setTyped] = useState<Partial<Record<'reply' | 'note', string>>>({})
  const [between, setBetween] = useState<Message[]>([])
  const [failure, setFailure] = useState<string>()
  const { files, attach, isUploading, remove: removeFile, clear } = useAttached(setFailure)
  const [busy, setBusy] = useState(false)
  // What one saw when one began to write: somebody who answers meanwhile is told of, also where the screen shows it already.
  const sawVersion = useRef<number>(undefined)
  // Pressed twice it is one message, also after a lost answer.
  const messageId = useRef(freshUuid())
  const keeping = useRef<ReturnType<typeof setTimeout>>(undefined)
  // A draft on its way must not come after what it became.
  const kept = useRef<Promise<void>>(undefined)
  const text = typed[kind] ?? thread.drafts[kind] ?? ''
  const { id } = thread
  useEffect(() => () => noteTyping(id, false), [id])
  const keep = (value: string) => client.conversationThreads.keepDraft({ id, kind, text: value })
  const write = (value: string) => {
    if (sawVersion.current === undefined) sawVersion.current = thread.version
    setTyped((was) => ({ ...was, [kind]: value }))
    noteTyping(id, value !== '')
    clearTimeout(keeping.current)
    keeping.current = setTimeout(() => {
      kept.current = keep(value).then(
        () => {},
        () => {},
      )
    }, KEEP_MS)
  }
  const told = (problem: unknown) => {
    if (problem instanceof ApiProblem && problem.code === 'conversation_changed') {
      setBetween((problem.params.messages ?? []) as Message[]) // as the contract's refusal has it
      void forgetConversations(queries)
    } else setFailure(problem instanceof Error ? problem.message : String(problem))
    return false
  }
  const done = async (answer: Thread) => {
    queries.setQueryData(threadQuery(id).queryKey, answer)
    // Nothing typed: what the server keeps shows, also words that were taken back.
    setTyped(({ [kind]: _, ...others }) => others)
    clear()
    setBetween([])
    sawVersion.current = undefined
    messageId.current = freshUuid()
    await forgetConversations(queries)
    return true
  }
  const send = async ({ anyway = false, state }: Sending): Promise<boolean> => {
    const words = text.trim()
    if (!words || busy || isUploading) return false
    clearTimeout(keeping.current)
    setBusy(true)
    setFailure(undefined)
    await kept.current
    const mentions = kind === 'note' ? mentionedIn(words, people).filter((one) => one.kind === 'user') : []
    try {
      const answer = await client.conversationThreads.write({
        ...{
          id,
          messageId: messageId.current,
          kind,
          text: words,
          anyway,
          version: sawVersion.current ?? thread.version,
        },
        ...{ mentions: mentions.map((one) => one.id), fileIds: files.map((file) => file.id) },
        ...(state ? { state } : {}),
      })
      return await done(answer)
    } catch (problem) {
      return told(problem)
    } finally {
      setBusy(false)
      noteTyping(id, false)
    }
  }
  return {
    text,
    write,
    files,
    attach,
    isUploading,
    removeFile,
    between,
    forgetBetween: () => setBetween([]),
    failure,
    busy,
    send,
  }
}
