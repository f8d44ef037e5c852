/** Fails where a test cannot be run another way: what is not looked at would count as good. */
export function needsLinux(what: string): void {
  if (process.platform !== 'linux') throw new Error(`this test needs Linux: ${what}`);
}
