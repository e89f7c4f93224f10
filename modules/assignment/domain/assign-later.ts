import type { Ctx } from '#platform/ctx/ctx'

/** A job gives what waits to people. One is enough, whoever asks for it. */
export const assignLater = (ctx: Ctx) => ctx.later('assignment.run', {}, { key: `assignment.run ${ctx.workspaceId}` })
