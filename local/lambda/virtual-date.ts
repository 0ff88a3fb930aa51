/**
 * Makes every `new Date()` and `Date.now()` of this thread read virtual time. A date built from a value, date
 * arithmetic, `instanceof` and subclasses stay as they are. Timers and `performance` go on in real time.
 * @param now the virtual time in milliseconds since 1970
 */
export function installVirtualDate(now: () => number): void {
  const RealDate = Date;

  function VirtualDate(...parts: unknown[]): Date | string {
    if (new.target === undefined) return new RealDate(now()).toString();
    const target = (new.target as unknown) === VirtualDate ? RealDate : new.target;
    return Reflect.construct(RealDate, parts.length === 0 ? [now()] : parts, target) as Date;
  }

  const statics = Object.getOwnPropertyDescriptors(RealDate);
  // The prototype is shared, so that dates made before, or by Node itself, are still instances of Date.
  Object.defineProperties(VirtualDate, { ...statics, now: { ...statics.now, value: now } });
  Object.defineProperty(RealDate.prototype, 'constructor', {
    value: VirtualDate,
    writable: true,
    enumerable: false,
    configurable: true,
  });
  globalThis.Date = VirtualDate as unknown as DateConstructor;
}
