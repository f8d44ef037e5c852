import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';

import { BodyLimitPlugin, RPCHandler } from '@orpc/server/node';

import type { Core } from '#core/compose.ts';
import { type FileManifest, findServedFile } from '#core/policies/file-manifest.ts';
import { pageResponseHeaders } from '#core/policies/response-headers.ts';
import type { Logger } from '#core/ports/index.ts';
import { rpcOptions } from '#core/rpc-options.ts';
import { ORPCError } from '@orpc/server';

import { contentDisposition, type Downloads } from './downloads.ts';
import { decideRequest } from './request-guard.ts';

/** Names the session of a tab; made by the page, remembered in its sessionStorage. */
const SESSION_HEADER = 'x-ostoja-session';
const SESSION_ID = /^[A-Za-z0-9-]{16,64}$/;

/** No form of the program comes near it. */
const MOST_BODY_BYTES = 2 * 1024 * 1024;

export interface PreviewServerOptions {
  readonly core: Core;
  readonly downloads: Downloads;
  readonly page: FileManifest;
  readonly logger: Logger;
  /** 0: any free port. */
  readonly port: number;
}

export interface PreviewServer {
  /** http://127.0.0.1:PORT */
  readonly origin: string;
  /** Needed for every call; valid while the server runs. */
  readonly token: string;
  close(): Promise<void>;
}

/** Serves page and core on 127.0.0.1 alone. @throws the system's error when the port cannot be had */
export async function startPreviewServer(options: PreviewServerOptions): Promise<PreviewServer> {
  const token = randomBytes(32).toString('base64url');
  const serving = new Serving(options, token);
  const server = createServer({ requestTimeout: 30_000, headersTimeout: 10_000 }, (request, response) => {
    void serving.answer(request, response);
  });
  const port = await listen(server, options.port);
  serving.address = `127.0.0.1:${port}`;
  return {
    origin: `http://127.0.0.1:${port}`,
    token,
    close: async () => {
      const closed = new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
      server.closeAllConnections();
      await closed;
    },
  };
}

class Serving {
  address = '';
  readonly #options: PreviewServerOptions;
  readonly #token: string;
  readonly #handler;

  constructor(options: PreviewServerOptions, token: string) {
    this.#options = options;
    this.#token = token;
    this.#handler = new RPCHandler(options.core.router, {
      ...rpcOptions(),
      plugins: [new BodyLimitPlugin({ maxBodySize: MOST_BODY_BYTES })],
    });
  }

  async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      await this.#route(request, response);
    } catch (error) {
      const tooLarge = error instanceof ORPCError && error.code === 'PAYLOAD_TOO_LARGE';
      if (!tooLarge) this.#options.logger.error('preview-answer-failed', error);
      if (response.headersSent) response.destroy();
      else refuse(response, tooLarge ? 413 : 500);
    }
  }

  async #route(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = (request.url ?? '/').split('?', 1)[0] ?? '/';
    const decision = decideRequest(
      {
        method: request.method ?? '',
        path,
        host: request.headers.host,
        origin: request.headers.origin,
        fetchSite: headerOf(request, 'sec-fetch-site'),
        authorization: request.headers.authorization,
      },
      { address: this.address, token: this.#token },
    );
    switch (decision) {
      case 'page':
        return await this.#page(request, response, path);
      case 'rpc':
        return await this.#rpc(request, response);
      case 'download':
        return this.#download(request, response, path);
      default:
        refuse(response, decision);
    }
  }

  async #page(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
    const served = findServedFile(this.#options.page, path);
    if (served === undefined) {
      refuse(response, 404);
      return;
    }
    const bytes = await readFile(served.file);
    response.writeHead(200, { ...pageResponseHeaders(served.contentType), 'content-length': bytes.length });
    response.end(request.method === 'HEAD' ? undefined : bytes);
  }

  async #rpc(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const sessionId = sessionOf(request);
    if (sessionId === null) {
      refuse(response, 400);
      return;
    }
    for (const [name, value] of Object.entries(answerHeaders())) response.setHeader(name, value);
    const context = this.#options.core.contextFor({ sessionId, windowId: sessionId });
    const { matched } = await this.#handler.handle(request, response, { prefix: '/rpc', context });
    if (!matched) refuse(response, 404);
  }

  #download(request: IncomingMessage, response: ServerResponse, path: string): void {
    const sessionId = sessionOf(request);
    const { core, downloads } = this.#options;
    const file =
      sessionId !== null && core.isAtWork(sessionId)
        ? downloads.take(path.slice('/download/'.length), sessionId)
        : null;
    if (file === null) {
      refuse(response, 404);
      return;
    }
    response.writeHead(200, {
      ...answerHeaders(),
      'content-type': file.type,
      'content-disposition': contentDisposition(file.name),
      'content-length': file.bytes.length,
    });
    response.end(file.bytes);
  }
}

/** Headers of every answer with data: the same as of a page, without a type of its own. */
function answerHeaders(): Record<string, string> {
  const { 'content-type': _type, ...headers } = pageResponseHeaders('');
  return headers;
}

function refuse(response: ServerResponse, status: number): void {
  response.writeHead(status, { ...pageResponseHeaders('text/plain; charset=utf-8'), connection: 'close' });
  response.end();
}

function sessionOf(request: IncomingMessage): string | null {
  const value = headerOf(request, SESSION_HEADER);
  return value !== undefined && SESSION_ID.test(value) ? value : null;
}

function headerOf(request: IncomingMessage, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value[0] : value;
}

async function listen(server: Server, port: number): Promise<number> {
  return await new Promise<number>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host: '127.0.0.1', port, exclusive: true }, () => {
      const address = server.address();
      if (typeof address === 'object' && address !== null) resolve(address.port);
      else reject(new Error('the server has no port'));
    });
  });
}
