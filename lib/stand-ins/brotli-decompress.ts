/**
 * Only fonts of the web are compressed so, and documents are set in TrueType: without the dictionary that it unpacks them
 * by, the code that makes PDFs is half as large.
 */
export default function decompress(): never {
  throw new CompressedFontError('documents are set in TrueType fonts, which are not compressed');
}

class CompressedFontError extends Error {
  override readonly name = 'CompressedFontError';
}
