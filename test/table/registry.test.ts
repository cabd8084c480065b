import { STATUS_CODES } from 'node:http';
import { describe, expect, it } from 'vitest';
import { mergeHeaders, parseHeaderList } from '../../src/table/header-list.js';
import { phraseOwner } from '../../src/table/phrases.js';
import { isBodyAllowed, REGISTRY, registryEntry } from '../../src/table/registry.js';

/**
 * Where the IANA registry and the list of Node 20 differ, and why. A later Node may have caught up with the
 * registry, so either phrase is accepted there.
 */
const DIFFERENCES: Readonly<Record<string, { node: string | undefined; source: string }>> = {
  104: { node: undefined, source: 'temporary registration of draft-ietf-httpbis-resumable-upload' },
  306: { node: undefined, source: 'RFC 9110 section 15.4.7: (Unused)' },
  413: { node: 'Payload Too Large', source: 'RFC 9110 section 15.5.14 renamed it Content Too Large' },
  418: { node: "I'm a Teapot", source: 'RFC 9110 section 15.5.19: (Unused)' },
  422: { node: 'Unprocessable Entity', source: 'RFC 9110 section 15.5.21 renamed it Unprocessable Content' },
  509: {
    node: 'Bandwidth Limit Exceeded',
    source: 'unassigned in the registry; a convention of Apache modules',
  },
};

describe('REGISTRY', () => {
  it('has what Node has, but for the named differences', () => {
    const codes = new Set([...Object.keys(STATUS_CODES), ...REGISTRY.map(({ code }) => code)]);
    const differing = [...codes].filter((code) => registryEntry(code)?.phrase !== STATUS_CODES[code]);
    for (const code of differing) {
      expect({ code, node: STATUS_CODES[code] }).toEqual({ code, node: DIFFERENCES[code]?.node });
    }
  });

  it('has the codes of the IANA registry in order', () => {
    expect(REGISTRY.map(({ code }) => Number(code))).toEqual([
      100, 101, 102, 103, 104, 200, 201, 202, 203, 204, 205, 206, 207, 208, 226, 300, 301, 302, 303, 304, 305,
      306, 307, 308, 400, 401, 402, 403, 404, 405, 406, 407, 408, 409, 410, 411, 412, 413, 414, 415, 416, 417,
      418, 421, 422, 423, 424, 425, 426, 428, 429, 431, 451, 500, 501, 502, 503, 504, 505, 506, 507, 508, 510,
      511,
    ]);
  });

  it('numbers the sections of RFC 9110 as its chapter 15 does', () => {
    const sections = REGISTRY.filter(({ rfc }) => rfc === 'RFC 9110').map(
      ({ code, section }) => `${code} ${section}`,
    );
    const chapter = (number: number, codes: readonly number[]) =>
      codes.map((code, index) => `${code} 15.${number}.${index + 1}`);
    expect(sections).toEqual([
      ...chapter(2, [100, 101]),
      ...chapter(3, [200, 201, 202, 203, 204, 205, 206]),
      ...chapter(4, [300, 301, 302, 303, 304, 305, 306, 307, 308]),
      ...chapter(
        5,
        [400, 401, 402, 403, 404, 405, 406, 407, 408, 409, 410, 411, 412, 413, 414, 415, 416, 417, 418],
      ),
      '421 15.5.20',
      '422 15.5.21',
      '426 15.5.22',
      ...chapter(6, [500, 501, 502, 503, 504, 505]),
    ]);
  });

  it('forbids content for 1xx, 204, 205 and 304 alone', () => {
    const bodiless = REGISTRY.map(({ code }) => code).filter((code) => !isBodyAllowed(code));
    expect(bodiless).toEqual(['100', '101', '102', '103', '104', '204', '205', '304']);
  });

  it('leaves temporary, obsoleted and unused entries out of what can be selected', () => {
    const left = REGISTRY.filter(({ state }) => state !== 'registered').map(
      ({ code, state }) => `${code} ${state}`,
    );
    expect(left).toEqual(['104 temporary', '306 unused', '418 unused', '510 obsoleted']);
  });

  it('has these headers, required only where RFC 9110 says MUST', () => {
    const headers = REGISTRY.flatMap((entry) =>
      entry.headers.map(
        ({ name, required }) => `${entry.code} ${name} ${required ? 'required' : 'optional'}`,
      ),
    );
    expect(headers).toEqual([
      '201 Location optional',
      '206 Content-Range optional',
      '300 Location optional',
      '301 Location optional',
      '302 Location optional',
      '303 Location optional',
      '304 ETag optional',
      '304 Cache-Control optional',
      '304 Content-Location optional',
      '304 Expires optional',
      '304 Vary optional',
      '307 Location optional',
      '308 Location optional',
      '401 WWW-Authenticate required',
      '405 Allow required',
      '407 Proxy-Authenticate required',
      '413 Retry-After optional',
      '415 Accept optional',
      '416 Content-Range optional',
      '426 Upgrade required',
      '429 Retry-After optional',
      '503 Retry-After optional',
    ]);
    expect(REGISTRY.flatMap((entry) => entry.headers).every(({ schema }) => schema.type === 'string')).toBe(
      true,
    );
  });

  it('gives every phrase, current or former, to one code', () => {
    for (const { code, phrase, state, formerPhrases } of REGISTRY) {
      for (const owned of [...(state === 'unused' ? [] : [phrase]), ...formerPhrases]) {
        expect(`${owned}: ${phraseOwner(owned)}`).toBe(`${owned}: ${code}`);
      }
    }
  });

  it('describes every code in one or two sentences of at most 80 characters', () => {
    for (const { description } of REGISTRY) {
      const sentences = description.split(/(?<=\.) /);
      expect(sentences.length, description).toBeLessThanOrEqual(2);
      for (const sentence of sentences) expect(sentence).toMatch(/^[A-Z].{5,78}\.$/);
    }
  });

  it('uses the words of API docs, not those of the RFC', () => {
    const texts = REGISTRY.flatMap(({ description, headers }) => [
      description,
      ...headers.map((header) => header.description),
    ]);
    expect(
      texts.filter((text) =>
        /header fields?|representation|\bcontent\b(?!-| neg)|\bfulfil/i.test(text ?? ''),
      ),
    ).toEqual([]);
  });

  it.each([
    ['Retry-After!: integer', 'Seconds to wait before trying again.'],
    ['Retry-After: number', 'Seconds to wait before trying again.'],
    ['Retry-After!', 'When to try again: seconds to wait, or a date.'],
    ['Retry-After: string', 'When to try again: seconds to wait, or a date.'],
  ])('describes %s as what its type can hold', (cell, description) => {
    const entry = registryEntry('503');
    const [header] = mergeHeaders(entry?.headers ?? [], parseHeaderList(cell).headers);
    expect(header?.description).toBe(description);
  });
});
