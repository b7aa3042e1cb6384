/**
 * Longest run that is one line, in UTF-16 units, and most of what a field of one line takes. nginx cuts its own at 2048 bytes.
 * Apart from what reads a whole paste: every page needs this, and the other only who pastes.
 */
export const lineMost = 2_000;
