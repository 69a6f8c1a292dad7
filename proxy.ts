import { randomUUID } from 'node:crypto';
import { type NextRequest, NextResponse } from 'next/server';

/** Sets the request id and a nonce for scripts; it never decides who may do what (architecture.md, Stack). */
export function proxy(request: NextRequest): NextResponse {
  const nonce = randomUUID().replaceAll('-', '');
  const policy = [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'`,
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "media-src 'self' blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "object-src 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
  const headers = new Headers(request.headers);
  headers.set('content-security-policy', policy);
  headers.set('x-nonce', nonce);
  headers.set('x-request-id', randomUUID());
  headers.set('x-nl-path', `${request.nextUrl.pathname}${request.nextUrl.search}`);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('content-security-policy', policy);
  response.headers.set('cache-control', 'no-store');
  return response;
}

// Next keeps at most 10 MB of a body that passes here and cuts the rest off: the way of an import's files goes past it.
export const config = {
  matcher: ['/((?!_next/static|icon|manifest|sw.js|samples/|registry/import/files).*)'],
};
