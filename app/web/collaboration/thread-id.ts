import type { TimelineEvent } from '../objects/object-client.ts'

/** What the answers to a line of the timeline stand under: the comment it tells of, else the event itself. */
export const threadIdOf = ({ id, type, payload }: TimelineEvent): string =>
  type === 'comment.added' && typeof payload.commentId === 'string' ? payload.commentId : id
