import * as z from "zod";

/**
 * What `spbe-server doctor` reads of a portal, exported as `settings` beside `modules`: the very values that go to
 * `createSpbeServer` and `startServer`. More is allowed and ignored.
 */
export const portalSettingsSchema = z.object({
  regency: z.union([z.object({ code: z.string() }), z.array(z.object({ code: z.string() })).min(1)]),
  publicUrl: z.string(),
  identity: z.object({ issuer: z.string() }),
  production: z.boolean().default(false),
  /** The address the server listens on. */
  host: z.string().default("127.0.0.1"),
  dataFolder: z.string().optional(),
  mounts: z.array(z.object({ path: z.string(), loopbackOnly: z.boolean().optional() })).default([]),
  trustedProxies: z.array(z.string()).default([]),
  storage: z
    .discriminatedUnion("kind", [
      z.object({ kind: z.literal("disk"), folder: z.string() }),
      z.object({
        kind: z.literal("s3"),
        endpoint: z.string(),
        bucket: z.string(),
        prefix: z.string().default(""),
        spoolFolder: z.string(),
        region: z.string(),
        accessKeyId: z.string(),
        secretAccessKey: z.string(),
      }),
    ])
    .optional(),
});

export type PortalSettings = z.infer<typeof portalSettingsSchema>;
/** As it is written in the portal's file. */
export type PortalSettingsFile = z.input<typeof portalSettingsSchema>;
