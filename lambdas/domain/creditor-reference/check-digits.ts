const carries = [0, 9, 4, 6, 8, 2, 7, 1, 3, 5] as const;

/** The remainder of a number by 97, letters counted as 10 to 35 (ISO/IEC 7064). Takes capital letters and digits alone. */
export function remainderBy97(text: string): number {
  let remainder = 0;
  for (const letter of text) {
    const value = Number.parseInt(letter, 36);
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
  }
  return remainder;
}

/** The check digit of Swiss references: modulo 10, recursive (Swiss Implementation Guidelines QR-bill, annex B). */
export function recursiveMod10(digits: string): number {
  let carry = 0;
  for (const digit of digits) carry = carries[(carry + Number(digit)) % 10] ?? 0;
  return (10 - carry) % 10;
}

/** True of an ISO 11649 reference in electronic format: `RF`, two check digits, 1 to 21 letters and digits. */
export function isRf(text: string): boolean {
  return /^RF\d{2}[A-Z0-9]{1,21}$/.test(text) && remainderBy97(text.slice(4) + text.slice(0, 4)) === 1;
}

/** True of a Swiss QR or ISR reference, whose last digit checks the others; zeros in front change nothing. */
export function isSwiss(digits: string): boolean {
  return /^\d{2,27}$/.test(digits) && recursiveMod10(digits.slice(0, -1)) === Number(digits.slice(-1));
}

/** True of a Belgian structured communication: ten digits and their remainder by 97, which is 97 where it would be 0. */
export function isOgm(digits: string): boolean {
  return /^\d{12}$/.test(digits) && Number(digits.slice(10)) === (Number(digits.slice(0, 10)) % 97 || 97);
}
