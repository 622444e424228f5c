import { readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { isSameSecret, isSignedBy, signatureOf } from '#adapters/whatsapp/signature.ts';

const secret = 'coresync-local-app-secret';
const body = Buffer.from('{"name":"Ren\\u00e9e","path":"a\\/b"}');

/** The MAC as `openssl dgst -sha256 -hmac` gives it. */
const header = 'sha256=dc34cb870a41fe692b0b35b8a7d596fdadeaac0925f0f1c59d899156304a5ba7';

describe('isSignedBy', () => {
  it('accepts the reference signature of the bytes as sent', () => {
    expect(isSignedBy(secret, body, header)).toBe(true);
  });

  it('refuses the same JSON in another spelling', () => {
    const respelled = Buffer.from(JSON.stringify(JSON.parse(body.toString())));

    expect(isSignedBy(secret, respelled, header)).toBe(false);
  });

  it('refuses the signature of another secret', () => {
    expect(isSignedBy(secret, body, signatureOf('another-secret', body))).toBe(false);
  });

  it.each([
    ['nothing', undefined],
    ['an empty header', ''],
    ['no prefix', header.slice('sha256='.length)],
    ['another prefix', header.replace('sha256', 'sha1')],
    ['one digit less', header.slice(0, -1)],
    ['one digit more', `${header}0`],
    ['another last digit', `${header.slice(0, -1)}${header.endsWith('0') ? '1' : '0'}`],
    ['capital digits', header.toUpperCase().replace('SHA256', 'sha256')],
    ['no hex', `sha256=${'z'.repeat(64)}`],
    ['as many characters of more bytes', `sha256=${'é'.repeat(64)}`],
    ['a line break at the end', `${header}\n`],
    ['two headers joined', `${header},${header}`],
  ])('refuses %s', (_what, given) => {
    expect(isSignedBy(secret, body, given)).toBe(false);
  });
});

describe('signatureOf', () => {
  it('writes the header as Meta does', () => {
    expect(signatureOf(secret, body)).toBe(header);
  });
});

describe('isSameSecret', () => {
  it('tells equal words from others, whatever their lengths', () => {
    expect(isSameSecret('verify-token', 'verify-token')).toBe(true);
    expect(isSameSecret('verify-token', 'verify-tokem')).toBe(false);
    expect(isSameSecret('verify-token', 'verify-token ')).toBe(false);
    expect(isSameSecret('', 'verify-token')).toBe(false);
  });
});

describe('the time of a comparison', () => {
  it('is left to Node, which tells nothing by it: no other operator looks at a secret or a digest', () => {
    const source = readFileSync('shared/adapters/whatsapp/signature.ts', 'utf8');
    const compared = [...source.matchAll(/(\S+) [=!]==? (\S+?)[);\s]/g)].map(
      ([, ...sides]) => sides,
    );

    // Whether there is a header, and how many bytes it holds: neither is a secret.
    expect(compared).toEqual([
      ['(signature', 'undefined'],
      ['claimed.length', 'digestBytes'],
    ]);
    expect(source.match(/return .*timingSafeEqual\(/g)).toHaveLength(2);
  });
});
