import './domain/chat-channel.ts'
import './events.ts'
import './first-acts.ts'
import { chatAnswers } from './contract/answers.ts'
import { chatChannels, chatSecrets } from './contract/channels.ts'
import { assistantModel, assistantModelTrials } from './contract/model.ts'
import { chatVisitors } from './contract/visitors.ts'

export const chatContracts = {
  chatChannels,
  chatSecrets,
  chatVisitors,
  chatAnswers,
  assistantModel,
  assistantModelTrials,
}

export { chatRoutes } from './api/routes.ts'
export { declareInquirer, inquire, noteChoice } from './domain/inquiries.ts'
export { chatTasks } from './jobs/tasks.ts'
export { mountChat } from './page/serve-chat.ts'
export { seedChat } from './seed.ts'
