import { evaluateExpression, parseExpression } from './expression.ts';
import type { Expression } from './expression.ts';
import { isJsonObject } from './json.ts';
import type { Json } from './json.ts';
import type { Scope } from './path.ts';
import type { Refuse } from './unsupported-definition-error.ts';

/** `Parameters` or `ResultSelector`: JSON in which fields named `….$` are computed. */
export type PayloadTemplate =
  | { readonly kind: 'constant'; readonly value: Json }
  | { readonly kind: 'computed'; readonly expression: Expression }
  | { readonly kind: 'list'; readonly items: readonly PayloadTemplate[] }
  | { readonly kind: 'fields'; readonly fields: readonly (readonly [name: string, value: PayloadTemplate])[] };

export function parseTemplate(template: Json, refuse: Refuse): PayloadTemplate {
  if (Array.isArray(template)) {
    const items = template.map((item) => parseTemplate(item, refuse));
    return items.every((item) => item.kind === 'constant')
      ? { kind: 'constant', value: template }
      : { kind: 'list', items };
  }
  if (!isJsonObject(template)) return { kind: 'constant', value: template };
  const fields = Object.entries(template).map(([name, value]): readonly [string, PayloadTemplate] => {
    if (!name.endsWith('.$')) return [name, parseTemplate(value, refuse)];
    if (typeof value !== 'string') throw refuse(`'${name}' must be a path or an intrinsic function`);
    return [name.slice(0, -2), { kind: 'computed', expression: parseExpression(value, refuse) }];
  });
  return fields.every(([, value]) => value.kind === 'constant')
    ? { kind: 'constant', value: template }
    : { kind: 'fields', fields };
}

export function fillTemplate(template: PayloadTemplate, scope: Scope): Json {
  switch (template.kind) {
    case 'constant':
      return template.value;
    case 'computed':
      return evaluateExpression(template.expression, scope);
    case 'list':
      return template.items.map((item) => fillTemplate(item, scope));
    case 'fields':
      return Object.fromEntries(template.fields.map(([name, value]) => [name, fillTemplate(value, scope)]));
  }
}
