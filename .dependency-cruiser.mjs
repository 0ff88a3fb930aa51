/** Imports point one way: handlers ▸ acts ▸ domain; adapters know ports and one technology; lib wires; local runs it all. */
const only = (name, from, to, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: { pathNot: to },
});

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true, pathNot: '^aws-lambda$' } },
    only(
      'domain-is-pure',
      '^lambdas/domain',
      [
        '^lambdas/domain',
        '^node_modules/(zod|ibantools|@date-fns/tz|csv-parse|fflate|saxes|unpdf)/',
        // Of `util` only TextDecoder, of `zlib` only what unpacks bytes at hand.
        '^(node:)?(crypto|util|zlib)$',
      ],
      'The domain knows no AWS, no I/O and no other layer.',
    ),
    only(
      'ports-name-domain-types',
      '^lambdas/ports/',
      ['^lambdas/(domain|ports)/'],
      'Ports speak the words of the domain.',
    ),
    only(
      'templates-print-domain-values',
      '^lambdas/templates',
      ['^lambdas/templates', '^lambdas/domain', '^node_modules/(eta|nodemailer)/', '^(node:)?crypto$'],
      'What debtors read knows nothing of where it comes from.',
    ),
    only(
      'documents-lay-out-views',
      '^lambdas/documents',
      ['^lambdas/(documents|templates|domain)/', '^node_modules/(@types/)?pdfkit/'],
      'A document is made from data and fonts: it reads nothing and knows no layer above.',
    ),
    only(
      'acts-ask-domain-and-ports',
      '^lambdas/acts',
      ['^lambdas/(acts|domain|templates|documents)/', '^lambdas/ports/', '^lambdas/runtime/logging'],
      'An act loads, asks the domain and commits, through ports.',
    ),
    only(
      'handler-carries',
      '^lambdas/handlers/([^/]+)/(?!index\\.ts$)',
      [
        // What it is split into, beside it.
        '^lambdas/handlers/$1/(?!index\\.ts$)',
        '^lambdas/(acts|domain|api|runtime)/',
        '^lambdas/ports/',
        '^node_modules/(zod|@aws-sdk/util-dynamodb)/',
        '^aws-lambda$',
      ],
      'A handler never meets an adapter: its index wires them.',
    ),
    ...['dynamodb', 'ses', 'step-functions', 'event-bridge', 'secrets-manager'].map((technology) =>
      only(
        `adapter-talks-${technology}`,
        `^lambdas/adapters/${technology}/`,
        [
          `^lambdas/adapters/${technology}/`,
          '^lambdas/domain',
          '^lambdas/ports/',
          '^node_modules/@aws-sdk/',
          '^(node:)?(zlib|timers/promises)$',
        ],
        'One technology an adapter.',
      ),
    ),
    ...['s3', 'kms'].map((technology) =>
      only(
        `adapter-talks-${technology}`,
        `^lambdas/adapters/${technology}/`,
        [
          `^lambdas/adapters/${technology}/`,
          '^lambdas/adapters/when-needed\\.ts$',
          '^lambdas/domain',
          '^lambdas/ports/',
          '^node_modules/@aws-sdk/',
          '^(node:)?crypto$',
        ],
        'One technology an adapter; its client is loaded when needed.',
      ),
    ),
    only(
      'adapter-talks-http',
      '^lambdas/adapters/http/',
      ['^lambdas/adapters/http/', '^lambdas/domain', '^lambdas/ports/'],
      'The web, by what Node brings: no client of others.',
    ),
    only(
      'adapter-talks-inbound-mail',
      '^lambdas/adapters/inbound-mail/',
      [
        '^lambdas/adapters/inbound-mail/',
        '^lambdas/domain',
        '^lambdas/ports/',
        '^node_modules/(@aws-sdk|postal-mime)/',
        '^(node:)?crypto$',
      ],
      'Mails that lie in S3, as SES has put them there.',
    ),
    only(
      'lib-wires',
      '^lib',
      [
        '^lib',
        '^lambdas/(domain|api)/',
        '^lambdas/adapters/dynamodb/table-shape',
        '^lambdas/documents/font-files',
        '^lambdas/runtime/counts',
        '^node_modules',
        '^(node:)?[a-z/_]+$',
      ],
      'Infrastructure names functions by path and shares data with them, never code.',
    ),
    {
      name: 'nothing-deployed-knows-the-laptop',
      severity: 'error',
      from: { path: '^(lambdas|lib)' },
      to: { path: '^(local|tests)' },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.mjs', '.js', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'types', 'default'],
    },
  },
};
