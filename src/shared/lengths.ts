/** Lengths of a section that the stylesheet knows, in thousands of characters: by them it guesses a height. */
export const lengths = [1, 2, 3, 4, 6, 8, 12, 16, 24, 32] as const;
