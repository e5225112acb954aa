// What is used of lean-qr: its own types are those of a module by name, which this file is not.
export const correction: Readonly<Record<"L" | "M" | "Q" | "H", number>>;
export function generate(
  text: string,
  options: { minCorrectionLevel: number },
): { size: number; get(x: number, y: number): boolean };
