/** What Amazon States Language moves from state to state. Values are never changed in place, so states can share them. */
export type Json = null | boolean | number | string | Json[] | JsonObject;
export interface JsonObject {
  [key: string]: Json;
}

export function isJsonObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Parses text that is known to be JSON, or throws `SyntaxError`. */
export function parseJson(text: string): Json {
  const value: Json = JSON.parse(text);
  return value;
}
