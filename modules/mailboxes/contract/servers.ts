import { z } from 'zod'
import { text } from '#platform/objects/text'

const securities = ['tls', 'starttls', 'none'] as const

const Host = text(253).pipe(
  z
    .string()
    .regex(/^[a-z0-9]([a-z0-9.:-]*[a-z0-9])?$/i, { error: 'Not the name of a server, such as imap.example.com' }),
)

/** A mail server: its name, its port, how the line is kept private. */
export const Server = z.strictObject({ host: Host, port: z.int().min(1).max(65_535), security: z.enum(securities) })
