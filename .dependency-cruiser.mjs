/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'domain-is-pure',
      comment: 'The domain knows no AWS, no I/O and no other layer.',
      severity: 'error',
      from: { path: '^lambdas/domain' },
      to: { pathNot: ['^lambdas/domain', '^node_modules/(zod|date-fns|@date-fns/tz|ibantools)/', '^(node:)?crypto$'] },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.mjs', '.js', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
    },
  },
};
