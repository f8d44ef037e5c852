/** The page lost the main process. It has no code of the closed list, since nobody was there to refuse. */
export class ConnectionLost extends Error {
  constructor(options?: ErrorOptions) {
    super('connection lost', options);
    this.name = 'ConnectionLost';
  }
}
