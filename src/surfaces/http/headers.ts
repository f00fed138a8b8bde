import type { MiddlewareHandler } from 'hono'

// antd writes its styles into the page, so styles may be inline; scripts may not.
const contentPolicy = ["default-src 'self'", "script-src 'self'", "style-src 'self' 'unsafe-inline'", "img-src 'self' data: blob:", "font-src 'self' data:",
  "connect-src 'self'", "worker-src 'self' blob:", "object-src 'none'", "base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'"].join('; ')

// The embeddable check of policies sends nothing anywhere; sites that may show it are named by the installation (YINLI_WIDGET_ANCESTORS), by default none.
const ancestors = /^https?:\/\/[\w.*:-]+( https?:\/\/[\w.*:-]+)*$/.test(process.env['YINLI_WIDGET_ANCESTORS'] ?? '') ? process.env['YINLI_WIDGET_ANCESTORS']! : null
const widgetPolicy = ["default-src 'none'", "script-src 'self'", "style-src 'self'", "connect-src 'none'", "base-uri 'none'", "form-action 'none'", `frame-ancestors ${ancestors ?? "'none'"}`].join('; ')

/** What a browser must not do with our pages, and no API answer kept without its ETag. */
export const securityHeaders: MiddlewareHandler = async (c, next) => {
  await next()
  const { headers } = c.res
  const widget = c.req.path.startsWith('/widget/')
  headers.set('Content-Security-Policy', widget ? widgetPolicy : contentPolicy)
  headers.set('X-Content-Type-Options', 'nosniff')
  if (!widget || !ancestors) headers.set('X-Frame-Options', 'DENY')
  headers.set('Referrer-Policy', 'same-origin')
  headers.set('Cross-Origin-Opener-Policy', 'same-origin')
  headers.set('Cross-Origin-Resource-Policy', 'same-origin')
  headers.set('Permissions-Policy', 'camera=(), geolocation=(), microphone=(), payment=(), usb=()')
  if (c.req.path.startsWith('/api') && !headers.has('Cache-Control')) headers.set('Cache-Control', headers.has('ETag') ? 'private, no-cache' : 'no-store')
}
