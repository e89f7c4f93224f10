import './events.ts'
import './first-acts.ts'
import type { Route } from '#platform/http/route'
import { objectRoutes } from '#platform/objects/object-routes'
import { inboxRoutes } from './api/routes.ts'
import { conversationAssigneesContract } from './contract/assignees.ts'
import { cannedRepliesContract } from './contract/canned.ts'
import { conversationsContract } from './contract/conversations.ts'
import { inboxContract } from './contract/inbox.ts'
import { macrosContract } from './contract/macros.ts'
import { conversationMailsContract } from './contract/mails.ts'
import { conversationMovesContract } from './contract/moves.ts'
import { arrivalsContract, conversationThreadsContract } from './contract/threads.ts'
import { conversation } from './objects/conversation.ts'

export const conversationsContracts = {
  conversations: conversationsContract,
  inbox: inboxContract,
  conversationThreads: conversationThreadsContract,
  conversationAssignees: conversationAssigneesContract,
  conversationMoves: conversationMovesContract,
  conversationMails: conversationMailsContract,
  cannedReplies: cannedRepliesContract,
  macros: macrosContract,
  arrivals: arrivalsContract,
}

export const conversationsObjects = [conversation]

export { answerByMachine, noteByMachine, reasonForSilence } from './domain/answer-by-machine.ts'
export { cannedVariables, valuesIn } from './domain/canned/variables.ts'
export { type Channel, type Delivered, declareChannel, type Leaving } from './domain/channels.ts'
export { followEmails } from './domain/follow-emails.ts'
export { forgetUnusedNumbers } from './domain/forget-unused-numbers.ts'
export { lockConversation, moveConversation } from './domain/lock-conversation.ts'
export { type Arrived, receiveMessage, type Taken } from './domain/receive-message.ts'
export { type Deed, tellAct } from './domain/tell-act.ts'
export { conversationsTasks } from './jobs/conversations.ts'
export { seedConversations } from './seed.ts'

export const conversationsRoutes: Route[] = [...objectRoutes(conversation, conversationsContract), ...inboxRoutes]
