import { api, type client } from '#app/web/api.ts'

export type ModelSettings = Awaited<ReturnType<typeof client.assistantModel.get>>
export type ModelTrial = Awaited<ReturnType<typeof client.assistantModelTrials.create>>

export const modelQuery = api.assistantModel.get.queryOptions({ input: {} })
