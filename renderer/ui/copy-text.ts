/**
 * Puts a text into the clipboard and says whether it is there. Must be called in answer to a key or a click. The newer
 * `navigator.clipboard` asks for a permission, and the desktop program grants none.
 */
export function copyText(text: string): boolean {
  const put = (event: ClipboardEvent): void => {
    event.clipboardData?.setData('text/plain', text);
    event.preventDefault();
  };
  document.addEventListener('copy', put, { once: true });
  try {
    // oxlint-disable-next-line typescript/no-deprecated -- the one way that needs no permission
    return document.execCommand('copy');
  } finally {
    document.removeEventListener('copy', put);
  }
}
