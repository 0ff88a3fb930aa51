import { createHash, createPublicKey, verify } from 'node:crypto';
import { canonicalJson } from './canonical-json.ts';

/** A signature as whoever signs gives it: base64, with the key it is checked with in PEM. */
type Signature = { readonly algorithm: string; readonly signature: string; readonly publicKey: string };

/** A statement with its signature, as it is kept. All of it is signed or proved by the signature. */
export type SignedStatement<Statement> = Signature & { readonly statement: Statement };

const algorithm = 'RSASSA_PKCS1_V1_5_SHA_256';

/** The bytes of a statement that are signed: canonical JSON. */
export function statementBytes(statement: unknown): Buffer {
  return Buffer.from(canonicalJson(statement));
}

/** A statement and its signature as they are kept. */
export function signedStatementBytes(statement: unknown, { algorithm, signature, publicKey }: Signature): Buffer {
  return Buffer.from(canonicalJson({ statement, algorithm, signature, publicKey } satisfies SignedStatement<unknown>));
}

/** SHA-256 of a public key (SubjectPublicKeyInfo, DER) in hex: what a company publishes to have its signatures checked. */
export function fingerprintOf(publicKey: string): string {
  const der = createPublicKey(publicKey).export({ format: 'der', type: 'spki' });
  return createHash('sha256').update(der).digest('hex');
}

function isSignedBy({ statement, algorithm: used, signature, publicKey }: SignedStatement<unknown>): boolean {
  const key = createPublicKey(publicKey);
  return (
    used === algorithm &&
    key.asymmetricKeyType === 'rsa' &&
    verify('sha256', statementBytes(statement), key, Buffer.from(signature, 'base64'))
  );
}

/**
 * Reads a signed statement; undefined when its signature is not that of its key, or a byte of it is not as it was made:
 * base64 and PEM may be written in several ways, of which one is ours.
 */
export function readSignedStatement<Statement>(bytes: Uint8Array): SignedStatement<Statement> | undefined {
  try {
    const signed = JSON.parse(Buffer.from(bytes).toString()) as SignedStatement<Statement>;
    const pem = createPublicKey(signed.publicKey).export({ format: 'pem', type: 'spki' }).toString();
    const signature = Buffer.from(signed.signature, 'base64').toString('base64');
    const asMade = signedStatementBytes(signed.statement, { algorithm, signature, publicKey: pem });
    return isSignedBy(signed) && asMade.equals(bytes) ? signed : undefined;
  } catch {
    return undefined;
  }
}
