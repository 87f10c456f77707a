/** Characters that play with a terminal, reorder text or hide in it, by their numbers in Unicode. */
const ranges: readonly (readonly [first: number, last: number])[] = [
  [0x00, 0x1f],
  [0x7f, 0x9f],
  [0xad, 0xad],
  [0x61c, 0x61c],
  [0x200b, 0x200f],
  [0x2028, 0x202e],
  [0x2060, 0x206f],
  [0xfeff, 0xfeff],
  [0xe0000, 0xe0fff],
];

/** Those in a text, apart from where its lines end. */
export function unseenIn(text: string): string[] {
  return [...text].filter((character) => {
    const number = character.codePointAt(0)!;
    return character !== "\n" && ranges.some(([first, last]) => first <= number && number <= last);
  });
}
