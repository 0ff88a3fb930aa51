import type { ServerResponse } from 'node:http';
import type { SesError } from './ses-error.ts';

const namespace = 'http://ses.amazonaws.com/doc/2010-12-01/';

const escapeXml = (text: string): string =>
  text.replace(/[<>&"']/g, (character) => `&#${character.codePointAt(0)};`).replace(/[^\P{Cc}\t\n\r]/gu, ' ');

function answer(res: ServerResponse, status: number, requestId: string, xml: string): void {
  res.writeHead(status, { 'content-type': 'text/xml', 'x-amzn-requestid': requestId });
  res.end(xml);
}

/** Answers an action with its result fields, in the XML of the query protocol. */
export function answerResult(
  res: ServerResponse,
  requestId: string,
  action: string,
  fields: Readonly<Record<string, string | number>>,
): void {
  const body = Object.entries(fields)
    .map(([name, value]) => `<${name}>${escapeXml(String(value))}</${name}>`)
    .join('');
  answer(
    res,
    200,
    requestId,
    `<${action}Response xmlns="${namespace}"><${action}Result>${body}</${action}Result>` +
      `<ResponseMetadata><RequestId>${requestId}</RequestId></ResponseMetadata></${action}Response>`,
  );
}

/** Answers a refusal with AWS's error name, which the SDK decodes. */
export function answerError(res: ServerResponse, requestId: string, error: SesError): void {
  answer(
    res,
    error.status,
    requestId,
    `<ErrorResponse xmlns="${namespace}"><Error><Type>${error.status < 500 ? 'Sender' : 'Receiver'}</Type>` +
      `<Code>${error.code}</Code><Message>${escapeXml(error.message)}</Message></Error>` +
      `<RequestId>${requestId}</RequestId></ErrorResponse>`,
  );
}
