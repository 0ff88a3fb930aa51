import type { BankStatement, StatementReading } from './bank-statement.ts';
import { readCamt } from './camt/read-camt.ts';
import { isCfonb, readCfonb } from './cfonb/read-cfonb.ts';
import { decodeText } from './decode-text.ts';
import { isMt940, readMt940 } from './mt940/read-mt940.ts';
import { isOfx, readOfx } from './ofx/read-ofx.ts';
import { refuse, RefusedStatementError } from './refused-statement.ts';
import { isZip, unpackedStatements } from './unpack-statements.ts';

/** The largest file that is read; a year of a busy account is far smaller. */
const mostBytes = 60_000_000;

/** The format is what the first characters say; no name of a file and no media type decides. */
function statementsInFile(content: Uint8Array | string): readonly BankStatement[] {
  if (content.length > mostBytes) return refuse('tooLarge', `the file is larger than ${mostBytes} bytes`);
  const text = decodeText(content);
  if (isOfx(text)) return readOfx(content, text);
  if (/^\s*</.test(text)) return readCamt(content);
  if (isCfonb(text)) return readCfonb(text);
  if (isMt940(text)) return readMt940(text);
  return refuse('unknownFormat', 'the file is none of camt.052, camt.053, camt.054, CFONB 120, MT940 and OFX');
}

function statementsIn(content: Uint8Array | string): readonly BankStatement[] {
  if (typeof content === 'string' || !isZip(content)) return statementsInFile(content);
  return unpackedStatements(content, statementsInFile);
}

/**
 * Reads a file of bank statements, or a ZIP archive of such files; its content tells the format. Nothing of a refused
 * file is used; a reading is flagged when a line was left out or something in it is doubtful. Every reason is a sentence.
 */
export function readStatements(content: Uint8Array | string): StatementReading {
  try {
    const statements = statementsIn(content);
    const reasons = statements.flatMap(({ flags }) => flags);
    return { outcome: reasons.length === 0 ? 'accept' : 'flag', statements, reasons };
  } catch (error) {
    if (error instanceof RefusedStatementError) return { outcome: 'reject', code: error.code, reason: error.message };
    throw error;
  }
}
