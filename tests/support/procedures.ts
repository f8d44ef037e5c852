import { traverseContractProcedures } from '@orpc/server';
import type { z } from 'zod';

import { contract } from '#shared/contract/index.ts';
import type { ProcedureMeta } from '#shared/contract/procedure.ts';

/** One procedure as the contract declares it. */
export interface ListedProcedure {
  /** `feature.verb` */
  readonly name: string;
  readonly feature: string;
  readonly verb: string;
  readonly meta: ProcedureMeta;
  readonly input: z.ZodType;
}

/** Every procedure of the contract, found in the contract itself. Throws when there are none. */
export function listProcedures(): readonly ListedProcedure[] {
  const found: ListedProcedure[] = [];
  traverseContractProcedures({ router: contract, path: [] }, ({ path, contract: procedure }) => {
    const [feature = '', verb = ''] = path;
    const { meta, inputSchema } = procedure['~orpc'];
    found.push({
      name: path.join('.'),
      feature,
      verb,
      meta,
      input: inputSchema,
    });
  });
  if (found.length === 0) throw new Error('the contract lists no procedure');
  return found;
}
