/**
 * `verify.mjs` of a legal file: checks the folder into which the file was unpacked, offline, with Node.js 20 or later and
 * nothing else. It is written apart from the verifier of this project, so that the two check one another.
 */
export const verifierSource = String.raw`// Checks the unpacked legal file in the folder of this program. No network, no other package.
//   node verify.mjs [--key FINGERPRINT]
// A program that comes with the file proves nothing alone: whoever changes the file can change the program. Compare the
// fingerprint with the one that the company publishes, and use a copy of this program from a source you trust.
import { createHash, createPublicKey, verify } from 'node:crypto';
import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = dirname(fileURLToPath(import.meta.url));
const faults = [];
// A name in the file may hold what a terminal takes for a command.
const fault = (text) => faults.push(text.replace(/\p{C}/gu, '?'));
const sha256 = (data) => createHash('sha256').update(data).digest('hex');
const read = (path) => readFileSync(join(folder, path));
const json = (path) => JSON.parse(read(path).toString('utf8'));

function sorted(value) {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  const result = {};
  for (const key of Object.keys(value).sort()) result[key] = sorted(value[key]);
  return result;
}
const canonical = (value) => JSON.stringify(sorted(value));

function filesIn(path) {
  return readdirSync(join(folder, path)).flatMap((name) => {
    const inner = path === '' ? name : path + '/' + name;
    return lstatSync(join(folder, inner)).isDirectory() ? filesIn(inner) : [inner];
  });
}

function fingerprint(pem) {
  return sha256(createPublicKey(pem).export({ format: 'der', type: 'spki' }));
}

function signed(path) {
  const { statement, algorithm, signature, publicKey } = json(path);
  const bytes = Buffer.from(canonical(statement));
  const isGood =
    algorithm === 'RSASSA_PKCS1_V1_5_SHA_256' &&
    verify('RSA-SHA256', bytes, createPublicKey(publicKey), Buffer.from(signature, 'base64'));
  if (!isGood) fault(path + ': the signature is not that of its key');
  return { statement, key: fingerprint(publicKey) };
}

function checkContent(manifest) {
  const listed = new Set(['manifest.json', 'manifest.sig']);
  for (const entry of manifest.entries) {
    listed.add(entry.path);
    let bytes;
    try {
      bytes = read(entry.path);
    } catch {
      fault(entry.path + ' is missing');
      continue;
    }
    if (bytes.length !== entry.size || sha256(bytes) !== entry.sha256) fault(entry.path + ' was changed');
  }
  for (const path of filesIn('')) if (!listed.has(path)) fault(path + ' was added');
}

function checkTimeline(manifest) {
  const { events } = json('timeline.json');
  let previous = '0'.repeat(64);
  events.forEach((event, index) => {
    const { hash, ...told } = event;
    if (told.seq !== index + 1 || told.previousHash !== previous || sha256(canonical(told)) !== hash)
      fault('timeline.json: event ' + (index + 1) + ' does not follow the one before it');
    previous = hash;
  });
  if (events.length !== manifest.head.seq || previous !== manifest.head.hash)
    fault('timeline.json does not end at the head of the manifest');
}

function checkDigest(manifest, key) {
  if (!manifest.entries.some(({ path }) => path === 'digest/statement.json')) return undefined;
  const digest = signed('digest/statement.json');
  if (digest.key !== key) fault('digest/statement.json is signed by another key than the manifest');
  const proof = json('digest/proof.json');
  if (canonical(proof.head) !== canonical(manifest.head)) fault('digest/proof.json is about another event');
  const node = (...parts) => createHash('sha256').update(Buffer.concat(parts)).digest();
  let hash = node(Buffer.from([0]), Buffer.from(canonical(proof.head)));
  for (const step of proof.path) {
    const beside = Buffer.from(step.hash, 'hex');
    hash = step.side === 'left' ? node(Buffer.from([1]), beside, hash) : node(Buffer.from([1]), hash, beside);
  }
  if (hash.toString('hex') !== digest.statement.root) fault('digest/proof.json does not lead to the signed digest');
  return digest.statement.day;
}

let key = 'unknown';
let day;
try {
  const manifest = json('manifest.json');
  const signature = signed('manifest.sig');
  key = signature.key;
  const { kind, invoiceId, manifest: hash } = signature.statement;
  if (kind !== 'legalFile' || invoiceId !== manifest.head.invoiceId || hash !== sha256(read('manifest.json')))
    fault('manifest.json is not the one that was signed');
  checkContent(manifest);
  checkTimeline(manifest);
  day = checkDigest(manifest, key);
} catch (error) {
  fault('the file cannot be read: ' + error.message);
}

const wanted = process.argv.indexOf('--key');
if (wanted > 0 && process.argv[wanted + 1] !== key) fault('it was signed by another key than the one you named');
console.log('Key fingerprint (SHA-256): ' + key);
if (wanted < 0)
  console.error(
    'NOT CHECKED: whose key that is. Whoever changes a file can sign it anew with a key of his own. ' +
      'Compare it with the fingerprint that the company publishes, or name that with --key.',
  );
if (day) console.log('The timeline stands in the signed digest of ' + day + '.');
else console.log('No signed digest covers the timeline yet.');
for (const each of faults) console.error('WRONG: ' + each);
console.log(faults.length === 0 ? 'Nothing was changed, removed or added.' : 'This is not the file as it was made.');
process.exitCode = faults.length === 0 ? 0 : 1;
`;
