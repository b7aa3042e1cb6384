import type { Parameter } from '../parameters.ts';
import { parametersSchema } from './parameter-schema.ts';
import { readYaml } from './yaml.ts';
import { contentFolder } from './content-folder.ts';

/**
 * All values that a reader may make their own, in their order. Everybody uses this one list: the spans found in a text are
 * kept under it.
 */
export const parameters: readonly Parameter[] = readYaml(
  `${contentFolder}/parameters.yaml`,
  parametersSchema,
  [],
).toSorted((a, b) => a.order - b.order);
