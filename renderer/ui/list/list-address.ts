/** The address each list was last seen under, with filter and order. Lives as long as the page. */
const addresses = new Map<string, string>();

export function rememberListAddress(path: string, address: string): void {
  addresses.set(path, address);
}

/** Where a way back to this path leads: the list as it was left, else the path itself. */
export function lastAddressOf(path: string): string {
  return addresses.get(path) ?? path;
}

/** Where one user has been is nobody else's business. */
export function forgetListAddresses(): void {
  addresses.clear();
}
