import { contentFolder } from '../../shared/build/content-folder.ts';
import { proofOfFile } from '../proof/proof.build.ts';
import { baseSet } from '../../shared/build/stack.ts';

/**
 * A sentence of the guide in pieces, with the versions that ran in place of `{nginx}`.
 * @throws Error naming what is no program, and those that there are.
 */
export function versioned(sentence: string): { text: string; isVersion: boolean }[] {
  const versions = proofOfFile({ set: baseSet })?.run.versions ?? {};
  return sentence.split(/\{([^}]+)\}/).map((piece, index) => {
    const isVersion = index % 2 === 1;
    const text = isVersion ? versions[piece]?.replace(/-.*/, '') : piece;
    if (text !== undefined) return { text, isVersion };
    throw new Error(
      `${contentFolder}/guide.yaml: home.does: "{${piece}}" is no program that ran. There are: ${Object.keys(versions).join(', ') || 'none'}`,
    );
  });
}
