declare module 'asl-validator' {
  /** Checks a definition in Amazon States Language against its schema, its paths and its transitions. */
  export default function validate(
    definition: unknown,
    options?: { readonly checkPaths?: boolean; readonly checkArn?: boolean },
  ): { readonly isValid: boolean; readonly errorsText: (separator?: string) => string };
}
