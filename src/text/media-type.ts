/** Media type with parameters (RFC 9110 section 8.3.1); `*` is allowed because OpenAPI allows ranges as keys. */
const MEDIA_TYPE = /^[\w!#$&^*.+-]+\/[\w!#$&^*.+-]+(?: ?; ?[\w!#$&^.+-]+=(?:[\w!#$&^.+-]+|"[^"\\]*"))*$/;

/** Whether the text can be a key of `content`. */
export function isMediaType(text: string): boolean {
  return MEDIA_TYPE.test(text);
}
