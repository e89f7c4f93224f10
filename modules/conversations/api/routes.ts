import { type Route, routes } from '#platform/http/route'
import { inboxContract } from '../contract/inbox.ts'
import { arrivalsContract, conversationThreadsContract } from '../contract/threads.ts'
import { keepDraft } from '../domain/drafts.ts'
import { countInbox, listInbox } from '../domain/list-inbox.ts'
import { addParticipant, removeParticipant } from '../domain/participants.ts'
import { readThread } from '../domain/read-thread.ts'
import { receiveByApi } from '../domain/receive-by-api.ts'
import { takeBack } from '../domain/take-back.ts'
import { writeMessage } from '../domain/write-message.ts'

export const inboxRoutes: Route[] = [
  ...routes(inboxContract, { list: listInbox, counts: countInbox }),
  ...routes(conversationThreadsContract, {
    get: readThread,
    write: writeMessage,
    takeBack,
    keepDraft,
    addParticipant,
    removeParticipant,
  }),
  ...routes(arrivalsContract, { receive: receiveByApi }),
]
