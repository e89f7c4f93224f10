import { type Route, routes, userRoutes } from '#platform/http/route'
import { chatAnswers } from '../contract/answers.ts'
import { chatChannels, chatSecrets } from '../contract/channels.ts'
import { assistantModel, assistantModelTrials } from '../contract/model.ts'
import { chatVisitors } from '../contract/visitors.ts'
import { correctAnswer, listAnswers } from '../domain/assistant/answers.ts'
import { describeVisitor } from '../domain/describe-visitor.ts'
import { findChannel, listChannels } from '../domain/find-channel.ts'
import { renewSecret, secretOf } from '../domain/identity.ts'
import { changeModel, findModel } from '../domain/phrasing/model.ts'
import { changeChannel, createChannel, deleteChannel } from '../domain/save-channel.ts'
import { tryModel } from '../outside/try-model.ts'

export const chatRoutes: Route[] = [
  ...routes(chatChannels, {
    list: async (ctx, _, { kith }) => ({ items: await listChannels(ctx, kith.config.publicUrl) }),
    create: async (ctx, draft, { kith }) => findChannel(ctx, kith.config.publicUrl, await createChannel(ctx, draft)),
    change: async (ctx, patch, { kith }) => {
      await changeChannel(ctx, patch)
      return findChannel(ctx, kith.config.publicUrl, patch.id)
    },
    remove: deleteChannel,
  }),
  ...routes(chatSecrets, {
    get: (ctx, one, { kith }) => secretOf(ctx, kith, one),
    renew: (ctx, one, { kith }) => renewSecret(ctx, kith, one),
  }),
  ...routes(chatVisitors, { get: describeVisitor }),
  ...routes(assistantModel, {
    get: (ctx) => findModel(ctx),
    change: (ctx, patch, { kith }) => changeModel(ctx, kith, patch),
  }),
  ...userRoutes(assistantModelTrials, { create: (visitor, trial, { kith }) => tryModel(kith, visitor, trial) }),
  ...routes(chatAnswers, { list: listAnswers, correct: correctAnswer }),
]
