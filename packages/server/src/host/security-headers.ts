/** Directives of the content security policy by name, each a list of sources. */
export type ContentSecurityPolicy = Readonly<Record<string, readonly string[]>>;

/** What a portal built by Vite needs and nothing more: its own files, images made in the page, no frames, no inline code. */
export const DEFAULT_POLICY: ContentSecurityPolicy = {
  "default-src": ["'self'"],
  "script-src": ["'self'"],
  "style-src": ["'self'"],
  "img-src": ["'self'", "data:", "blob:"],
  "font-src": ["'self'"],
  "connect-src": ["'self'"],
  "worker-src": ["'self'"],
  "manifest-src": ["'self'"],
  "object-src": ["'none'"],
  "base-uri": ["'none'"],
  "form-action": ["'self'"],
  "frame-ancestors": ["'none'"],
};

/** Headers every answer carries. `policy` replaces single directives of the default. */
export function securityHeaders(options: { secure: boolean; policy?: ContentSecurityPolicy }): Record<string, string> {
  const directives = Object.entries({ ...DEFAULT_POLICY, ...options.policy });
  return {
    "content-security-policy": directives.map(([name, sources]) => [name, ...sources].join(" ")).join("; "),
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    ...(options.secure && { "strict-transport-security": "max-age=31536000; includeSubDomains" }),
  };
}
