import * as z from 'zod';

/** Houses that vouch for the county's police: its own sign-in (OpenID Connect) and its WeCom. */
export const providerKinds = ['wecom', 'oidc'] as const;
export type ProviderKind = (typeof providerKinds)[number];

/** True when the text is a kind of provider. */
export const isProviderKind = (text: string): text is ProviderKind =>
  providerKinds.some((kind) => kind === text);

const filled = z.string().trim().min(1).max(500);

/** The settings of each kind; `secret` is sealed and never shown again. */
export const providerSettings = {
  wecom: z.object({
    corpid: filled,
    agentid: z.string().regex(/^\d{1,12}$/),
    secret: filled,
  }),
  oidc: z.object({
    issuer: z.url({ protocol: /^https$/ }).max(300),
    client_id: filled,
    secret: filled,
    phone_claim: z
      .string()
      .regex(/^\w{0,40}$/)
      .default('')
      .transform((name) => name || 'phone_number'),
  }),
} as const;

export type WecomSettings = z.infer<typeof providerSettings.wecom>;
export type OidcSettings = z.infer<typeof providerSettings.oidc>;

/** The fields of each kind's form, in order. */
export const providerFields: Record<ProviderKind, readonly string[]> = {
  wecom: ['corpid', 'agentid', 'secret'],
  oidc: ['issuer', 'client_id', 'secret', 'phone_claim'],
};

/** The form of one provider: an empty secret keeps the stored one. */
export const providerInput = z.object({
  kind: z.enum(providerKinds),
  enabled: z.string().max(3).optional(),
  corpid: z.string().max(500).optional(),
  agentid: z.string().max(500).optional(),
  issuer: z.string().max(500).optional(),
  client_id: z.string().max(500).optional(),
  phone_claim: z.string().max(500).optional(),
  secret: z.string().max(500).optional(),
});
export type ProviderInput = z.infer<typeof providerInput>;
