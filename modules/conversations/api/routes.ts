import { type Route, routes } from '#platform/http/route'
import { conversationAssigneesContract } from '../contract/assignees.ts'
import { cannedRepliesContract } from '../contract/canned.ts'
import { inboxContract } from '../contract/inbox.ts'
import { macrosContract } from '../contract/macros.ts'
import { conversationMailsContract } from '../contract/mails.ts'
import { conversationMovesContract } from '../contract/moves.ts'
import { arrivalsContract, conversationThreadsContract } from '../contract/threads.ts'
import { changeCanned, createCanned, filledCanned, listCanned, removeCanned } from '../domain/canned/canned-replies.ts'
import { keepDraft } from '../domain/drafts.ts'
import { giveConversation } from '../domain/give-conversation.ts'
import { countInbox, listInbox } from '../domain/list-inbox.ts'
import { changeMacro, createMacro, listMacros, removeMacro } from '../domain/macros/macros.ts'
import { runMacro } from '../domain/macros/run-macro.ts'
import { mergeConversations } from '../domain/moves/merge.ts'
import { splitConversation } from '../domain/moves/split.ts'
import { undoMove } from '../domain/moves/undo-move.ts'
import { addParticipant, removeParticipant } from '../domain/participants.ts'
import { readThread } from '../domain/read-thread.ts'
import { receiveByApi } from '../domain/receive-by-api.ts'
import { startMail } from '../domain/start-mail.ts'
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
  ...routes(conversationAssigneesContract, { set: giveConversation }),
  ...routes(conversationMovesContract, { merge: mergeConversations, split: splitConversation, undo: undoMove }),
  ...routes(conversationMailsContract, { start: startMail }),
  ...routes(cannedRepliesContract, {
    list: listCanned,
    create: createCanned,
    change: changeCanned,
    remove: removeCanned,
    filled: filledCanned,
  }),
  ...routes(macrosContract, {
    list: listMacros,
    create: createMacro,
    change: changeMacro,
    remove: removeMacro,
    run: runMacro,
  }),
  ...routes(arrivalsContract, { receive: receiveByApi }),
]
