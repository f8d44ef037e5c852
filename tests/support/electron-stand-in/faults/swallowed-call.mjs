import { app, crashReporter } from 'electron';

try {
  crashReporter.start({ submitURL: 'https://example.org' });
} catch {
  void app.whenReady().then(() => process.stdout.write('swallowed\n'));
}
