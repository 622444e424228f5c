import { randomBytes } from 'node:crypto';
import { pageBundle } from './page-bundle.ts';

/** The page itself. Nothing outside this server is loaded, and nothing inline runs. */
export function pageDocument(): Response {
  const nonce = randomBytes(16).toString('base64');
  return new Response(html(nonce), {
    headers: { ...commonHeaders, 'content-type': 'text/html; charset=utf-8', ...policy(nonce) },
  });
}

export async function pageScript(): Promise<Response> {
  const { script } = await pageBundle();
  return file(script, 'text/javascript; charset=utf-8');
}

export async function pageStyles(): Promise<Response> {
  const { styles } = await pageBundle();
  return file(styles, 'text/css; charset=utf-8');
}

/** A person's face would come from outside: a leaf does. */
export function pageIcon(): Response {
  return file(icon, 'image/svg+xml');
}

function file(text: string, type: string): Response {
  return new Response(text, { headers: { ...commonHeaders, 'content-type': type } });
}

const commonHeaders = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
};

/** The calendar component writes its rules into a style element of its own, which carries the nonce. */
function policy(nonce: string): Record<string, string> {
  const rules = [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self'",
    // The icons of the calendar component, which carries them along.
    'font-src data:',
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ];
  return { 'content-security-policy': rules.join('; ') };
}

const html = (nonce: string) => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, interactive-widget=resizes-content">
<meta name="csp-nonce" content="${nonce}">
<meta name="theme-color" content="#f6f2ea">
<title>CoreSync</title>
<link rel="icon" href="/local/page/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/local/page/page.css">
<script type="module" src="/local/page/page.js"></script>
</head>
<body><div id="page"></div><noscript>This page needs JavaScript.</noscript></body>
</html>
`;

const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="9" fill="#2f5d50"/><path d="M9 21c0-8 5-12 14-12 0 9-4 14-12 14m-2-2c2-5 5-7 9-9" fill="none" stroke="#f6f2ea" stroke-width="2.2" stroke-linecap="round" stroke-linejoin="round"/></svg>`;
