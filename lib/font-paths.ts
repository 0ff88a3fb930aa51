import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** Where the fonts of documents are before they are bundled: Source Sans 3, under the SIL Open Font License. */
export const fontPaths = {
  regular: require.resolve('@expo-google-fonts/source-sans-3/400Regular/SourceSans3_400Regular.ttf'),
  semibold: require.resolve('@expo-google-fonts/source-sans-3/600SemiBold/SourceSans3_600SemiBold.ttf'),
} as const;
