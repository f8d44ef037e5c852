import { ORPCError } from '@orpc/server';

import { errorStatus } from '#shared/contract/procedure.ts';

import type { CallContext } from './router-base.ts';

/**
 * Options both hosts give oRPC's handler: a message that cannot even be read is a wrong input like any other. What a
 * procedure throws has been translated by the router's base before it comes here.
 */
export function rpcOptions() {
  const called = new WeakSet<CallContext>();
  return {
    interceptors: [
      async <T>(options: Interceptable<T>): Promise<T> => {
        // A port serves all its calls with one context; each call gets its own copy, so that calls are told apart.
        const context = { ...options.context };
        try {
          return await options.next({ ...options, context } as never);
        } catch (error) {
          if (error instanceof ORPCError || called.has(context)) throw error;
          throw unreadable(error);
        }
      },
    ],
    clientInterceptors: [
      async <T>({ context, next }: { readonly context: CallContext; next(): Promise<T> }): Promise<T> => {
        called.add(context);
        return await next();
      },
    ],
  };
}

interface Interceptable<T> {
  readonly context: CallContext;
  next(options: never): Promise<T>;
}

function unreadable(cause: unknown): ORPCError<string, unknown> {
  const fields = [{ path: '', message: 'Żądanie: treść jest nieczytelna. Odśwież stronę i spróbuj ponownie.' }];
  return new ORPCError('INVALID_INPUT', {
    status: errorStatus('INVALID_INPUT'),
    message: 'INVALID_INPUT',
    defined: true,
    data: { fields },
    cause,
  });
}
