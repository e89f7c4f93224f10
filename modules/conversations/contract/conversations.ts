import { objectContract } from '#platform/objects/object-contract'
import { conversation } from '../objects/conversation.ts'

export const conversationsContract = objectContract(conversation, {
  subject: 'Box arrived torn again',
  priority: 'high',
})
